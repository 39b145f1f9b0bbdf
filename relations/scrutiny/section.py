"""The section of the page of relations about officers at scrutiny bodies."""

from django.urls import reverse

from people.models import User
from relations.models import ScrutinyRequest
from relations.scrutiny.policy import can_ask_for_scrutiny
from relations.sections import Section


def scrutiny_section(user: User) -> Section | None:
    can_ask = can_ask_for_scrutiny(user)
    if not (can_ask or ScrutinyRequest.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Ask a service for an officer to attend your scrutiny body, and see what was answered."
        if can_ask
        else "Requests of scrutiny bodies for an officer to attend."
    )
    return Section("Officers at scrutiny bodies", reverse("relations:scrutiny"), sentence)
