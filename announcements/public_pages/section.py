"""The section of the page of announcements about what is public."""

from django.urls import reverse

from people.models import User
from relations.sections import Section


def public_section(user: User) -> Section:
    sentence = "What anyone can read without signing in."
    return Section("Public announcements", reverse("announcements:public"), sentence)
