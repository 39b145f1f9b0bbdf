"""Seats, portfolios and outside appointments, given and changed on the pages about a person."""

from datetime import date

from foundation.history import write
from people.models import (
    Appointment,
    Committee,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    Seat,
    Service,
)
from people.roles import Role
from tests.administration import send
from tests.people import named

FIRST = date(2026, 6, 1)
NEW = "administration:give-position"
HELD = tuple(f"administration:{verb}-position" for verb in ("change", "end", "cancel"))
TO_COME = date(2027, 1, 4)


def planning():
    return Committee.objects.get_or_create(name="Planning")[0]


def harbour_trust():
    return OutsideBody.objects.get_or_create(name="Harbour Trust")[0]


def cabinet_post(who="clara", **more):
    fields = {"role": Role.CABINET_MEMBER, "starts_on": FIRST} | more
    found = named(who).appointments.filter(role=Role.CABINET_MEMBER).first()
    return found or written(Appointment(person=named(who), **fields))


def written(row):
    write(row, by=named("petra"), reason="added")
    return row


def seat(who="clara", starts_on=FIRST, **more):
    place = {"person": named(who), "committee": planning()}
    return written(Seat(starts_on=starts_on, **place | more))


def portfolio(who="clara", starts_on=FIRST, **more):
    place = {"post": cabinet_post(who), "service": Service.objects.get(name="Highways")}
    return written(Portfolio(starts_on=starts_on, **place | more))


def outside(who="clara", starts_on=FIRST, **more):
    place = {"person": named(who), "body": harbour_trust()}
    return written(OutsideAppointment(starts_on=starts_on, **place | more))


KIND_MODELS = {"seat": Seat, "portfolio": Portfolio, "outside": OutsideAppointment}
ROWS = {"seat": seat, "portfolio": portfolio, "outside": outside}


def typed_for(kind, **more):
    """What a new one of this kind takes."""
    if kind == "portfolio":
        cabinet_post()
    place = {
        "seat": lambda: {"committee": planning().pk},
        "portfolio": lambda: {"service": Service.objects.get(name="Highways").pk},
        "outside": lambda: {"body": harbour_trust().pk, "capacity": "council"},
    }[kind]()
    return place | {"starts_on": FIRST} | more


def press_twice(page, *args, by="petra", **typed):
    """The answer of the second press, after the first one showed what it will do."""
    first = send(by, page, *args, **typed)
    if first.status_code != 200 or not first.context.get("effects"):
        return first
    shown = first.context["form"]["shown"].value()
    return send(by, page, *args, shown=shown, **typed)


def give(kind, who="clara", by="petra", **more):
    return press_twice("give-position", named(who).pk, kind, by=by, **typed_for(kind, **more))


def page_about(row):
    """What the addresses of one that is there take."""
    kinds = {model: kind for kind, model in KIND_MODELS.items()}
    return row.holder.pk, kinds[type(row)], row.pk


def outside_on_record(who="omar"):
    """One that has not begun, made once."""
    found = OutsideAppointment.objects.filter(person=named(who)).first()
    return found or outside(who, starts_on=TO_COME)
