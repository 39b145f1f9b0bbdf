"""A list of people with their posts to choose from: the field, and those who hold some roles."""

from collections.abc import Mapping, Sequence

from django import forms
from django.db.models import QuerySet

from foundation.fields import offer_rows
from people.directory import directory
from people.models import Appointment, User


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """People by name with their post; `posts` is set by the form."""

    posts: Mapping[int, str] = {}

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.name}, {self.posts.get(obj.pk, '')}{directory().since(obj.pk)}"


def offer_people(
    form: forms.Form, name: str, people: QuerySet[User], posts: Mapping[int, str] | None = None
) -> None:
    """Set the people of a field, and the posts that stand after their names."""
    offer_rows(form, name, people)
    field = form.fields[name]
    if isinstance(field, PersonField) and posts is not None:
        field.posts = posts


def people_with_roles(roles: Sequence[str], but: User) -> tuple[QuerySet[User], dict[int, str]]:
    """People who hold one of these posts today, by name, and the title of each."""
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role__in=roles)
    rows = posts.select_related("service", "ward").order_by("-pk")
    named = {post.person_id: post.post for post in rows}
    people = User.objects.filter(pk__in=named).exclude(pk=but.pk).order_by("name")
    return people, named
