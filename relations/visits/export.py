"""The list of visits to premises as a file."""

from django.http import QueryDict
from django.urls import reverse

from casework.exports.columns import Row, moments, text
from casework.exports.lists import Content, ExportedList, read_rows
from casework.exports.policy import everyone
from people.directory import styled_member
from people.models import User
from relations.models import Visit
from relations.visits.content import tag_of_visit

COLUMNS = (*text("Reference", "Visit", "Ward", "Councillor"), *moments("Begins"), *text("State"))


def visits_content(user: User, query: QueryDict) -> Content:
    rows = Visit.objects.visible_to(user).with_people().order_by("-starts_at", "-pk")
    return Content(
        COLUMNS, lambda most: (cells_of(row) for row in read_rows(rows, most)), count=rows.count
    )


def cells_of(visit: Visit) -> Row:
    ward, member = str(visit.premises.ward), styled_member(visit.member)
    return (visit.reference, visit.title, ward, member, visit.starts_at, tag_of_visit(visit)[0])


VISITS = ExportedList(
    key="visits",
    title="Visits to premises",
    file_name="visits",
    allows=everyone,
    content=visits_content,
    page=lambda: reverse("relations:visits"),
)
