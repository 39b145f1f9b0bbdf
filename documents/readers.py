"""Readers of a document request by name: what its `visible_to` answers, in words.

Before it is sent, as it is now, and once it goes for a final decision.
"""

from collections.abc import Iterator

from casework.readers import (
    ReaderGroup,
    long_groups,
    named_reader,
    people_of,
    readers_to_come,
    sentence_of,
)
from documents import cover, routing
from documents.meeting_notice import councillors_told
from documents.models import DocumentRequest
from foundation.types import Context
from people.directory import styled_member
from people.models import OfficeReader, User
from people.roles import OFFICES, SERVICE_ROLES, Role

HEAD, CHIEF = Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER
ONLY_TOLD = "who sees only what was asked for and given, because it may be used at a meeting"
ONLY_IF_FINAL = ", but only if it goes to a final decision"


class Readers:
    """The people around one request today, read once."""

    def __init__(self, document_request: DocumentRequest) -> None:
        self.case = document_request
        self.posts = document_request.posts_concerned

    def office(self, office: str) -> tuple[OfficeReader, ...]:
        if office in routing.SERVICE_POSTS:
            return self.posts.everyone_with(routing.SERVICE_POSTS[office])
        return self.posts.office(office) if office in OFFICES else ()

    def office_group(self, office: str, condition: str = "") -> ReaderGroup:
        return ReaderGroup(self.title(office), self.office(office), condition=condition)

    def title(self, office: str) -> str:
        return f"the {self.case.version.title(office)}"

    def member(self) -> Iterator[ReaderGroup]:
        if self.posts.has(self.case.member_id, Role.COUNCILLOR):
            yield named_reader(self.case.member, styled_member(self.case.member))

    def lead(self) -> Iterator[ReaderGroup]:
        """The head and the chief officer of the service, or who stands in while there is
        neither."""
        service = self.case.service
        if self.case.has_lead:
            yield ReaderGroup(f"the head of {service}", self.posts.everyone_with(HEAD))
            yield ReaderGroup(f"the chief officer of {service}", self.posts.everyone_with(CHIEF))
        elif self.case.stand_in:
            words = f"{self.title(self.case.stand_in)} (in place of the head of {service})"
            yield ReaderGroup(words, self.posts.office(self.case.stand_in))
        else:
            yield ReaderGroup(f"the head of {service}")

    def officer(self) -> Iterator[ReaderGroup]:
        """While they work in the service, or can decide from another post."""
        officer = self.case.officer
        if officer and self.posts.has(officer.pk, *(Role(role) for role in SERVICE_ROLES)):
            yield named_reader(officer, f"{officer.name} of {self.case.service}")
            yield from self.cover(officer)

    def cover(self, officer: User) -> Iterator[ReaderGroup]:
        """Anyone who covers for the officer, unless they lead the service."""
        found = self.posts.covers_of(officer.pk).get(officer.pk)
        if found is None or cover.is_kept_from(found.person, self.case):
            return
        if not self.posts.has(found.person.pk, HEAD, CHIEF):
            yield named_reader(found.person, f"{found.person.name} (who can deal with it today)")

    def told(self) -> Iterator[ReaderGroup]:
        """The cabinet member who is told about what may be used at a meeting (Oxford 23.8)."""
        for member in councillors_told(self.case):
            yield named_reader(member, f"{styled_member(member)}, {ONLY_TOLD}")


def current_readers(document_request: DocumentRequest) -> list[ReaderGroup]:
    """Everyone who can read it now."""
    readers, case = Readers(document_request), document_request
    groups = list(readers.member())
    if case.adviser and not case.advised_at:
        done = "the advice is recorded" if case.awaits_advice else "it is passed on or answered"
        until = f", but no one in {case.service} until {done}"
        return [*groups, readers.office_group(case.adviser, until)]
    offices = dict.fromkeys((case.adviser, case.consulted, case.office))
    named = [readers.office_group(office) for office in offices if office in OFFICES]
    return [*groups, *readers.officer(), *readers.lead(), *named, *readers.told()]


def staff_readers(document_request: DocumentRequest) -> list[User]:
    """The people of the council’s side who can read it now."""
    readers, case = Readers(document_request), document_request
    if case.adviser and not case.advised_at:
        return people_of([readers.office_group(case.adviser)])
    offices = [
        office for office in (case.adviser, case.consulted, case.office) if office in OFFICES
    ]
    named = [readers.office_group(office) for office in offices]
    return people_of([*readers.officer(), *readers.lead(), *named])


def expected_readers(document_request: DocumentRequest) -> list[ReaderGroup]:
    """Who will read it once it is sent, apart from the asker."""
    readers, case = Readers(document_request), document_request
    first = [readers.office_group(case.adviser, ", before anyone else")] if case.adviser else []
    final = routing.final_decision_route(case)
    consulted = final.first.office if final.first and final.first.must else ""
    offices = dict.fromkeys([*final.to, *([consulted] if consulted else [])])
    return [
        *first,
        *readers.lead(),
        readers_to_come("the officer it is assigned to"),
        *(readers.office_group(office, ONLY_IF_FINAL) for office in offices),
        *readers.told(),
    ]


def offices_in_words(document_request: DocumentRequest) -> dict[str, str]:
    """The offices of the advice and of the final decision with their people today, for a sentence
    about one letter. Before it goes to a final decision, as it would go today."""
    readers, case = Readers(document_request), document_request
    going = routing.final_offices(case, case.officer)
    office, consulted = (case.office, case.consulted) if case.office else going
    return {
        "advising": readers.office_group(case.adviser).line if case.adviser else "",
        "deciding": readers.office_group(office).line,
        "consulting": readers.office_group(consulted).line if consulted else "no one else",
    }


def readers_context(document_request: DocumentRequest) -> Context:
    """For a page of one verb: the sentence, and the names that it does not hold."""
    groups = current_readers(document_request)
    return {"readers": sentence_of(groups), "reader_groups": long_groups(groups)}
