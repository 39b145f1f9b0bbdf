"""Content of a complaint's page, for one reader: rows, steps, letters, readers, access log."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone

from casework.sealing.field import opened_value
from casework.timeline import TimelineEvent
from complaints import access, categories, sealed_contents
from complaints.access_record import AccessEntry
from complaints.case import verb_pages, wording
from complaints.case.verb_pages import VerbPage
from complaints.lodging import from_case
from complaints.lodging.ask_who import IMPOSSIBLE, YES
from complaints.lodging.check_answers import when_and_where
from complaints.models import Complaint, LetterKind, Outcome, Referral, Sanction
from complaints.reader_role import ReaderRole
from complaints.routing import Posts
from foundation.verdict import Verdict
from people.models import User
from protocols.words import clock_time, full_day

Rows = list[dict[str, Any]]


class StepLine(NamedTuple):
    """A line of the list of steps: a link when it is open, else why not."""

    label: str
    note: str
    state: str
    tag: str
    url: str
    clause: tuple[str, str] | None


def words_with_names(text: str, complaint: Complaint) -> str:
    """The words of a verb page with its names filled in."""
    names = {
        "{about}": complaint.says["about"]["name"],
        "{from}": complaint.says["from"]["name"],
        "{office}": sealed_contents.receiving_office_title(complaint),
    }
    for name, value in names.items():
        text = text.replace(name, value)
    return text


def verb_url(complaint: Complaint, verb: str) -> str:
    return reverse("complaints:verb", args=[complaint.reference, verb])


def case_facts(complaint: Complaint, reader_role: ReaderRole) -> Rows:
    today = timezone.localdate()
    due = wording.earliest_due(complaint, today)
    if reader_role.is_complainant and sealed_contents.is_with_discipline(complaint):
        return [{"label": "State", "tag": wording.BEING_DEALT_WITH_TAG}]
    mine = reader_role.is_office
    turn = ["Yours" if mine else f"The {sealed_contents.receiving_office_title(complaint)}"]
    if mine:
        turn.append(sealed_contents.receiving_office_title(complaint))
    at = timezone.localtime(complaint.received_at)
    facts: Rows = [{"label": "State", "tag": wording.stage_tag(complaint)}]
    if complaint.WAITING_FOR[complaint.status]:
        facts.append({"label": "Whose turn", "lines": turn})
    if due:
        label = wording.due_label(complaint, for_complainant=reader_role.is_complainant)
        facts.append({"label": label, "due": due})
    return [*facts, {"label": "Sent", "lines": [full_day(at.date()), clock_line(at)]}]


def clock_line(at: datetime) -> str:
    return f"at {clock_time(at)}"


def complaint_rows(complaint: Complaint, reader_role: ReaderRole) -> Rows:
    """What was sent, as key and lines."""
    says, about = complaint.says, complaint.says["about"]
    who = ", ".join(part for part in (about["name"], about["post"]) if part)
    formal = "Formal" if says["formal"] else "Informal"
    others = [other["name"] for other in says["others"]]
    rows = [
        ("From", [says["from"]["signed"], *name_withheld_lines(complaint)]),
        ("About", [who]),
        ("Kind", [*categories.category_labels(says["categories"]), formal]),
        ("When it happened", when_and_where(says) or ["Not given"]),
        ("What happened", says["what"].splitlines()),
        *effect_rows(says, reader_role),
        ("Also present", others),
        ("What was tried first", first_step_told(complaint)),
        ("Outcome wanted", says["outcome"].splitlines()),
        ("Case", from_case.origin_lines(says["case"], says["letter"])),
        ("Copied from", [says["copied_from"]] if says["copied_from"] else []),
    ]
    return [{"key": key, "lines": lines} for key, lines in rows if lines]


def effect_rows(says: dict[str, Any], reader_role: ReaderRole) -> list[tuple[str, list[str]]]:
    """Effects of bullying: for the office and the complainant, not for people given access."""
    if not (reader_role.is_office or reader_role.is_complainant):
        return []
    return [
        (sealed_contents.EFFECT_LABELS[key], said.splitlines())
        for key, said in says["effects"].items()
    ]


def name_withheld_lines(complaint: Complaint) -> list[str]:
    decided = complaint.held["withheld"]
    if decided:
        kept = "is withheld from" if decided["granted"] else "is not withheld from"
        return [f"The name {kept} {complaint.says['about']['name']}"]
    if complaint.says["withhold"]:
        return [f"Asked for their name to be withheld from {complaint.says['about']['name']}"]
    return []


def first_step_told(complaint: Complaint) -> list[str]:
    """The step that the protocol asks for first, and what the complainant said about it."""
    said = complaint.says["first"]
    if not said:
        return []
    if said["answer"] == YES:
        done = f"Done on {full_day(date.fromisoformat(said['on']))}"
    else:
        done = "Not possible or not safe" if said["answer"] == IMPOSSIBLE else "Not done"
    return [said["step"], done, *([f"“{said['why']}”"] if said["why"] else [])]


def file_links(complaint: Complaint) -> list[tuple[str, str]]:
    """Address and label of each file."""
    rows = complaint.evidence.defer("content")
    return [
        (
            reverse("complaints:file", args=[complaint.reference, row.key]),
            sealed_contents.file_label(row),
        )
        for row in rows
    ]


def handling_rows(complaint: Complaint) -> Rows:
    """What the office has recorded."""
    held = complaint.held
    rows: list[tuple[str, list[str]]] = []
    if held["code"] is not None:
        engaged = "The code of conduct is engaged" if held["code"] else "Respect and courtesy"
        rows.append(("Assessment", [engaged, *held["assessment"].splitlines()]))
    for name, (key, head) in HANDLING_LABELS.items():
        rows += [(key, [head(said), *said.get("text", "").splitlines()]) for said in held[name]]
    if held["copied"]:
        rows.append(("Copied", [f"As a possible breach of the members’ code: {held['copied']}"]))
    if held["found"]:
        rows.append(("Upheld", [held["found"]["by"], *held["found"]["text"].splitlines()]))
    if held["decision"]:
        rows += decision_rows(held["decision"])
    return [{"key": key, "lines": lines} for key, lines in rows]


def who_and_when(said: dict[str, Any]) -> str:
    return f"{said['who']}, {full_day_from(said['on'])}"


HANDLING_LABELS: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "attempts": (
        "Attempt to settle the complaint",
        lambda said: who_and_when(said) if said["tried"] else "It was not possible",
    ),
    "views": ("Independent Person", who_and_when),
    "referrals": (
        "Referred",
        lambda said: f"{Referral(said['where']).label}, {full_day_from(said['on'])}",
    ),
    "informed": ("Informed", who_and_when),
    "told": ("Person concerned told", lambda said: full_day_from(said["on"])),
    "kept_out": ("Kept out", lambda said: str(said["who"])),
}


def decision_rows(decision: dict[str, Any]) -> list[tuple[str, list[str]]]:
    follows = [str(Sanction(one).label) for one in decision["sanctions"]]
    consulted = [("Consulted", [decision["consulted"]])] if decision["consulted"] else []
    return [
        ("Outcome", [str(Outcome(decision["outcome"]).label)]),
        ("Reasons", decision["reasons"].splitlines()),
        ("Action", follows or ["No further action"]),
        *consulted,
    ]


def full_day_from(iso: str) -> str:
    return full_day(date.fromisoformat(iso)) if iso else ""


def step_lines(user: User, complaint: Complaint) -> list[StepLine]:
    """The office's steps in order, without those that do not apply."""
    verdicts = ((verb, verb.may(user, complaint)) for verb in verb_pages.OFFICE_STEPS)
    return [
        step_line(verb, verdict, complaint)
        for verb, verdict in verdicts
        if is_step_shown(verb, verdict)
    ]


