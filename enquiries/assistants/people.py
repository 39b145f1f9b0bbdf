"""Assistants of a councillor, councillors of an assistant, and who can send in whose name today."""

from django.db.models import QuerySet

from enquiries.models import StandingPermission
from people.directory import styled_member
from people.models import User, assistant_posts, unique_people


def assistants_of(councillor: User) -> list[User]:
    """Today's, by name."""
    posts = assistant_posts().filter(councillor=councillor).select_related("person")
    return unique_people(post.person for post in posts.order_by("person__name", "pk"))


def councillors_assisted(user: User) -> QuerySet[User]:
    """The councillors whose assistant this person is today, by name."""
    return User.objects.filter(pk__in=list(user.assisted)).order_by("name", "pk")


def sends_in_name_of(user: User) -> set[int]:
    """The keys of the councillors who let this assistant send in their name."""
    rows = StandingPermission.objects.in_force().filter(assistant=user)
    return set(rows.values_list("councillor_id", flat=True))


def with_role(assistant: User, councillor: User) -> str:
    """Asha Rahman, assistant to Councillor Clara Okafor."""
    return f"{assistant.name}, assistant to {styled_member(councillor)}"
