"""A post in words, as lists of people have it: what it is, where, and in what standing."""

from people.models import Appointment, Standing
from people.models.user import MEMBER_TITLES
from people.roles import Role

STANDING = {Standing.DEPUTY: "Deputy", Standing.ACTING: "Acting"}


def words_of_post(post: Appointment) -> str:
    """Officer, Highways; Acting Monitoring Officer; Director of Place (Chief officer, Highways)."""
    place = f"{post.ward} ward" if post.ward else str(post.service or "")
    words = ", ".join(filter(None, [role_words(post), place]))
    if post.job_title:
        return f"{post.job_title} ({words})"
    return words if place else post.post


def role_words(post: Appointment) -> str:
    if post.standing in MEMBER_TITLES:
        return MEMBER_TITLES[post.standing]
    standing = STANDING.get(Standing(post.standing), "")
    return f"{standing} {Role(post.role).label}".strip()
