"""Template tag of the pages on which somebody signs in again: why they are asked."""

from django import template
from django.template import RequestContext

from people.step_up.panel import need_in_words
from people.step_up.sign_ins import asked_purpose

register = template.Library()


@register.simple_tag(takes_context=True)
def reason_to_sign_in_again(context: RequestContext) -> str:
    """In general words, if it was no page of ours that led here."""
    back_to = str(context.get("redirect_field_value"))
    return need_in_words(asked_purpose(context.request, back_to))
