"""What a people administrator types on the pages about people, sent without opening them first."""

from datetime import date
from uuid import uuid4

from django.urls import reverse

from tests.people import named, signed_in


def send(by, page, /, *args, **typed):
    """The answer of a page; dates are typed as 2026-06-01 and sent as three boxes."""
    sent = {"key": uuid4()}
    for field, value in typed.items():
        if field.endswith("_on") and value:
            day = date.fromisoformat(str(value))
            parts = {"day": day.day, "month": day.month, "year": day.year}
            sent |= {f"{field}_{part}": number for part, number in parts.items()}
        else:
            sent[field] = value
    return signed_in(by).post(reverse(f"administration:{page}", args=args), sent)


def appoint(who, role, by="petra", **more):
    typed = {"role": role, "standing": "holder", "starts_on": "2026-06-01"} | more
    return send(by, "appoint", named(who).pk, **typed)


def invite(by="petra", **more):
    typed = {"role": "coordinator", "standing": "holder", "starts_on": "2026-06-01"} | more
    return send(by, "invite", **typed)


def change_account(by, who, name="", email="", why="", sign_in=False):
    """The answer of the last page of those that change this: the name, the address, and whether
    they can sign in."""
    pk, answer = named(who).pk, None
    if name:
        answer = send(by, "name", pk, name=name)
    if email:
        answer = send(by, "address", pk, email=email, why=why)
    if sign_in:
        answer = send(by, "sign-in", pk, why=why)
    return answer