# What every complaint comes to; the rest is there when it can be used.
NEEDED_STEPS = {"acknowledge", "name", "assess", "decide", "close"}


def is_step_shown(verb: VerbPage, verdict: Verdict) -> bool:
    if verdict:
        return True
    return verdict.later and (verb.name in NEEDED_STEPS or verb.name == "tell")


def step_line(verb: VerbPage, verdict: Verdict, complaint: Complaint) -> StepLine:
    label, note = words_with_names(verb.heading, complaint), words_with_names(verb.step, complaint)
    if verdict:
        needed = verb.name in NEEDED_STEPS
        state, tag = ("To do", "blue") if needed else ("If needed", "")
        return StepLine(label, note, state, tag, verb_url(complaint, verb.name), None)
    clause = complaint.version.cite(verdict.clause)
    return StepLine(label, verdict.reason, "Cannot start yet", "", "", clause)


def verb_links(user: User, complaint: Complaint, offered: tuple[VerbPage, ...]) -> Rows:
    return [
        {"label": words_with_names(verb.heading, complaint), "url": verb_url(complaint, verb.name)}
        for verb in offered
        if verb.may(user, complaint)
    ]


def letter_rows(user: User, complaint: Complaint, reader_role: ReaderRole) -> Rows:
    """Letters, oldest first; the complainant does not see notes on the case file."""
    rows: Rows = []
    for letter in complaint.letters.all():
        said = opened_value(letter, "body")
        if said["kind"] == LetterKind.NOTE and reader_role.is_complainant:
            continue
        rows.append(
            {
                "who": "You" if said["author"] == user.pk else said["signed"],
                "at": letter.sent_at,
                "kind_label": str(LetterKind(said["kind"]).label),
                "body": said["text"],
            }
        )
    return rows


def reader_names(user: User, complaint: Complaint, reader_role: ReaderRole) -> list[str]:
    """Names of the people who can open the complaint today."""
    posts, office = Posts(), sealed_contents.office_of(complaint)
    title = sealed_contents.receiving_office_title(complaint)
    out = complaint.held["out"]
    found = [
        f"you, as {title}" if person.pk == user.pk else f"{person.name}, {title}"
        for person in posts.readers(*office, out)
    ]
    found += [f"{p.name}, while the office is vacant" for p in posts.waiting_deputies(*office, out)]
    for grant, said in access.grants_of(complaint):
        if grant.ended_at is None:
            name = "you" if said["who"] == user.pk else said["name"]
            found.append(f"{name}, {said['role'].lower()}")
    mine = sealed_contents.is_complainant(user, complaint)
    name = "you" if mine else complaint.says["from"]["name"]
    return [*found, f"{name} (only what was sent, the letters and the outcome)"]


def access_timeline(entries: list[AccessEntry], user: User) -> list[TimelineEvent]:
    """The access record as a timeline."""
    return [
        TimelineEvent(
            lead="Refused:" if e.refused else ("You" if e.who == user.pk else e.name),
            rest=f"{e.name} {e.words}" if e.refused else e.words,
            at=e.at,
            note=e.role if e.role and e.who != user.pk and not e.refused else "",
        )
        for e in entries
    ]
