"""Standard answers of the demo: the libraries of two services, written by their heads."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from enquiries.standard_answers.actions import Contents, add_answer
from people.models import Service, holders_of_role
from people.roles import Role

TEXTS = {
    "Highways": {
        "Resurfacing: is a road in the programme?": "Dear {name}\n\nThank you for your enquiry "
        "{reference}. Each spring we choose the roads to resurface from their yearly survey. Roads "
        "in {ward} that are chosen are published in March.\n\n{officer}, {service}",
        "Dropped kerbs: how to apply": "Dear {name}\n\nA resident can apply for a dropped kerb on "
        "our website. We visit within 20 working days and write to them with our reasons.\n\n"
        "{officer}, {service}",
    },
    "Property": {
        "Sales of land: why bids stay confidential": "Dear {name}\n\nThank you for your request "
        "{reference}. While bids for a sale are open, we release no report with the reserve price "
        "or the name of a bidder. You can ask again once the sale is complete.\n\n{officer}, "
        "{service}",
    },
}


def make_standard_answers() -> None:
    """Each to be reviewed in half a year."""
    review_on = timezone.localdate() + timedelta(days=180)
    for name, texts in TEXTS.items():
        service = Service.objects.get(name=name)
        head = holders_of_role(Role.HEAD_OF_SERVICE, service_id=service.pk)[0]
        for title, text in texts.items():
            add_answer(service, Contents(title, text, head, review_on), key=uuid4(), by=head)
