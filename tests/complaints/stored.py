"""Stored contents in tests: what a sealed field holds, read with the order of its keys."""

from uuid import uuid4

from casework.sealing.field import opened_value
from complaints.lodging import actions as lodging_actions
from complaints.lodging import drafts
from tests.complaints import cases
from tests.files import pdf, pending
from tests.people import named

CASE = {"reference": "E-2026-0417", "title": "The lights in Quay Street", "has_letters": True}
LETTER = {"who": "Omar Haddad", "on": "19 November 2026", "text": "No.", "key": "12"}
AT = "2026-12-01T10:00:00+00:00"


def do(action, complaint, by="eve", **arguments):
    return action(complaint, by=named(by), key=uuid4(), **arguments)


def in_order(stored):
    """JSON with the order of its keys, at every depth."""
    if isinstance(stored, dict):
        return [(key, in_order(value)) for key, value in stored.items()]
    return [in_order(one) for one in stored] if isinstance(stored, list) else stored


def stored_in(row, name="said"):
    return in_order(opened_value(type(row).objects.get(pk=row.pk), name))


def full_complaint():
    """With an answer to every question, and a file."""
    answers = {"categories": ["bullying", "other"], "health": "I could not sleep", "place": "forum"}
    answers |= {"witnesses": [named("dev").pk], "others": "Zebedee", "concern": True}
    draft = cases.drafted(**answers, case=CASE, letter=LETTER)
    drafts.seal_uploads(draft, [pending(named("clara"), "a.pdf", pdf())])
    return lodging_actions.send_complaint(draft, by=named("clara"))
