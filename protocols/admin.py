"""What may be edited of the calendar? Its days, each change with its history."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from people.admin import RecordedAdmin
from people.roles import Permission
from protocols import calendar
from protocols.models import BankHoliday, ClosureDay


class DayAdmin(RecordedAdmin):
    date_hierarchy = "day"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        user = request.user
        return user.is_authenticated and (user.is_superuser or user.may(Permission.DRAFT_PROTOCOL))

    def save_model(
        self, request: HttpRequest, obj: Any, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Dates worked out from now on count the day; other processes follow within a minute."""
        super().save_model(request, obj, form, change)
        calendar.forget()


@admin.register(BankHoliday)
class BankHolidayAdmin(DayAdmin):
    list_display = ("day", "title", "division")
    list_filter = ("division",)


@admin.register(ClosureDay)
class ClosureDayAdmin(DayAdmin):
    list_display = ("day", "why")
