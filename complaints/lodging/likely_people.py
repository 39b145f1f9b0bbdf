"""Likely people: the people a name typed in a draft may be of, and what its writer says of that.

Only people in the lists of this journey are asked about. Anyone else with a like name is
kept out without a word, so that nothing here tells who has an account or has left.
"""

from casework.journeys import Answers, Progress
from complaints.lodging import draft_contents
from complaints.lodging.ask_who import STAFF
from complaints.typed_names import Everybody, typed_names
from people.directory import directory
from people.models import User
from people.people_choice import people_with_roles
from people.roles import Role
from protocols.models import Protocol

LikelyPeople = dict[str, list[int]]  # keys of people by the name as it was typed


def with_likely_people(user: User, answers: Answers, version: Protocol) -> Answers:
    """With the people to ask about for each typed name: of the person complained about, and of
    others there."""
    body = draft_contents.body_so_far(user, answers | {"settled": {}})
    names = list(typed_names(body))
    if not names:
        return answers | {"likely_about": {}, "likely_others": {}}
    everybody, offered = Everybody(version), people_offered(user)
    about: LikelyPeople = {}
    others: LikelyPeople = {}
    for typed in names:
        keys = [p.pk for p in everybody.likely(typed, body) if p.pk in offered]
        if keys:
            (about if typed.is_about else others)[typed.name] = keys
    return answers | {"likely_about": about, "likely_others": others}


def people_offered(user: User) -> dict[int, str]:
    """Label of everybody in the lists that this journey shows to this person: name and post."""
    people, posts = people_with_roles([Role.COUNCILLOR, *STAFF], user)
    since = directory().since
    return {p.pk: f"{p.name}, {posts[p.pk]}{since(p.pk)}" for p in people}


def is_about_asked(progress: Progress) -> bool:
    return bool(progress.answers.get("likely_about"))


def are_others_asked(progress: Progress) -> bool:
    return bool(progress.answers.get("likely_others"))


def is_about_settled(progress: Progress) -> bool:
    return is_settled(progress.answers, progress.answers.get("likely_about") or {})


def are_others_settled(progress: Progress) -> bool:
    return is_settled(progress.answers, progress.answers.get("likely_others") or {})


def is_settled(answers: Answers, likely: LikelyPeople) -> bool:
    """Whether everybody likely is confirmed or denied, also someone appointed since."""
    return all(
        draft_contents.confirmed(answers, name) in keys
        or {*keys} <= draft_contents.denied(answers, name)
        for name, keys in likely.items()
    )


def with_settled(answers: Answers, name: str, keys: list[int], chosen: int | None) -> Answers:
    """What is kept of one answer: who it is, or that it is none of these."""
    settled = answers.get("settled", {})
    denied = sorted({*keys} - {chosen})
    return answers | {"settled": settled | {name: {"is": chosen, "not": denied}}}


def settled_lines(user: User, answers: Answers, likely: LikelyPeople) -> list[str]:
    """What was said of each typed name, for the page to check."""
    if not likely:
        return []
    offered = people_offered(user)
    lines = []
    for name, keys in likely.items():
        chosen = draft_contents.confirmed(answers, name)
        others = draft_contents.denied(answers, name)
        if chosen in offered:
            lines.append(f"{name} is {offered[chosen]}")
        else:
            lines += [f"{name} is not {offered[k]}" for k in keys if k in others and k in offered]
    return lines
