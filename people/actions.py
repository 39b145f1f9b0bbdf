"""What happens when somebody is invited?"""

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from people.history import write
from people.models import User


@transaction.atomic
def invite(person: User, *, by: User) -> User:
    """Add a person, who cannot sign in before choosing a password by the mail they are sent."""
    person.email = person.email.lower()
    person.set_unusable_password()
    write(person, by=by, reason="invited")
    words = {
        "council_name": settings.COUNCIL_NAME,
        "url": settings.BASE_URL + reverse("account_reset_password"),
    }
    body = render_to_string("people/mail/invited.txt", words)
    subject = f"Your account for {settings.COUNCIL_NAME}’s portal"
    transaction.on_commit(
        lambda: send_mail(subject, body, None, [person.email]) and None, robust=True
    )
    return person
