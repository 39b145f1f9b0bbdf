"""The tag that says on a page what the protocol asks of its reader there."""

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from people.models import User
from protocols import guidance as clauses
from protocols.models import Protocol
from protocols.versions import in_force

register = template.Library()


@register.inclusion_tag("components/guidance.html", takes_context=True)
def guidance(context: Context, screen: str, protocol: Protocol | None = None) -> dict[str, Any]:
    """`screen` is a value of Screen; without a version, the one in force today is asked."""
    user = context.get("user")
    if not isinstance(user, User):
        user = context["request"].user
    try:
        version = protocol or in_force(timezone.localdate())
    except Protocol.DoesNotExist:
        return {"said": []}
    return {"said": clauses.said(version, screen, user.side)}
