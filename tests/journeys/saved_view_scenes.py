"""Saved views of Highways and of its head, one of them with an officer who is not there."""

from enquiries.saved_views import actions
from tests.enquiries.saved_views import saved_view
from tests.people import named


def saved_views(clock):
    saved_view("Of an officer who left", {"whose": "service", "officer": "999999"})
    saved_view("Harbour", {"whose": "any", "q": "harbour"}, by="ruth", service="")
    return saved_view()


def a_view_of_highways(clock):
    return (saved_view().key,)


def a_view_shown_first(clock):
    view = saved_view()
    actions.show_first(view, first=True, by=named("ruth"))
    return (view.key,)
