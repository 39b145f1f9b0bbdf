"""Addresses of the private notes on a document request."""

from uuid import UUID

from django.urls import reverse

from casework.notes.page import NoteAddresses
from documents.models import DocumentRequest


def note_addresses(document_request: DocumentRequest) -> NoteAddresses:
    reference = document_request.reference

    def strike_out(key: UUID) -> str:
        return reverse("documents:strike-out-note", args=[reference, key])

    return NoteAddresses(reverse("documents:notes", args=[reference]), strike_out)
