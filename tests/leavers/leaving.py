"""Omar, who leaves Highways on Friday 11 December 2026, and what others do about his cases."""

from datetime import date

from django.urls import reverse

from people.models import Appointment
from portal.leavers import actions
from portal.leavers.actions import Chosen
from portal.leavers.post_ends import deal_with_post_ends
from portal.leavers.posts import Leaving
from tests.established import change_posts
from tests.people import named, signed_in

LAST = date(2026, 12, 11)
GONE = (2026, 12, 12, 1)


def leaves(who="omar", on=LAST):
    """Their posts end on that day."""
    change_posts(Appointment.objects.filter(person=named(who)), ends_on=on)
    return named(who)


def gone(clock, who="omar"):
    """It is the night after their last day, and the worker has been there."""
    leaves(who)
    clock.set(*GONE)
    deal_with_post_ends()
    return named(who)


def field_of(case):
    return f"{'enquiry' if case._meta.model_name == 'enquiry' else 'request'}_{case.pk}"


def choose(case, what, to=None, *, sentence="", who="omar", by="ruth"):
    """What somebody chooses for one case, without a page."""
    chosen = Chosen(what, named(to).pk if to else None, sentence)
    return actions.save_choices(Leaving(named(who)), {field_of(case): chosen}, by=named(by))


def address(who="omar"):
    return reverse("leavers:work", args=[named(who).pk])


def page(by="ruth", who="omar"):
    return signed_in(by).get(address(who))


def send(by="ruth", who="omar", *, do="check", client=None, form=None, **typed):
    """Press a button of the page as it was opened, with these choices."""
    client = client or signed_in(by)
    form = form or client.get(address(who)).context["form"]
    hidden = {name: form[name].value() for name in ("key", "signed_for", "shown")}
    return client.post(address(who), hidden | {"do": do} | typed)
