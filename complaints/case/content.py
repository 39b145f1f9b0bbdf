"""Contents of one complaint's page, for one reader."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone

from casework.sealing.field import opened
from complaints import access, categories, sealed_contents
from complaints.access_record import Entry
from complaints.case import verb_pages, wording
from complaints.case.verb_pages import VerbPage
from complaints.lodging import from_case
from complaints.lodging.ask_who import IMPOSSIBLE, YES
from complaints.models import Complaint, LetterKind, Outcome, Place, Referral, Sanction
from complaints.reader_role import Standing
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


def words(text: str, complaint: Complaint) -> str:
    """A verb's words with the names they speak of."""
    names = {
        "{about}": complaint.says["about"]["name"],
        "{from}": complaint.says["from"]["name"],
        "{office}": sealed_contents.title_of(complaint),
    }
    for name, value in names.items():
        text = text.replace(name, value)
    return text


def url(complaint: Complaint, verb: str) -> str:
    return reverse("complaints:verb", args=[complaint.reference, verb])


def cited(complaint: Complaint, number: str) -> tuple[str, str] | None:
    if not number:
        return None
    return complaint.version.clause_name(number), complaint.version.clause_url(number)


def facts(complaint: Complaint, standing: Standing) -> Rows:
    today = timezone.localdate()
    due = wording.due(complaint, today)
    if standing.is_complainant and sealed_contents.is_with_discipline(complaint):
        return [{"label": "State", "tag": wording.HANDLED}]
    mine = standing.is_office
    turn = ["Yours" if mine else f"The {sealed_contents.title_of(complaint)}"]
    if mine:
        turn.append(sealed_contents.title_of(complaint))
    at = timezone.localtime(complaint.received_at)
    found: Rows = [{"label": "State", "tag": wording.tag(complaint)}]
    if complaint.WAITING_FOR[complaint.status]:
        found.append({"label": "Whose turn", "lines": turn})
    if due:
        label = wording.due_label(complaint, for_complainant=standing.is_complainant)
        found.append({"label": label, "due": due})
    return [*found, {"label": "Sent", "lines": [full_day(at.date()), clock(at)]}]


def clock(at: datetime) -> str:
    return f"at {clock_time(at)}"


def complaint_rows(complaint: Complaint, standing: Standing) -> Rows:
    """What was sent, as key and lines."""
    says, about = complaint.says, complaint.says["about"]
    who = ", ".join(part for part in (about["name"], about["post"]) if part)
    formal = "Formal" if says["formal"] else "Informal"
    others = [other["name"] for other in says["others"]]
    rows = [
        ("From", [says["from"]["signed"], *name_asked(complaint)]),
        ("About", [who]),
        ("Kind", [*categories.labels(says["categories"]), formal]),
        ("When it happened", when_and_where(says)),
        ("What happened", says["what"].splitlines()),
        *effects(says, standing),
        ("Also present", others),
        ("What was tried first", first(complaint)),
        ("Outcome wanted", says["outcome"].splitlines()),
        ("Case", from_case.lines(says["case"], says["letter"])),
        ("Copied from", [says["copied_from"]] if says["copied_from"] else []),
    ]
    return [{"key": key, "lines": lines} for key, lines in rows if lines]


def when_and_where(says: dict[str, Any]) -> list[str]:
    day = [full_day(date.fromisoformat(says["happened"]))] if says["happened"] else []
    place = [str(Place(says["place"]).label)] if says["place"] else []
    return [*day, *place, *([says["where"]] if says["where"] else [])] or ["Not given"]


def effects(says: dict[str, Any], standing: Standing) -> list[tuple[str, list[str]]]:
    """Effects of bullying: for the office and the complainant, not for people given access."""
    if not (standing.is_office or standing.is_complainant):
        return []
    return [
        (sealed_contents.EFFECTS[key], said.splitlines()) for key, said in says["effects"].items()
    ]


def name_asked(complaint: Complaint) -> list[str]:
    decided = complaint.held["withheld"]
    if decided:
        kept = "is withheld from" if decided["granted"] else "is not withheld from"
        return [f"The name {kept} {complaint.says['about']['name']}"]
    if complaint.says["withhold"]:
        return [f"Asked for their name to be withheld from {complaint.says['about']['name']}"]
    return []


def first(complaint: Complaint) -> list[str]:
    """The step that the protocol asks for first, and what the complainant said about it."""
    said = complaint.says["first"]
    if not said:
        return []
    if said["answer"] == YES:
        done = f"Done on {full_day(date.fromisoformat(said['on']))}"
    else:
        done = "Not possible or not safe" if said["answer"] == IMPOSSIBLE else "Not done"
    return [said["step"], done, *([f"“{said['why']}”"] if said["why"] else [])]


