"""What the pages of releases show: facts, quotes, notes, who was told, history, and the verbs."""

from collections.abc import Iterator

from django.urls import reverse

from announcements.models import Release, ReleaseState, ReleaseVerb, Timing
from announcements.releases import policy
from foundation import dates_in_words
from foundation.types import Context
from people.directory import ward_name
from people.models import User
from protocols.behaviours import Behaviour

TAGS: dict[str, tuple[str, str]] = {
    ReleaseState.DRAFT: ("Draft", "yellow"),
    ReleaseState.DISPUTED: ("For the Chief Executive", ""),
    ReleaseState.APPROVED: ("Approved", "purple"),
    ReleaseState.ISSUED: ("Issued", "green"),
    ReleaseState.WITHDRAWN: ("Withdrawn", "grey"),
}
VERBS = (
    ("issue-release", "Issue release", policy.can_issue),
    ("approve-release", "Approve release", policy.can_approve),
    ("quote-councillor", "Quote a councillor", policy.can_quote_councillor),
    ("quote-officer", "Quote an officer", policy.can_edit_release),
    ("guide-release", "Record when it comes out", policy.can_guide_release),
    ("recommend-release", "Recommend when to issue it", policy.can_recommend),
    ("advise-release", "Give the media team’s advice", policy.can_advise),
    ("edit-release", "Change the text", policy.can_edit_release),
    ("remove-quote", "Remove a quote", policy.can_remove_quote),
    ("dispute-release", "Dispute the wording", policy.can_dispute),
    ("withdraw-release", "Withdraw release", policy.can_withdraw_release),
)
FACTS_ONLY = "This release comes out before the meeting, so it has facts only."
MOST_EVENTS = 50


def release_line(release: Release) -> Context:
    return {
        "url": release.get_absolute_url(),
        "title": release.title,
        "about": f"{release.reference}, {release.author.name}",
        "when": dates_in_words.day(release.received_at),
        "tag": TAGS[release.status],
    }


def links_of_release(release: Release, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"announcements:{name}", args=[release.reference])}
        for name, label, may in VERBS
        if may(user, release)
    ]


def not_yet(release: Release, user: User) -> Context | None:
    """Why the next step cannot be taken yet, and its clause; None where it can be, or there is
    none."""
    steps = {
        ReleaseState.DRAFT: policy.can_approve,
        ReleaseState.DISPUTED: policy.can_approve,
        ReleaseState.APPROVED: policy.can_issue,
    }
    step = steps.get(ReleaseState(release.status))
    may = step(user, release) if step else None
    if may is None or may or may.reason == policy.NOT_THE_TEAM:
        return None
    label = "Issue release" if release.status == ReleaseState.APPROVED else "Approve release"
    clause = release.version.cite(may.clause)
    return {"label": label, "when": "not yet", "reason": may.reason, "clause": clause}


def facts_of_release(release: Release) -> list[Context]:
    wards = ", ".join(ward_name(key) for key in release.wards)
    guide = release.guided_by.styled if release.guided_by else "No one yet"
    return [
        {"label": "State", "tag": TAGS[release.status]},
        {"label": "When it comes out", "lines": timing_lines(release)},
        {"label": "Guided by", "lines": [guide]},
        {"label": "Wards", "lines": [wards or "None in particular"]},
    ]


def timing_lines(release: Release) -> list[str]:
    if not release.timing:
        return ["Not recorded yet"]
    if release.timing == Timing.NO_MEETING:
        return ["Not about a meeting"]
    side = release.get_timing_display().split()[0]
    return [f"{side} {release.meeting}", dates_in_words.day(release.meets_on)]


def notes_of_release(release: Release) -> Iterator[Context]:
    """The recommendation and the advice, each with its author and date; why it is disputed."""
    at = dates_in_words.moment
    if by := release.recommended_by:
        who = f"{by.name}. {at(release.recommended_at)}"
        yield {"title": "Recommendation of the service", "text": release.recommendation, "who": who}
    if by := release.advised_by:
        who = f"{by.name}. {at(release.advised_at)}"
        yield {"title": "Advice of the media team", "text": release.advice, "who": who}
    if by := release.disputed_by:
        yield {"title": "Why the wording is disputed", "text": release.dispute, "who": by.name}


def events_of_release(release: Release) -> list[Context]:
    """What has happened, the newest first."""
    rows = release.history.select_related("history_user").order_by("-history_id")[:MOST_EVENTS]
    return [
        {
            "who": row.history_user.name if row.history_user else "Concordat",
            "what": ReleaseVerb(row.history_change_reason).label,
            "at": dates_in_words.moment(row.history_date),
        }
        for row in rows
    ]


def facts_only(release: Release) -> Context | None:
    """The reminder before a meeting, and its clause."""
    number = release.version.clause_for(Behaviour.RELEASE_BEFORE_MEETING)
    if not (number and release.timing == Timing.BEFORE):
        return None
    return {"sentence": FACTS_ONLY, "clause": release.version.cite(number)}
