"""The administration page of any row: recorded, never deleted, searched and filtered by what it
offers."""

from datetime import date
from typing import Any, ClassVar, TypeAlias

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict

from foundation.types import Untyped
from people.directory import directory
from people.models.organisation import Named
from people.policy import can_administer

# A row of the model that a page is for, and its form: Django's classes name it only when they run.
Row = Any
RowForm: TypeAlias = "forms.ModelForm[Any]"

# What Django’s filters of a list ask for.
FILTER_LOOKUPS = ("exact", "id__exact", "isnull")
DATE_LOOKUPS = {"year": "2000", "month": "1", "day": "1"}  # and what stands for none
MOST_DIGITS = 4


def is_date_in_query(query: QueryDict, field: str) -> bool:
    """Whether the year, the month and the day that a list is filtered by are those of a date, and
    nothing else of the field is asked for."""
    lookups = {name.removeprefix(f"{field}__") for name in query if name.startswith(f"{field}__")}
    typed = [query.get(f"{field}__{part}", other) for part, other in DATE_LOOKUPS.items()]
    try:
        date(*(int(part[: MOST_DIGITS + 1]) for part in typed))
    except ValueError:
        return False
    return lookups <= set(DATE_LOOKUPS)


class RecordedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Changes are written with who made them; nothing is ever deleted.

    A list is filtered only by what it offers, and no address fills in a form: Django also takes
    any relation, so that `?notices=5` would say whose notice that is.
    """

    view_on_site = False
    person_path: ClassVar[str] = ""  # from a row to the person by whose name it is searched

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        """A name is found without its accents too, its words in any order."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if search_term and self.person_path:
            keys = directory().called(search_term)
            found = found | queryset.filter(**{f"{self.person_path}__in": keys})
        return found, duplicates

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside the list send, and the years and months above it."""
        if self.date_hierarchy and lookup.startswith(f"{self.date_hierarchy}__"):
            return is_date_in_query(request.GET, self.date_hierarchy)
        field, _, rest = lookup.partition("__")
        return field in self.list_filter and rest in FILTER_LOOKUPS

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        return {}

    def formfield_for_foreignkey(self, db_field: Row, request: HttpRequest, **more: Untyped) -> Row:
        """What has ended is not offered for anything new. A row that has it keeps it."""
        match = request.resolver_match
        if issubclass(db_field.related_model, Named) and not (match and match.kwargs):
            more["queryset"] = db_field.related_model.objects.offered()
        return super().formfield_for_foreignkey(db_field, request, **more)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        user = request.user
        return user.is_authenticated and bool(can_administer(user))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_view_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Row, form: RowForm, change: bool) -> None:
        obj._history_user = request.user
        obj._change_reason = "changed" if change else "added"
        obj.save()
