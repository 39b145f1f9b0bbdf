"""Saved views of Highways and of its head, one of them with an officer who is not there; and an
enquiry that Highways has passed on."""

from enquiries.models import EarlierService
from enquiries.saved_views import actions
from tests.enquiries import cases
from tests.enquiries.earlier_services import passed_on
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


def passed_on_to_waste(clock):
    return passed_on()


def passed_on_by_a_coordinator(clock):
    return passed_on(cases.raised(), by="dev")


def read_by_an_earlier_service(clock):
    return row_of(passed_on())


def followed_by_coordinators(clock):
    return row_of(passed_on_by_a_coordinator(clock))


def row_of(enquiry):
    return (enquiry.pk, EarlierService.objects.get(case=enquiry).key)
