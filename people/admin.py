"""Django’s administration pages of wards, services and bodies, each change with its history. People
and what they hold are only shown there: the pages of `portal/administration/` change it."""

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from people.directory import folded_name, keys_called
from people.models import (
    Appointment,
    Committee,
    Group,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    Seat,
    Service,
    User,
    Ward,
)
from people.recorded_admin import RecordedAdmin, Row


class ReadOnlyAdmin(RecordedAdmin):
    """Rows that are changed on the pages about people. They are here to be looked at and chosen."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    fields = ("name", "email", "telephone", "is_active")
    list_display = ("name", "email", "is_active")
    search_fields = ("name", "email")
    person_path = "pk"
    ordering = ("name", "pk")


@admin.register(Appointment)
class AppointmentAdmin(ReadOnlyAdmin):
    list_display = ("person", "role", "service", "ward", "committee", "starts_on", "ends_on")
    list_filter = ("role", "service")
    list_select_related = ("person", "service", "ward", "committee", "councillor")
    search_fields = ("person__name",)
    ordering = ("person__name", "-starts_on", "pk")
    person_path = "person"


@admin.register(Portfolio)
class PortfolioAdmin(ReadOnlyAdmin):
    list_display = ("post", "service", "starts_on", "ends_on")
    list_filter = ("service",)
    list_select_related = ("post__person", "post__ward", "post__committee", "service")
    search_fields = ("post__person__name", "service__name")
    person_path = "post__person"


@admin.register(OutsideAppointment)
class OutsideAppointmentAdmin(ReadOnlyAdmin):
    list_display = ("person", "body", "capacity", "starts_on", "ends_on")
    list_filter = ("capacity", "body")
    list_select_related = ("person", "body")
    search_fields = ("person__name", "body__name")
    person_path = "person"


@admin.register(Seat)
class SeatAdmin(ReadOnlyAdmin):
    list_display = ("person", "committee", "starts_on", "ends_on")
    list_filter = ("committee",)
    list_select_related = ("person", "committee")
    search_fields = ("person__name", "committee__name")
    person_path = "person"


@admin.register(Ward, Service, Committee, OutsideBody)
class NamedAdmin(RecordedAdmin):
    search_fields = ("name",)
    list_display = ("name", "ends_on")
    exclude = ("ends_on",)  # what is open there is listed first, on a page of its own

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        names = {row.pk: folded_name(row.name) for row in queryset} if search_term else {}
        return found | queryset.filter(pk__in=keys_called(search_term, names)), duplicates


@admin.register(Group)
class GroupAdmin(ReadOnlyAdmin):
    search_fields = ("name",)
    list_display = ("name", "ends_on")
