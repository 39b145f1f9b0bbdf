"""Cases with private notes of several colleagues, one of them struck out."""

from uuid import uuid4

from casework.notes.actions import add_note, strike_out_note
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.people import named


def with_notes(case):
    texts = {
        "omar": "Friday is the earliest for the school end, see https://westhaven.example/roads",
        "ruth": "@Omar Haddad the contractor is on Cliff Road until Thursday.\n\nPlease say so.",
    }
    for who, text in texts.items():
        told = [named("omar")] if "@" in text else []
        add_note(case, text=text, told=told, key=uuid4(), by=named(who))
    add_note(case, text="Ring the school.", key=uuid4(), by=named("omar"))
    newest = case.notes.latest("pk")
    strike_out_note(case, newest, reason="It is another school", key=uuid4(), by=named("omar"))
    return case


def enquiry_with_notes(clock):
    return with_notes(cases.assigned())


def request_with_notes(clock):
    return with_notes(requests.assigned())


def own_note(clock):
    enquiry = enquiry_with_notes(clock)
    return enquiry.pk, enquiry.notes.filter(author=named("omar")).earliest("pk").key


def own_note_on_a_request(clock):
    case = request_with_notes(clock)
    return case.reference, case.notes.filter(author=named("omar")).earliest("pk").key