def files(complaint: Complaint) -> list[tuple[str, str]]:
    """Address and words of each file."""
    rows = complaint.evidence.defer("content")
    return [
        (
            reverse("complaints:file", args=[complaint.reference, row.key]),
            sealed_contents.file_words(row),
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
    for name, (key, head) in NOTED.items():
        rows += [(key, [head(said), *said.get("text", "").splitlines()]) for said in held[name]]
    if held["copied"]:
        rows.append(("Copied", [f"As a possible breach of the members’ code: {held['copied']}"]))
    if held["found"]:
        rows.append(("Upheld", [held["found"]["by"], *held["found"]["text"].splitlines()]))
    if held["decision"]:
        rows += decision_rows(held["decision"])
    return [{"key": key, "lines": lines} for key, lines in rows]


def who_and_when(said: dict[str, Any]) -> str:
    return f"{said['who']}, {day(said['on'])}"


NOTED: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "attempts": (
        "Attempt to settle the complaint",
        lambda said: who_and_when(said) if said["tried"] else "It was not possible",
    ),
    "views": ("Independent Person", who_and_when),
    "referrals": ("Referred", lambda said: f"{Referral(said['where']).label}, {day(said['on'])}"),
    "informed": ("Informed", who_and_when),
    "told": ("Person concerned told", lambda said: day(said["on"])),
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


def day(iso: str) -> str:
    return full_day(date.fromisoformat(iso)) if iso else ""


def steps(user: User, complaint: Complaint) -> list[StepLine]:
    """The office's steps in order, without those that do not apply."""
    found = ((verb, verb.may(user, complaint)) for verb in verb_pages.OFFICE)
    return [line(verb, verdict, complaint) for verb, verdict in found if is_shown(verb, verdict)]


# What every complaint comes to; the rest is there when it can be used.
ALWAYS = {"acknowledge", "name", "assess", "decide", "close"}


def is_shown(verb: VerbPage, verdict: Verdict) -> bool:
    if verdict:
        return True
    return verdict.later and (verb.name in ALWAYS or verb.name == "tell")


def line(verb: VerbPage, verdict: Verdict, complaint: Complaint) -> StepLine:
    label, note = words(verb.heading, complaint), words(verb.step, complaint)
    if verdict:
        needed = verb.name in ALWAYS
        state, tag = ("To do", "blue") if needed else ("If needed", "")
        return StepLine(label, note, state, tag, url(complaint, verb.name), None)
    clause = cited(complaint, verdict.clause)
    return StepLine(label, verdict.reason, "Cannot start yet", "", "", clause)


def links(user: User, complaint: Complaint, offered: tuple[VerbPage, ...]) -> Rows:
    return [
        {"label": words(verb.heading, complaint), "url": url(complaint, verb.name)}
        for verb in offered
        if verb.may(user, complaint)
    ]


def letters(user: User, complaint: Complaint, standing: Standing) -> Rows:
    """Oldest first; notes for the file are not the complainant's."""
    found: Rows = []
    for letter in complaint.letters.all():
        said = opened(letter, "body")
        if said["kind"] == LetterKind.NOTE and standing.is_complainant:
            continue
        found.append(
            {
                "who": "You" if said["author"] == user.pk else said["signed"],
                "at": letter.sent_at,
                "kind_label": str(LetterKind(said["kind"]).label),
                "body": said["text"],
            }
        )
    return found


def readers(user: User, complaint: Complaint, standing: Standing) -> list[str]:
    """Who can open the file today, by name."""
    posts, office = Posts(), sealed_contents.office_of(complaint)
    title = sealed_contents.title_of(complaint)
    out = complaint.held["out"]
    found = [
        f"you, as {title}" if person.pk == user.pk else f"{person.name}, {title}"
        for person in posts.people(*office, out)
    ]
    found += [f"{p.name}, while the office is vacant" for p in posts.deputies(*office, out)]
    for grant, said in access.grants_of(complaint):
        if grant.ended_at is None:
            name = "you" if said["who"] == user.pk else said["name"]
            found.append(f"{name}, {said['role'].lower()}")
    mine = sealed_contents.is_complainant(user, complaint)
    name = "you" if mine else complaint.says["from"]["name"]
    return [*found, f"{name} (only what was sent, the letters and the outcome)"]


def looks(entries: list[Entry], user: User) -> Rows:
    """The record as a timeline."""
    return [
        {
            "lead": "Refused:" if e.refused else ("You" if e.who == user.pk else e.name),
            "rest": f"{e.name} {e.words}" if e.refused else e.words,
            "at": e.at,
            "note": e.role if e.role and e.who != user.pk and not e.refused else "",
        }
        for e in entries
    ]
