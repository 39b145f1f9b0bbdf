"""Section of declared connections on the front page of relations."""

from django.urls import reverse

from people.models import User
from protocols.version_cache import in_force_or_none
from relations.connections.policy import can_declare
from relations.sections import Section


def connections_section(user: User) -> Section | None:
    version = in_force_or_none()
    if version is None or not (can_declare(user, version) or user.offices):
        return None
    side = "an officer" if user.side == "member" else "a councillor"
    return Section(
        "Declared connections",
        reverse("relations:connections"),
        f"Tell one office, in confidence, about a family, business or social connection to {side}.",
    )
