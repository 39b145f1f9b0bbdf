"""Saved views, saved as the page saves them."""

from uuid import uuid4

from enquiries.models import SavedView
from enquiries.saved_views.actions import save_view
from people.models import Service
from tests.enquiries.standard_answers import LIBRARY_STATUSES
from tests.people import named

ASKED = {"whose": "service", "kind": "ward"}
VIEWS = ("rename-view", "delete-view", "first-view", "not-first-view")
# What a page of a view of Highways answers to those who see it: to heads and coordinators the form.
THEIRS = {"omar": 403, "grace": 403, "ruth": 200, "colin": 200, "dev": 200}
STAFF = dict.fromkeys(["omar", "grace", "ruth", "colin", "stan", "dev", "eve", "mona"], 200)
# What a service keeps for its officers: what its pages answer to everyone else, and to each.
OF_SERVICES = LIBRARY_STATUSES | {
    "enquiries:saved-views": (403, STAFF),
    "enquiries:save-view": (403, STAFF),
    "enquiries:end-reading": (404, {"dev": 200, "stan": 403}),  # of what Waste has passed on
    **dict.fromkeys(
        ("enquiries:follow", "enquiries:stop-following"), (404, {"dev": 403, "stan": 200})
    ),
    **{f"enquiries:{name}": (404, THEIRS) for name in VIEWS},
}


def saved_view(name="Ward matters", asked=None, *, by="ruth", service="Highways"):
    """The one of this name, made if it is not there yet; for the officer alone without a
    service, and for Omar always."""
    where = Service.objects.get(name=service) if service and by != "omar" else None
    keeper = {"owner": None if where else named(by), "service": where}
    there = SavedView.objects.filter(name=name, ended_at=None, **keeper).first()
    return there or save_view(name, asked or ASKED, service=where, key=uuid4(), by=named(by))
