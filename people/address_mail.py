"""Mail about the address of an account: a new one proposed, asked for, to confirm, or given."""

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse

from people.mail_words import Words
from people.models import AddressChange, User

OF_ADDRESSES = "people.address_changes"


def address_words(person: User, *, proposed: bool) -> Words:
    body = render_to_string(
        "people/mail/address.txt",
        {
            "council_name": settings.COUNCIL_NAME,
            "name": person.name,
            "proposed": proposed,
            "url": settings.BASE_URL,
        },
    )
    return Words(f"Your email address for {settings.COUNCIL_NAME}’s portal", body)


def address_to_confirm(person: User, address: str) -> Words:
    """The link is made when the email is sent. It leads nowhere if the change was withdrawn."""
    rows = AddressChange.objects.waiting().filter(person=person, email=address)
    token = address_token(rows.values_list("pk", flat=True).first() or 0)
    path = reverse("confirm-address", args=[token])
    return words_about_new_address("address_to_confirm", person, settings.BASE_URL + path)


def address_asked(person: User, address: str) -> Words:
    return words_about_new_address("address_asked", person, settings.BASE_URL)


def words_about_new_address(template: str, person: User, url: str) -> Words:
    words = {"council_name": settings.COUNCIL_NAME, "name": person.name, "url": url}
    body = render_to_string(f"people/mail/{template}.txt", words)
    return Words(f"Your email address for {settings.COUNCIL_NAME}’s portal", body)


def address_token(change: int) -> str:
    """What only somebody who got the email knows about the change with this key."""
    return signing.dumps(change, salt=OF_ADDRESSES)


def change_of_token(token: str) -> int:
    """The key of the change. Raises BadSignature."""
    return int(signing.loads(token, salt=OF_ADDRESSES))
