"""What may a people administrator edit? Who is who, each change with its history."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from people import actions
from people.models import Appointment, Committee, Group, Seat, Service, User, Ward
from people.posts import on_the_other_side
from people.roles import COUNCILLORS, Permission


class RecordedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Changes are written with who made them; nothing is ever deleted."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        user = request.user
        return user.is_authenticated and (
            user.is_superuser or user.may(Permission.ADMINISTER_PEOPLE)
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_view_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Any, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        obj._history_user = request.user
        obj._change_reason = "changed" if change else "added"
        obj.save()


@admin.register(User)
class UserAdmin(RecordedAdmin):
    fields = ("name", "email", "is_active")
    list_display = ("name", "email", "is_active")
    search_fields = ("name", "email")

    def save_model(
        self, request: HttpRequest, obj: Any, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """A new person is invited by mail to choose a password; nobody chooses one for them."""
        if change:
            super().save_model(request, obj, form, change)
        else:
            by: Any = request.user
            actions.invite(obj, by=by)


class AppointmentForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean(self) -> dict[str, Any] | None:
        """No officer has a political group; nobody is councillor and officer on one day."""
        cleaned = super().clean()
        if cleaned and cleaned.get("group") and cleaned.get("role") not in COUNCILLORS:
            self.add_error("group", "Only a councillor has a political group. Leave it empty.")
        if cleaned and not self.errors:
            kept = {name: value for name, value in cleaned.items() if name != "id"}
            post = Appointment(pk=self.instance.pk, **kept)
            if other := on_the_other_side(post):
                until = f" until {other.ends_on:%-d %B %Y}" if other.ends_on else ""
                self.add_error(
                    "role",
                    f"{other.person.name} is {other.get_role_display().lower()}{until}"
                    f" ({other.post}). One person is a councillor or an officer, never both:"
                    " end that post first.",
                )
        return cleaned


@admin.register(Appointment)
class AppointmentAdmin(RecordedAdmin):
    form = AppointmentForm
    list_display = ("person", "role", "service", "ward", "starts_on", "ends_on")
    list_filter = ("role", "service")
    list_select_related = ("person", "service", "ward")
    autocomplete_fields = ("person",)
    search_fields = ("person__name",)


@admin.register(Seat)
class SeatAdmin(RecordedAdmin):
    list_display = ("person", "committee", "starts_on", "ends_on")
    list_filter = ("committee",)
    list_select_related = ("person", "committee")
    autocomplete_fields = ("person",)
    search_fields = ("person__name", "committee__name")


@admin.register(Ward, Group, Service, Committee)
class NamedAdmin(RecordedAdmin):
    search_fields = ("name",)
