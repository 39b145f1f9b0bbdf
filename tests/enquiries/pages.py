"""Pages of one enquiry: their addresses, their words, what is sent from them, and who is told."""

from uuid import uuid4

from django.urls import reverse

from casework.models import Notice


def address(name, enquiry):
    return reverse(f"enquiries:{name}", args=[enquiry.pk])


def page(client, name, enquiry):
    response = client.get(address(name, enquiry))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def send(client, name, enquiry, **typed):
    return client.post(address(name, enquiry), {"key": uuid4()} | typed)


def cited_after(words, said):
    """The clause that is cited next after what a page says: "Oxford 23.3"."""
    link = words.partition(said)[2].partition("app-clause")[2]
    return link.partition("</span>")[2].partition("</a>")[0]


def recipients(event):
    """The first names of those who are told of an event."""
    return {notice.addressee.name.split()[0] for notice in Notice.objects.filter(event=event)}
