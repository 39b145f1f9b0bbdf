"""The section of the page of relations about advice with a councillor's view."""

from django.urls import reverse

from people.models import User
from relations.advice.policy import can_record_advice
from relations.models import AdviceRecord
from relations.sections import Section


def advice_section(user: User) -> Section | None:
    if not (can_record_advice(user) or AdviceRecord.objects.visible_to(user).exists()):
        return None
    sentence = "Record a councillor’s view apart from what you recommend."
    return Section("Advice and councillors’ views", reverse("relations:advice"), sentence)
