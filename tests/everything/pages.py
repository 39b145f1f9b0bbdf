"""What a councillor finds in the list of everything they raised."""

from django.urls import reverse

from enquiries.models import Enquiry, Kind
from tests.enquiries import cases
from tests.people import signed_in

JOAN = {"name": "Mrs Joan Pryce", "address": "6 Anchor Close", "contact": "", "basis": "asked"}


def page_of(who="clara", **asked):
    return signed_in(who).get(reverse("everything"), asked)


def titles(who="clara", **asked):
    return [line.title for line in page_of(who, **asked).context["lines"]]


def references(who="clara", **asked):
    return [line.about.split(",")[0] for line in page_of(who, **asked).context["lines"]]


def for_resident(name="Mrs Joan Pryce", **more) -> Enquiry:
    return cases.raised(Kind.CASEWORK, resident=JOAN | {"name": name} | more)
