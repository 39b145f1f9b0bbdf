"""Effects of a draft: the lines and sentences of the page about the replay of a year."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from enquiries.models import Enquiry, EnquiryPromise, Kind, Replay
from enquiries.replay.counting import ReplayResult, reply_promises
from enquiries.replay.setting_counts import count_of_setting
from foundation import disclosure
from foundation.types import Context
from people.models import User
from protocols import policy
from protocols.models import PromiseKind, Protocol
from protocols.settings import comparing, snapshots
from protocols.words import full_day

WIDEST_BAR = 224  # pixels of the longest bar
ROUTE_PAGES = ("routes", "need-to-know")
MEETING_PAGES = ("group-meetings", "meetings")


class ServiceLine(NamedTuple):
    """A service in the table: how many, how many late before and after, and two bars in pixels.
    `due` are those that fell due before and after, which a share is of."""

    name: str
    number: int
    before: int
    after: int
    bars: tuple[int, int] = (0, 0)
    needless: int = 0
    due: tuple[int, int] = (0, 0)

    @property
    def shares(self) -> tuple[str, str]:
        before, after = self.due
        return disclosure.share(self.before, before), disclosure.share(self.after, after)


def effects_context(replay: Replay, result: ReplayResult, user: User) -> Context:
    """The context of the page once everything is counted."""
    draft, against = replay.draft, replay.against
    answers, holding = service_lines(result["answers"]), service_lines(result["held"])
    return heading_context(draft, against) | {
        "finding": result_sentence(total_line(answers), against),
        "counted": counted_sentence(replay, total_line(answers), total_line(holding)),
        "clause": draft.cite(draft.clause_of(PromiseKind.REPLY)),
        "lines": answers,
        "total": total_line(answers),
        "units": [reply_time_limit(against), reply_time_limit(draft)],
        "holding": holding,
        "holding_total": total_line(holding),
        "left_out": left_out_sentence(result["left_out"]),
        "cannot_show": limits_sentence(draft, against),
        "also": list(other_changes(replay)),
        "next": what_next(user, draft),
        "adopt_url": adopt_url(user, draft),
    }


def heading_context(draft: Protocol, against: Protocol) -> Context:
    since = (
        f", in force since {day_of_month(against.effective_from)}" if against.effective_from else ""
    )
    return {
        "title": "What would change",
        "overline": f"{draft_name(draft)} compared with version {against.number}{since}",
        "back": (
            reverse("protocols:version", args=[draft.number]),
            f"Back to {draft_name(draft)[0].lower()}{draft_name(draft)[1:]}",
        ),
        "draft": draft,
        "against": against,
        "the_draft": "the draft" if not draft.is_adopted else f"version {draft.number}",
    }


def draft_name(draft: Protocol) -> str:
    return f"Version {draft.number}" if draft.is_adopted else f"Draft version {draft.number}"


def day_of_month(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def service_lines(sums: Mapping[str, Mapping[str, int]]) -> list[ServiceLine]:
    """One for each service, the most late first, with bars of one scale."""
    unscaled = [
        ServiceLine(
            name,
            s["enquiries"],
            s["before"],
            s["after"],
            needless=s.get("needless", 0),
            due=(s.get("due_before", 0), s.get("due_after", 0)),
        )
        for name, s in sums.items()
    ]
    most = max([late for line in unscaled for late in (line.before, line.after)], default=0) or 1
    scaled = [
        line._replace(bars=(line.before * WIDEST_BAR // most, line.after * WIDEST_BAR // most))
        for line in unscaled
    ]
    return sorted(scaled, key=lambda line: (-line.before, -line.after, -line.number, line.name))


def total_line(lines: Sequence[ServiceLine]) -> ServiceLine:
    return ServiceLine(
        "All services",
        sum(line.number for line in lines),
        sum(line.before for line in lines),
        sum(line.after for line in lines),
        needless=sum(line.needless for line in lines),
        due=(sum(line.due[0] for line in lines), sum(line.due[1] for line in lines)),
    )


def result_sentence(all_services: ServiceLine, against: Protocol) -> str:
    """What the table shows, in one sentence."""
    before, after = all_services.before, all_services.after
    if not all_services.number:
        return "No enquiries that could be counted were received in the last 12 months."
    answers = "1 answer" if after == 1 else f"{after:,} answers" if after else "No answers"
    if before == after:
        same = f"as under version {against.number}"
        return f"{answers} would have been late in the last 12 months, the same {same}."
    return f"{answers} would have been late in the last 12 months, instead of {before:,}."


def reply_time_limit(version: Protocol) -> str:
    rule = version.rule(PromiseKind.REPLY)
    return f"{rule.amount} {rule.unit}" if rule and rule.has_figure else "no time limit"


def counted_sentence(replay: Replay, answers: ServiceLine, holding: ServiceLine) -> str:
    """Which enquiries were counted, and what is different for them."""
    new, old = replay.draft.rule(PromiseKind.REPLY), replay.against.rule(PromiseKind.REPLY)
    words = [rule.words if rule and rule.has_figure else "no time limit" for rule in (new, old)]
    same = words[0] == words[1]
    how = f"still with {words[0]}" if same else f"with {words[0]} instead of {words[1]}"
    number = answers.number + holding.number
    received = f"received from {day_of_month(replay.since)} to {day_of_month(replay.until)}"
    return f"We recalculated {number:,} enquiries {received}, {how}."


def left_out_sentence(number: int) -> str:
    again = "When a councillor followed up an answer, the follow-up counts as one more enquiry."
    if not number:
        return again
    were = "1 was" if number == 1 else f"{number:,} were"
    return f"{again} {were} withdrawn or redirected before an answer, so they are left out."


def limits_sentence(draft: Protocol, against: Protocol) -> str:
    """What a count of the past cannot know."""
    assumption = "It assumes that each answer was given on the day it was really given."
    new, old = (version.rule(PromiseKind.REPLY) for version in (draft, against))
    if new and old and new.amount and old.amount and new.unit == old.unit:
        if new.amount > old.amount:
            return f"{assumption} With more time, some answers might be later."
        if new.amount < old.amount:
            return f"{assumption} With less time, some answers might be sooner."
    return f"{assumption} Under different rules, some might be on a different day."


def other_changes(replay: Replay) -> Iterator[str]:
    """What stays and which routes change. An enquiry keeps its version for good."""
    yield "Enquiries open now: no change. They stay under the version they were received under."
    before, after = snapshots.snapshot_of(replay.against), snapshots.snapshot_of(replay.draft)
    pages = {page.subject.key: page.rows for page in comparing.compared_settings(before, after)}
    changed = [row for key in ROUTE_PAGES for row in pages.get(key, ()) if row.changed]
    for row in changed:
        yield f"{row}.{affected_by_route(row.setting.key, replay)}"
    if not changed:
        yield "Policy, chases and need to know: no change."
    yield from changes_of_meetings(pages, replay)
    complaints = [row for row in pages.get("complaints", ()) if row.changed]
    for row in complaints:
        words = str(row)
        about = "" if words.startswith("Complaint") else "Complaints, "
        yield f"{about}{words[0].lower() if about else words[0]}{words[1:]}."
    if not complaints:
        yield "Complaint routes: no change."


def changes_of_meetings(
    pages: Mapping[str, Sequence[comparing.Difference]], replay: Replay
) -> Iterator[str]:
    """Each changed setting of meetings, visits and connections, with what it would have made of the
    year where that can be counted."""
    changed = [row for key in MEETING_PAGES for row in pages.get(key, ()) if row.changed]
    for row in changed:
        yield f"{row}. {count_of_setting(row.setting.key, replay)}".rstrip()
    if not changed:
        yield "Meetings, visits and connections: no change."


def affected_by_route(setting: str, replay: Replay) -> str:
    """How many of the year took the route that changes."""
    year = reply_promises(replay.since, replay.until)
    if setting == "route-policy":
        number = year.filter(case__kind=Kind.POLICY).count()
        return f" {of_these(number)} about policy or strategy."
    if setting == "route-chase":
        chased = EnquiryPromise.objects.filter(kind=PromiseKind.CHASE_ANSWER).values("case")
        number = Enquiry.objects.filter(pk__in=year.filter(case__in=chased).values("case")).count()
        return f" {of_these(number)} chased."
    return ""


def of_these(number: int) -> str:
    return f"{number:,} of these enquiries {'was' if number == 1 else 'were'}"


def what_next(user: User, draft: Protocol) -> str:
    """Who can adopt it, for this reader."""
    if draft.is_adopted:
        starts = full_day(draft.effective_from) if draft.effective_from else ""
        return f"This version has been adopted. It is in force from {starts}." if starts else ""
    if draft.drafted_by_id == user.pk:
        offices = f"the Monitoring Officer or the {draft.title('chief-executive')}"
        return f"You drafted this, so someone else must adopt it: {offices}."
    verdict = policy.can_adopt(user, draft)
    return verdict.reason or "Someone else drafted this, so you can adopt it."


def adopt_url(user: User, draft: Protocol) -> str:
    """The page where this reader can adopt it, or "" if they cannot."""
    return reverse("protocols:adopt", args=[draft.number]) if policy.can_adopt(user, draft) else ""
