"""The cases that name a person as a file: those that a search on record finds now."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, QueryDict
from django.urls import reverse

from casework.exports.columns import Row, text
from casework.exports.lists import Content, ExportedList, plain_rows
from people.models import User
from retention.models import SubjectSearch
from retention.policy import can_search_for_person
from retention.subject_access.cases import every_case

COLUMNS = text("Reference", "Kind", "Title", "Named as", "Withheld, and why")


def person_content(user: User, query: QueryDict) -> Content:
    """?search= is the key of the search. Who was searched for is in no filter."""
    search = search_by_key(user, query.get("search", ""))
    return Content(
        COLUMNS, lambda most: plain_rows(rows_of_search(search, user), most), by_words=True
    )


def search_by_key(user: User, key: str) -> SubjectSearch:
    try:
        search = SubjectSearch.objects.visible_to(user).filter(key=UUID(key)).first()
    except ValueError:
        search = None
    if search is None:
        raise Http404
    return search


def rows_of_search(search: SubjectSearch, user: User) -> Iterator[Row]:
    for case in every_case(search.words, user):
        yield (case.reference, case.kind, case.title, case.named_as, "; ".join(case.withheld))


PERSON_CASES = ExportedList(
    key="person-cases",
    title="Cases that name a person",
    file_name="cases-that-name-a-person",
    allows=can_search_for_person,
    content=person_content,
    page=lambda: reverse("retention:searches"),
)
