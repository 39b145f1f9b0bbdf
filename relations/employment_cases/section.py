"""The section of the page of relations about employment cases."""

from django.urls import reverse

from people.models import User
from relations.employment_cases.policy import can_start_employment_case
from relations.models import EmploymentCase
from relations.sections import Section


def employment_cases_section(user: User) -> Section | None:
    can_start = can_start_employment_case(user)
    if not (can_start or EmploymentCase.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Disciplinary matters and grievances that councillors decide, in confidence."
        if can_start
        else "Cases that you are appointed to decide, in confidence."
    )
    return Section("Employment cases", reverse("relations:employment-cases"), sentence)
