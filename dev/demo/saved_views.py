"""Saved views of the demo: two of Highways, saved by its head, and one of an officer there."""

from uuid import uuid4

from enquiries.queue.enquiry_marks import Mark
from enquiries.saved_views.actions import save_view
from people.models import Service, User, holders_of_role
from people.roles import Role

OF_SERVICE = {
    "Chased": {"whose": "service", "mark": Mark.CHASED.value},
    "Over two weeks old": {"whose": "service", "age": "14"},
}


def make_saved_views() -> None:
    service = Service.objects.get(name="Highways")
    head = holders_of_role(Role.HEAD_OF_SERVICE, service_id=service.pk)[0]
    for name, asked in OF_SERVICE.items():
        save_view(name, asked, service=service, key=uuid4(), by=head)
    officer = User.objects.get(email="omar@westhaven.example")
    own = {"whose": "any", "q": "harbour"}
    save_view("Harbour", own, service=None, key=uuid4(), by=officer)
