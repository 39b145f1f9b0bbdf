"""Readers of an enquiry by name: what `EnquiryQuerySet.visible_to` answers, in words."""

from collections.abc import Iterator

from casework.readers import (
    PostsToday,
    ReaderGroup,
    long_groups,
    named_reader,
    people_of,
    readers_to_come,
    sentence_of,
)
from enquiries import contributors
from enquiries.models import STILL_OPEN, Enquiry
from enquiries.models.sharing import Reader
from foundation.types import Context
from people.directory import service_name, styled_member
from people.models import User
from people.roles import OFFICES, SERVICE_ROLES, Role

LEADS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)
WORKERS = (Role.OFFICER, Role.LINE_MANAGER, Role.NOMINATED_OFFICER)
OWN_OFFICER = (*SERVICE_ROLES, *OFFICES, Role.COORDINATOR)


def readers_of(enquiry: Enquiry, *, you: bool = False) -> list[ReaderGroup]:
    """Everyone who can read an enquiry today, before it is sent too."""
    posts = enquiry.posts_concerned
    groups = list(member_readers(enquiry, posts, you=you))
    if enquiry.is_sealed:
        return [*groups, *officer_in_confidence(enquiry, posts)]
    return [*groups, *council_readers(enquiry, posts)]


def member_readers(enquiry: Enquiry, posts: PostsToday, *, you: bool) -> Iterator[ReaderGroup]:
    """The councillor who asked, the one who is told, and those it is shared with, while they are in
    office."""
    for member in (enquiry.member if enquiry.member_id else None, enquiry.informed):
        if member and posts.has(member.pk, Role.COUNCILLOR):
            mine = you and member.pk == enquiry.member_id
            yield named_reader(member, "you" if mine else styled_member(member))
    for reader in enquiry.shared_with if enquiry.pk else ():
        yield named_reader(reader.person, f"{name_of_reader(reader, enquiry)} (shared with them)")


def name_of_reader(reader: Reader, enquiry: Enquiry) -> str:
    """Who an enquiry is shared with: Councillor Nia Menon, or an assistant of its councillor."""
    if reader.is_assistant:
        return f"{reader.person.name}, assistant to {styled_member(enquiry.member)}"
    return styled_member(reader.person)


def officer_in_confidence(enquiry: Enquiry, posts: PostsToday) -> Iterator[ReaderGroup]:
    officer = enquiry.officer
    if officer and posts.has(officer.pk, *OWN_OFFICER):
        yield named_reader(officer, officer.name)


def council_readers(enquiry: Enquiry, posts: PostsToday) -> Iterator[ReaderGroup]:
    """Those on the council’s side, the office first."""
    version = enquiry.version
    if enquiry.office:
        title = version.title(enquiry.office)
        yield ReaderGroup(f"the {title}", posts.office(enquiry.office))
    if enquiry.service:
        yield ReaderGroup(f"officers in {enquiry.service}", posts.everyone_with(*WORKERS))
        yield ReaderGroup("their head of service and chief officer", posts.everyone_with(*LEADS))
    elif not enquiry.office:
        yield readers_to_come(
            "officers in the service it is assigned to, their head of service and chief officer"
        )
    yield from cover_who_reads(enquiry, posts)
    for key in services_still_asked(enquiry):
        words = f"officers in {service_name(key)} who were asked to help with the answer"
        yield ReaderGroup(words, is_named=True)
    yield from earlier_readers(enquiry)
    for office in dict.fromkeys((enquiry.reported_to, enquiry.chased_to)):
        if office and office != enquiry.office:
            yield ReaderGroup(f"the {version.title(office)}", posts.office(office))
    yield ReaderGroup("the coordinators", posts.everyone_with(Role.COORDINATOR))


def earlier_readers(enquiry: Enquiry) -> Iterator[ReaderGroup]:
    """The services that passed it on. Coordinators who did read it in any case."""
    for row in enquiry.read_after_passing:
        if not row.is_of_coordinators:
            yield ReaderGroup(f"officers in {row.service}, which passed it on", is_named=True)


def cover_who_reads(enquiry: Enquiry, posts: PostsToday) -> Iterator[ReaderGroup]:
    """Anyone who covers for its officer, if they work in another service."""
    found = posts.covers_of(enquiry.officer_id).get(enquiry.officer_id or 0)
    if found is None or posts.has(found.person.pk, *OWN_OFFICER):
        return
    if not contributors.reads_as_contributor(found.person, enquiry):
        yield named_reader(found.person, f"{found.person.name} (who can answer it today)")


def staff_readers(enquiry: Enquiry) -> list[User]:
    """The people of the council’s side who can read it today."""
    posts = enquiry.posts_concerned
    groups = officer_in_confidence if enquiry.is_sealed else council_readers
    return people_of(groups(enquiry, posts))


def services_still_asked(enquiry: Enquiry) -> list[int]:
    """The other services whose officers read it until they have contributed. Their names stay with
    the officers."""
    asked = (row.service for row in enquiry.services_asked if row.state in STILL_OPEN)
    return [key for key in dict.fromkeys(asked) if key != enquiry.service_id]


def readers_sentence(enquiry: Enquiry, groups: list[ReaderGroup]) -> str:
    """Who reads the correspondence, with the names of offices and of few people."""
    if not enquiry.is_sealed:
        return sentence_of(groups)
    names = " and ".join(group.line for group in groups)
    return f"In confidence. Only {names} can read this. No one is copied in."


def readers_context(enquiry: Enquiry, *, you: bool) -> Context:
    """For a page: the sentence, and the names that it does not hold."""
    groups = readers_of(enquiry, you=you)
    return {
        "readers": readers_sentence(enquiry, groups),
        "reader_groups": long_groups(groups),
    }
