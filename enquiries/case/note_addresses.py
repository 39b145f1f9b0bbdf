"""Addresses of the private notes on an enquiry."""

from uuid import UUID

from django.urls import reverse

from casework.notes.page import NoteAddresses
from enquiries.models import Enquiry


def note_addresses(enquiry: Enquiry) -> NoteAddresses:
    def strike_out(key: UUID) -> str:
        return reverse("enquiries:strike-out-note", args=[enquiry.pk, key])

    return NoteAddresses(reverse("enquiries:notes", args=[enquiry.pk]), strike_out)
