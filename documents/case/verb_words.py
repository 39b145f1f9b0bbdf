"""Names in the words of verbs: {member}, {office}, {consulted} and others, looked up as needed."""

from collections.abc import Callable

from documents import readers, routing
from documents.models import DocumentRequest
from people.directory import styled_member

OFFICES = ("advising", "consulting", "deciding")  # each with its people


def words_about(document_request: DocumentRequest, words: str) -> str:
    """The words of a verb with the names of this request filled in."""
    return words.format_map(NamesOfRequest(document_request))


class NamesOfRequest(dict[str, str]):
    """Each name is looked up only if the words have it."""

    def __init__(self, document_request: DocumentRequest) -> None:
        super().__init__()
        self.document_request = document_request

    def __missing__(self, name: str) -> str:
        if name in OFFICES:
            self.update(readers.offices_in_words(self.document_request))
            return self[name]
        return NAMES[name](self.document_request)


def member_who_reads(document_request: DocumentRequest) -> str:
    gone = "" if document_request.has_member_today else " (no longer in office, so cannot read it)"
    return f"{styled_member(document_request.member)}{gone}"


def consulted_office(document_request: DocumentRequest) -> str:
    consulted = document_request.consulted
    return document_request.version.title(consulted) if consulted else ""


def service_to_pass_to(document_request: DocumentRequest) -> str:
    return "a service" if document_request.is_with_first_office else "another service"


def reason_to_pass(document_request: DocumentRequest) -> str:
    if document_request.is_with_first_office:
        return "The service then decides. It cannot see the request before that."
    return "Use this if another service holds the document."


NAMES: dict[str, Callable[[DocumentRequest], str]] = {
    "member": member_who_reads,
    "councillor": lambda document_request: styled_member(document_request.member),
    "office": routing.final_office_title,
    "consulted": consulted_office,
    "service": lambda document_request: str(document_request.service),
    "service_to_pass_to": service_to_pass_to,
    "reason_to_pass": reason_to_pass,
}
