"""The list of people as a file, for people administrators: who is sought, with their posts."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from casework.exports.columns import Row, text
from casework.exports.lists import Content, ExportedList, chosen_in, in_portions, read_rows
from people.models import User
from people.policy import can_administer
from portal.administration.filters import PeopleFilter
from portal.administration.people_list import (
    PersonLine,
    Sought,
    lines_of_people,
    people_sought,
    sign_in_tag,
)

COLUMNS = text("Name", "Email", "Posts", "Sign-in")


def people_content(user: User, query: QueryDict) -> Content:
    form = PeopleFilter(query)
    sought = form.sought
    people = people_sought(sought)
    return Content(
        COLUMNS,
        lambda most: rows_of_people(people, sought, most),
        [*chosen_in(form), ("On", f"{sought.on:%-d %B %Y}")],
        by_words=bool(sought.q),
        count=people.count,
    )


def rows_of_people(people: QuerySet[User], sought: Sought, most: int | None) -> Iterator[Row]:
    for portion in in_portions(read_rows(people, most)):
        yield from (cells_of_person(line) for line in lines_of_people(portion, sought.on))


def cells_of_person(line: PersonLine) -> Row:
    person = line.person
    posts = "; ".join(line.posts)
    return (person.name, person.email, posts, sign_in_tag(person)[0])


PEOPLE = ExportedList(
    key="people",
    title="People and their posts",
    file_name="people",
    allows=can_administer,
    content=people_content,
    page=lambda: reverse("administration:people"),
    is_hidden=True,
)
