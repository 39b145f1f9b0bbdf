"""Check before sending: the answers, who will read the complaint, and who cannot."""

from datetime import date

from django.utils import timezone

from casework import promises
from casework.journeys import AnswerRow, Answers
from casework.sealing.contents import date_or_none
from complaints import categories, sealed_contents
from complaints.lodging import draft_contents, drafts, from_case, likely_people
from complaints.lodging.ask_who import IMPOSSIBLE, YES
from complaints.models import Body, Complaint, Draft, Place
from complaints.routing import (
    Posts,
    further_reading_offices,
    reading_office_for,
    when_deputies_act,
)
from complaints.typed_names import typed_names
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind, Protocol
from protocols.words import full_day


def with_route(user: User, answers: Answers, version: Protocol) -> Answers:
    """What the route adds to the questions: the step before, and the choice of a recipient."""
    answers = likely_people.with_likely_people(user, answers, version)
    answers = answers | {"asks_effects": bool(version.clause_for(Behaviour.COMPLAINT_EFFECTS))}
    if "who" not in answers.get("done", []):
        return answers
    reading_office = draft_contents.reading_office_today(user, answers, version)
    first = reading_office.first if reading_office else None
    levels = reading_office.choice if reading_office and len(reading_office.choice) > 1 else ()
    if answers.get("level") not in levels:
        answers = answers | {"level": ""}
    done = [slug for slug in answers["done"] if slug != "level" or answers["level"]]
    return answers | {
        "first_step": first.step if first else "",
        "first_must": bool(first and first.must),
        "levels": list(levels),
        "done": done,
    }


def answer_rows(user: User, answers: Answers, draft: Draft) -> list[AnswerRow]:
    about = draft_contents.person_complained_about(answers)
    who = ", ".join(part for part in (about.name, about.post) if part)
    effects = draft_contents.effects_of(answers)
    others = [person.name for person in draft_contents.people_present(answers)]
    files = [sealed_contents.file_label(row) for row in drafts.evidence_of(draft)]
    formal = "Formally" if answers["formal"] == "formal" else "Informally, if possible"
    rows: list[AnswerRow] = [
        ("About", [who], "who"),
        ("The name you typed", name_lines(user, answers, "likely_about"), "whose-name"),
        ("Kind", categories.category_labels(answers["categories"]), "what"),
        ("What happened", answers["text"].splitlines(), "what"),
        *(
            (sealed_contents.EFFECT_LABELS[key], text.splitlines(), "effects")
            for key, text in effects.items()
        ),
        ("Clauses it is about", [answers["clauses"]] if answers.get("clauses") else [], "what"),
        ("When and where", lines_of_when(answers) or ["Not given"], "when"),
        ("Case", lines_of_case(answers) or ["None"], "when"),
        ("Who else was there", others or ["No one named"], "others"),
        ("The names you typed", name_lines(user, answers, "likely_others"), "whose-names"),
        ("How to deal with it", [formal], "formal"),
        ("Outcome wanted", answers["outcome"].splitlines(), "outcome"),
        ("Your name", ["Withhold it" if answers.get("withhold") else "Do not withhold it"], "name"),
        ("Files", files or ["None"], "files"),
    ]
    if answers.get("first_step"):
        rows.insert(-3, ("Before you complain", first_step_lines(answers), "first"))
    return rows


def name_lines(user: User, answers: Answers, likely: str) -> list[str]:
    """Who each typed name is, or is not, as the complainant has said."""
    return likely_people.settled_lines(user, answers, answers.get(likely) or {})


def lines_of_when(answers: Answers) -> list[str]:
    happened = date_or_none(answers.get("happened") or "")
    return when_and_where(happened, answers.get("place"), answers.get("where"))


def lines_of_case(answers: Answers) -> list[str]:
    case = draft_contents.origin_case_of(answers)
    return from_case.origin_lines(case, draft_contents.origin_letter_of(answers))


def when_and_where(day: date | None, place: str | None, where: str | None) -> list[str]:
    when = [full_day(day)] if day else []
    return [*when, *([str(Place(place).label)] if place else []), *([where] if where else [])]


def first_step_lines(answers: Answers) -> list[str]:
    answer, why = answers.get("first_answer"), answers.get("first_why")
    if answer == YES:
        return [f"Done on {full_day(date.fromisoformat(answers['first_on']))}"]
    done = "Not possible or not safe" if answer == IMPOSSIBLE else "Not done"
    return [done, why] if why else [done]


def readers_context(user: User, answers: Answers, version: Protocol) -> Context:
    """Names of the people who will read it, and words for those who never learn of it."""
    posts = Posts()
    matter = draft_contents.matter_of_draft(user, answers, version, posts)
    reading_office = reading_office_for(matter, version, posts)
    if reading_office is None:
        return {"nobody": True}
    about = matter.body.about
    office = sealed_contents.office_title(version, reading_office.office)
    return {
        "about": about.name,
        "what_they_are": RANK_WORDS.get(about.rank, ""),
        "office": office,
        "clause": version.cite(reading_office.route.clause),
        "people": [
            {"pk": one.person.pk, "name": one.person.name, "post": one.post_words(office)}
            for one in reading_office.readers
        ],
        "deputies": [person.name for person in reading_office.deputies],
        "deputies_when": when_deputies_act(reading_office.office),
        "beside": [
            {"name": reader.person.name, "post": reader.post_words(title)}
            for one in further_reading_offices(matter, version, reading_office, posts)
            for title in [sealed_contents.office_title(version, one.office)]
            for reader in one.readers
        ],
        "never": [*who_never_reads(user, about.name), *who_may_be_named(matter.body)],
        "withhold": bool(answers.get("withhold")),
        "hear_by": acknowledgement_due(version),
    }


RANK_WORDS = {
    "officer": "an officer",
    "head-of-service": "a head of service",
    "director": "a director",
    "chief-executive": "the Chief Executive",
    "monitoring-officer": "the Monitoring Officer",
    "member": "a councillor",
}


def who_never_reads(user: User, name: str) -> list[str]:
    """Words for the people who cannot see that it exists."""
    if user.is_member:
        return [
            f"{name}, and everyone who works with them",
            "your group and its leader",
            "every other councillor and officer",
            "the portal’s administrators",
        ]
    return [
        f"{name}, and everyone in their group",
        "your colleagues",
        "every other councillor and officer",
        "the portal’s administrators",
    ]


def who_may_be_named(body: Body) -> list[str]:
    """The same words whether or not anyone has such a name."""
    return ["anyone who could be a person whose name you typed"] if any(typed_names(body)) else []


def acknowledgement_due(version: Protocol) -> date | None:
    """Date by which a complaint sent now would be acknowledged."""
    unsaved = Complaint(protocol=version)
    drawn = promises.promises_to_start(unsaved, PromiseKind.COMPLAINT_RECEIPT, at=timezone.now())
    return drawn[0].due_on if drawn else None
