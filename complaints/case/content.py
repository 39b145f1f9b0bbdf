"""Content of a complaint's page, for one reader: rows, steps, letters, readers, access log."""

from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from casework.timeline import TimelineEvent
from complaints import categories, sealed_contents
from complaints.access_record import AccessEntry
from complaints.case import files, verb_pages, wording
from complaints.case.handling_rows import Line
from complaints.case.verb_pages import VerbPage
from complaints.lodging import from_case
from complaints.lodging.ask_who import IMPOSSIBLE, YES
from complaints.lodging.check_answers import when_and_where
from complaints.models import (
    Body,
    Complaint,
    FileDetails,
    LetterKind,
)
from complaints.reader_role import ReaderRole
from complaints.routing import Posts, when_deputies_act
from foundation.types import Context
from foundation.verdict import Verdict
from people.models import User
from protocols.words import clock_time, full_day

Rows = list[Context]


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
        "{about}": complaint.says.about.name,
        "{from}": complaint.says.complainant.name,
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
    sent_at = complaint.says.sent_at
    at = timezone.localtime(sent_at or complaint.received_at)
    sent = [full_day(at.date()), *([clock_line(at)] if sent_at else [])]
    facts: Rows = [{"label": "State", "tag": wording.stage_tag(complaint)}]
    if complaint.WAITING_FOR[complaint.status]:
        facts.append({"label": "Whose turn", "lines": turn})
    if due:
        label = wording.due_label(complaint, for_complainant=reader_role.is_complainant)
        facts.append({"label": label, "due": due})
    return [*facts, {"label": "Sent", "lines": sent}]


def clock_line(at: datetime) -> str:
    return f"at {clock_time(at)}"


def complaint_rows(complaint: Complaint, reader_role: ReaderRole) -> Rows:
    """What was sent, as key and lines."""
    body = complaint.says
    who = ", ".join(part for part in (body.about.name, body.about.post) if part)
    formal = "Formal" if body.formal else "Informal"
    when = when_and_where(body.happened, body.place, body.where)
    rows = [
        ("From", [body.complainant.signed, *name_withheld_lines(complaint)]),
        ("About", [who]),
        ("Kind", [*categories.category_labels(body.categories), formal]),
        ("When it happened", when or ["Not given"]),
        ("What happened", body.what.splitlines()),
        ("Clauses it is about", [complaint.version.clause_name(one) for one in body.clauses]),
        *effect_rows(body, reader_role),
        ("Also present", [person.name for person in body.others]),
        ("What was tried first", first_step_told(body)),
        ("Outcome wanted", body.outcome.splitlines()),
        ("Case", from_case.origin_lines(body.case, body.letter)),
        ("Copied from", [body.copied_from] if body.copied_from else []),
    ]
    return [{"key": key, "lines": lines} for key, lines in rows if lines]


def effect_rows(body: Body, reader_role: ReaderRole) -> list[Line]:
    """Effects of bullying: for the office and the complainant, not for people given access."""
    if not (reader_role.is_office or reader_role.is_complainant):
        return []
    return [
        (sealed_contents.EFFECT_LABELS[key], text.splitlines())
        for key, text in body.effects.items()
    ]


def name_withheld_lines(complaint: Complaint) -> list[str]:
    decided, about = complaint.held.withheld, complaint.says.about.name
    if decided:
        kept = "is withheld from" if decided.granted else "is not withheld from"
        return [f"The name {kept} {about}"]
    if complaint.says.withhold:
        return [f"Asked for their name to be withheld from {about}"]
    return []


def first_step_told(body: Body) -> list[str]:
    """The step that the protocol asks for first, and what the complainant said about it."""
    first = body.first
    if first is None:
        return []
    if first.answer == YES and first.on:
        done = f"Done on {full_day(first.on)}"
    else:
        done = "Not possible or not safe" if first.answer == IMPOSSIBLE else "Not done"
    return [first.step, done, *([f"“{first.why}”"] if first.why else [])]


class FileLink(NamedTuple):
    """A file: its address, its label, and who added it as what, if the complainant did not."""

    url: str
    label: str
    note: str


def file_links(complaint: Complaint, reader_role: ReaderRole) -> list[FileLink]:
    """Files this reader can open, the oldest first."""
    rows = files.files_for(complaint, reader_role)
    rows.sort(key=lambda row: (row.details.added_at or row.added_at, row.pk))
    return [
        FileLink(
            reverse("complaints:file", args=[complaint.reference, row.key]),
            sealed_contents.file_label(row),
            file_note(row.details, reader_role),
        )
        for row in rows
    ]


