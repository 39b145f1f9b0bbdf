"""The section of the page of relations about the register of training."""

from django.urls import reverse

from people.models import User
from relations.sections import Section
from relations.training.policy import can_record_training


def training_section(user: User) -> Section | None:
    if not can_record_training(user):
        return None
    return Section(
        "Training of councillors",
        reverse("relations:training"),
        "Record who has been trained for recruitment and for disciplinary cases.",
    )
