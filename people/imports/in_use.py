"""What a file did that is in use by now, and so stays when the file is undone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from foundation.types import StoredJson
from people.models import (
    Appointment,
    PeopleImport,
    Portfolio,
    Proposal,
    ProposalState,
    RestrictedPost,
    Seat,
    User,
)
from people.posts import objections_to_post

Since = Callable[[Sequence[int], datetime], Iterable[int]]
# Who, of people by their keys, has worked with the portal, or been given work, since a time.
AT_WORK_SINCE: list[Since] = []
MODELS: dict[str, type[Appointment] | type[Seat]] = {"post": Appointment, "seat": Seat}
OWN = "{name}: you cannot change your own posts."
SIGNED_IN = "{name} has signed in since."
AT_WORK = "{name} has worked in the portal, or has been given work, since."
CHANGED = "The posts of {name} have been changed since."
RESTS = "Something else rests on the post of {name}, for example a portfolio."
DECIDED = "What was proposed for {name} is already in effect."
Done = Mapping[str, StoredJson]


def reasons_to_stay(people_import: PeopleImport, by: User) -> dict[int, str]:
    """For each person whose changes stay, by their key, a sentence saying why. Asks the database a
    fixed number of times."""
    done = {int(key): one for key, one in people_import.done.items()}
    people = User.objects.in_bulk(done)
    reasons: dict[int, str] = {}
    for keys, sentence in (
        ({by.pk}, OWN),
        (decided(done), DECIDED),
        (changed_since(people_import, done), CHANGED),
        (with_something_on_top(people_import), RESTS),
        (signed_in_since(people_import, done, people), SIGNED_IN),
        (at_work_since(people_import, done), AT_WORK),
    ):
        for key in keys & done.keys():
            reasons.setdefault(key, sentence.format(name=people[key].name))
    return reasons | objections(done, people, reasons)


def keys_of(done: Mapping[int, Done], part: str, kind: str) -> dict[int, int]:
    """Posts or seats by key, with the person in whose changes they are."""
    return {row[1]: person for person, one in done.items() for row in one[part] if row[0] == kind}


def decided(done: Mapping[int, Done]) -> set[int]:
    keys = {key: person for person, one in done.items() for key in one["proposals"]}
    rows = Proposal.objects.filter(pk__in=keys, state=ProposalState.IN_EFFECT)
    return {keys[key] for key in rows.values_list("pk", flat=True)}


def changed_since(people_import: PeopleImport, done: Mapping[int, Done]) -> set[int]:
    """Whose posts or seats have a row of history from after the file was saved."""
    changed = set()
    edited = {row[0]: person for person, one in done.items() for row in one["edited"]}
    for kind, model in MODELS.items():
        keys = keys_of(done, "begun", kind) | keys_of(done, "ended", kind)
        keys |= edited if kind == "post" else {}
        later = model.history.filter(history_date__gt=people_import.done_at, id__in=keys)
        changed |= {keys[key] for key in later.values_list("id", flat=True)}
    return changed


def with_something_on_top(people_import: PeopleImport) -> set[int]:
    """Whose new post has a portfolio, is politically restricted or is to be changed by two."""
    begun = Appointment.objects.filter(people_import=people_import)
    return {
        key
        for rows in (Portfolio.objects, RestrictedPost.objects, Proposal.objects)
        for key in rows.filter(post__in=begun).values_list("post__person", flat=True)
    }


def signed_in_since(
    people_import: PeopleImport, done: Mapping[int, Done], people: Mapping[int, User]
) -> set[int]:
    """Whose account is new, or whose new post is in force, and who has signed in since."""
    saved_at = people_import.done_at
    signed_in = {
        key
        for key, person in people.items()
        if saved_at and person.last_login and person.last_login >= saved_at
    }
    return signed_in & in_effect(people_import, done)


def at_work_since(people_import: PeopleImport, done: Mapping[int, Done]) -> set[int]:
    keys = sorted(in_effect(people_import, done))
    saved_at = people_import.done_at
    return {key for since in AT_WORK_SINCE for key in since(keys, saved_at)} if saved_at else set()


def in_effect(people_import: PeopleImport, done: Mapping[int, Done]) -> set[int]:
    """Who can use what the file did: an account it opened, or a post that has begun."""
    opened = {key for key, one in done.items() if one["joined"] or one["reopened"]}
    today = timezone.localdate()
    for rows in (people_import.posts, people_import.seats):
        opened |= {*rows.filter(starts_on__lte=today).values_list("person", flat=True)}
    return opened


def objections(
    done: Mapping[int, Done], people: Mapping[int, User], reasons: Mapping[int, str]
) -> dict[int, str]:
    """What stops a post that ended being given again: another was given meanwhile, or its ward has
    ended."""
    ended = {row[1]: row[2] for one in done.values() for row in one["ended"] if row[0] == "post"}
    begun = {row[1] for one in done.values() for row in one["begun"] if row[0] == "post"}
    places = ("person", "ward", "group", "service", "committee", "councillor")
    rows = Appointment.objects.filter(pk__in=ended).select_related(*places)
    held: dict[int, list[Appointment]] = {}
    theirs = Appointment.objects.filter(person__in={row.person_id for row in rows})
    for post in theirs.exclude(pk__in=begun).select_related(*places):
        held.setdefault(post.person_id, []).append(post)
    found: dict[int, str] = {}
    for post in rows:
        was = ended[post.pk]
        post.ends_on = date.fromisoformat(was) if was else None
        others = [other for other in held[post.person_id] if other.pk != post.pk]
        stops = next(objections_to_post(post, others), None)
        if stops and post.person_id not in reasons:
            found.setdefault(post.person_id, stops[1])
    return {key: words for key, words in found.items() if key in done}


def units_to_undo(done: Mapping[str, StoredJson], stays: Mapping[int, str]) -> Iterator[StoredJson]:
    """The changes of each person who has no reason to keep them."""
    return (one for key, one in done.items() if int(key) not in stays)
