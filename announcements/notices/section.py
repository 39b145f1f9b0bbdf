"""The section of the page of announcements about notices."""

from django.urls import reverse

from announcements.models import Receipt
from people.models import User
from relations.sections import Section


def notices_section(user: User) -> Section:
    title, url = "Notices to councillors", reverse("announcements:notices")
    if not user.is_member:
        return Section(title, url, "Write a notice, and see who has been told and who opened it.")
    number = Receipt.objects.visible_to(user).to_read().count()
    unread = f"{number} you have not opened." if number else "You have opened all of them."
    return Section(title, url, f"What the council tells you before the public. {unread}")