def file_note(details: FileDetails, reader_role: ReaderRole) -> str:
    if not details.added_by:
        return ""
    words = {"report": "Report", "statement": "Statement", "letter": "Letter"}
    what = words.get(details.what, "File")
    on = full_day(timezone.localdate(details.added_at))
    note = f"{what} added by {details.added_by} on {on}"
    if reader_role.is_complainant:
        return note
    name = "The complainant can read it" if details.to_complainant else "For the case file only"
    return f"{note}. {name}"


def step_lines(user: User, complaint: Complaint) -> list[StepLine]:
    """The office's steps in order, without those that do not apply."""
    verdicts = ((verb, verb.may(user, complaint)) for verb in verb_pages.OFFICE_STEPS)
    return [
        step_line(verb, verdict, complaint, needed=is_needed(verb, user, complaint))
        for verb, verdict in verdicts
        if is_step_shown(verb, verdict)
    ]


# What every complaint comes to; the rest is there when it can be used.
NEEDED_STEPS = {"acknowledge", "name", "assess", "decide", "close"}


def is_step_shown(verb: VerbPage, verdict: Verdict) -> bool:
    if verdict:
        return True
    return verdict.later and (verb.name in NEEDED_STEPS or verb.name in ("tell", "talk"))


def is_needed(verb: VerbPage, user: User, complaint: Complaint) -> bool:
    return verb.needed(user, complaint) if verb.needed else verb.name in NEEDED_STEPS


def step_line(verb: VerbPage, verdict: Verdict, complaint: Complaint, *, needed: bool) -> StepLine:
    label, note = words_with_names(verb.heading, complaint), words_with_names(verb.step, complaint)
    if verdict:
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
    letters = [(letter.details, letter) for letter in complaint.letters.all()]
    letters.sort(key=lambda pair: pair[0].sent_at or pair[1].sent_at)
    for details, letter in letters:
        if details.kind == LetterKind.NOTE and reader_role.is_complainant:
            continue
        rows.append(
            {
                "who": "You" if details.author == user.pk else details.signed,
                "at": details.sent_at or letter.sent_at,
                "kind_label": str(LetterKind(details.kind).label),
                "body": details.text,
            }
        )
    return rows


def letters_next_to_form(user: User, complaint: Complaint, reader_role: ReaderRole) -> Rows:
    """What happened, in the words of the complaint, and every letter since, next to a form."""
    body = complaint.says
    sent: Context = {
        "who": "You" if reader_role.is_complainant else body.complainant.signed,
        "at": body.sent_at,
        "kind_label": "Complaint",
        "body": body.what,
    }
    return [sent, *letter_rows(user, complaint, reader_role)]


def reader_names(user: User, complaint: Complaint, reader_role: ReaderRole) -> list[str]:
    """Names of the people who can open the complaint today."""
    mine = sealed_contents.is_complainant(user, complaint)
    name = "you" if mine else complaint.says.complainant.name
    last = f"{name} (only what was sent, the letters, files meant for them and the outcome)"
    return [*names_of_office(user, complaint), last]


def readers_of_files(user: User, complaint: Complaint, page: VerbPage) -> list[str]:
    """Names of everyone who can open files added on this page; nothing for other pages."""
    if not page.says_readers:
        return []
    names = names_of_office(user, complaint)
    return [*names, complaint.says.complainant.name] if page.name == "send-files" else names


def names_of_office(user: User, complaint: Complaint) -> list[str]:
    """Names of those who read it for the office, and of those given access."""
    posts, office = Posts(), (complaint.held.office.name, complaint.held.office.scope)
    title = sealed_contents.receiving_office_title(complaint)
    out = sealed_contents.people_kept_out_of(complaint)
    names = [
        f"you, as {one.post_words(title)}"
        if one.person.pk == user.pk
        else f"{one.person.name}, {one.post_words(title)}"
        for one in posts.readers(*office, out)
    ]
    when = when_deputies_act(office[0])
    names += [f"{p.name}, as deputy, {when}" for p in posts.waiting_deputies(*office, out)]
    for details in (grant.details for grant in complaint.grants.all() if grant.ended_at is None):
        name = "you" if details.who == user.pk else details.name
        names.append(f"{name}, {details.role.lower()}")
    return names


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
