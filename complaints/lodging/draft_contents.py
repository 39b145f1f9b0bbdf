"""Contents of a draft: its answers as the body that is encrypted, and as routing sees them."""

from dataclasses import replace

from casework.journeys import Answers
from casework.sealing.contents import date_or_none
from complaints import categories, sealed_contents
from complaints.lodging.drafts import is_from_member
from complaints.models import (
    Body,
    Category,
    Complainant,
    FirstStepAnswer,
    OriginCase,
    OriginLetter,
    PersonComplainedAbout,
    PersonPresent,
)
from complaints.routing import (
    Matter,
    Posts,
    ReadingOffice,
    group_of,
    people_kept_out,
    rank_of,
    reading_office_for,
    service_of,
)
from complaints.typed_names import Everybody, typed_names
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.models.protocol import Citation


def matter_of_draft(user: User, answers: Answers, version: Protocol, posts: Posts) -> Matter:
    """The draft as routing sees it."""
    body = body_so_far(user, answers)
    kinds = categories.kinds_chosen(body.categories, version, body.by)
    named = [person.pk for person in body.others if person.pk]
    out = people_kept_out(
        posts,
        complainant=user.pk,
        about=body.about.pk,
        others=[*named, *answers.get("involved", []), *kept_out_by_name(body, version, posts)],
        group=body.about.group if any(kind.bars_group for kind in kinds) else None,
    )
    return Matter(body, out, chosen=answers.get("level", ""))


def kept_out_by_name(body: Body, version: Protocol, posts: Posts) -> set[int]:
    """Everybody a typed name may be of, with the deputies of anybody it may be about."""
    out: set[int] = set()
    names = list(typed_names(body))
    if not names:
        return out
    everybody = Everybody(version)
    for typed in names:
        keys = everybody.kept_out(typed, body)
        out |= keys
        if typed.is_about:
            out |= {deputy for key in keys for deputy in posts.deputies_of(key)}
    return out


def reading_office_today(user: User, answers: Answers, version: Protocol) -> ReadingOffice | None:
    """The office that would read it if it were sent now; None if there is none."""
    posts = Posts()
    return reading_office_for(matter_of_draft(user, answers, version, posts), version, posts)


def body_so_far(user: User, answers: Answers) -> Body:
    """What is typed so far, empty where nothing is, without what depends on who will read it."""
    about, is_member = person_complained_about(answers), is_from_member(user)
    return Body(
        complainant=Complainant(user.pk, user.styled, user.signed),
        by="councillor" if is_member else "officer",
        about=replace(about, group=group_of(user))
        if is_member
        else replace(about, service=service_of(user)),
        formal=answers.get("formal") == "formal",
        categories=tuple(answers.get("categories", ())),
        effects=effects_of(answers),
        what=answers.get("text", ""),
        happened=date_or_none(answers.get("happened") or ""),
        where=answers.get("where") or "",
        place=answers.get("place") or "",
        others=people_present(answers),
        first=None,
        outcome=answers.get("outcome", ""),
        withhold=bool(answers.get("withhold")),
        case=origin_case_of(answers),
        letter=origin_letter_of(answers),
        concern=bool(answers.get("concern")),
        clauses=tuple((answers.get("clauses") or "").split(", ")) if answers.get("clauses") else (),
        names_compared=True,
    )


def matter_for_office(matter: Matter, answers: Answers, office: ReadingOffice) -> Matter:
    """With what this office's route adds to what is sent: the clause, and the step before."""
    clause, first = office.route.clause, first_step_answer(answers, office)
    return replace(matter, body=replace(matter.body, first=first, clause=clause))


def first_step_answer(answers: Answers, office: ReadingOffice) -> FirstStepAnswer | None:
    """The step that the protocol asks for first, and what was said of it; None if there is
    none."""
    if office.first is None:
        return None
    return FirstStepAnswer(
        step=office.first.step,
        must=office.first.must,
        clause=office.route.clause,
        answer=answers.get("first_answer", ""),
        on=date_or_none(answers.get("first_on") or ""),
        why=answers.get("first_why") or "",
    )


def leader_citation(user: User, version: Protocol) -> Citation | None:
    """The clause by which a sent complaint cannot be discussed with the group leader, if this
    person is a councillor and there is one."""
    return version.cite_for(Behaviour.GROUP_LEADER_BEFORE) if is_from_member(user) else None


def person_complained_about(answers: Answers) -> PersonComplainedAbout:
    """The person complained about: someone on the portal, or a name that was typed."""
    typed, rank = answers.get("name") or "", answers.get("rank") or "officer"
    picked = answers.get("person")
    key = picked or confirmed(answers, typed)
    person = User.objects.filter(pk=key).first() if key else None
    if person is None:
        not_them = tuple(sorted(denied(answers, typed)))
        return PersonComplainedAbout(
            None, typed, "", rank, answers.get("service"), None, not_them=not_them
        )
    posts = [post.post for post in person.posts_today]
    return PersonComplainedAbout(
        pk=person.pk,
        name=person.styled,
        post=posts[0] if posts else "",
        rank=rank_for_route(person, rank, is_typed=not picked),
        service=service_of(person),
        group=group_of(person),
    )


def rank_for_route(person: User, said: str, *, is_typed: bool) -> str:
    """The rank that a person has. Where the one said is on the other side of the protocol, that one
    stays: no route takes a councillor's complaint about a councillor."""
    rank = rank_of(person)
    if is_typed and (rank == "member") != (said == "member"):
        return said
    return rank or said


def people_present(answers: Answers) -> tuple[PersonPresent, ...]:
    """Those chosen from the list, then the names that were typed."""
    lines = [line for line in (answers.get("others") or "").splitlines() if line]
    meant = {line: confirmed(answers, line) for line in lines}
    keys = list(dict.fromkeys([*answers.get("witnesses", []), *filter(None, meant.values())]))
    people = {person.pk: person for person in User.objects.filter(pk__in=keys)} if keys else {}
    return (
        *(PersonPresent(key, people[key].name) for key in keys if key in people),
        *(
            PersonPresent(None, line, not_them=tuple(sorted(denied(answers, line))))
            for line in lines
            if meant[line] not in people
        ),
    )


def confirmed(answers: Answers, typed: str) -> int | None:
    """Who the complainant says a typed name is."""
    key: int | None = answers.get("settled", {}).get(typed, {}).get("is")
    return key


def denied(answers: Answers, typed: str) -> frozenset[int]:
    """Those who the complainant says a typed name is not."""
    return frozenset(answers.get("settled", {}).get(typed, {}).get("not", ()))


def effects_of(answers: Answers) -> dict[str, str]:
    """Effects of bullying; {} for any other kind of complaint."""
    if Category.BULLYING not in answers.get("categories", ()):
        return {}
    return {name: answers[name] for name in sealed_contents.EFFECT_LABELS if answers.get(name)}


def origin_case_of(answers: Answers) -> OriginCase | None:
    case = answers.get("case")
    return OriginCase.from_json(case) if case else None


def origin_letter_of(answers: Answers) -> OriginLetter | None:
    letter = answers.get("letter")
    return OriginLetter.from_json(letter) if letter else None
