"""Template tags: the guidance of the protocol on a page, and the link to complain in confidence."""

from django import template
from django.template import Context

from people.models import User
from protocols import policy
from protocols.guidance import screen_guidance
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none, todays_protocol

register = template.Library()


@register.inclusion_tag("components/guidance.html", takes_context=True)
def guidance(context: Context, screen: str, protocol: Protocol | None = None) -> dict[str, object]:
    """`screen` is a value of Screen; without a version, the one in force today is asked."""
    user = context.get("user")
    if not isinstance(user, User):
        user = context["request"].user
    version = protocol or in_force_or_none()
    return {"sentences": screen_guidance(version, screen, user.side) if version else []}


@register.inclusion_tag("components/concern.html", takes_context=True)
def concern(context: Context, reference: str) -> dict[str, object]:
    """The way from a case to a complaint in confidence: the same for all who may complain, so that
    it tells nothing of what anybody did."""
    user = context["request"].user
    may = policy.can_raise_concern(user, todays_protocol())
    return {"reference": reference if may else ""}
