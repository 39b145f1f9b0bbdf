"""The calendar in the admin site: bank holidays and closure days, read only."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from people.recorded_admin import RecordedAdmin
from people.roles import Permission
from protocols.models import BankHoliday, ClosureDay


class DayAdmin(RecordedAdmin):
    """Read only: a day that is written here would move no promise."""

    date_hierarchy = "day"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        user = request.user
        return user.is_authenticated and (user.is_superuser or user.may(Permission.EDIT_CALENDAR))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(BankHoliday)
class BankHolidayAdmin(DayAdmin):
    list_display = ("day", "title", "division")
    list_filter = ("division",)


@admin.register(ClosureDay)
class ClosureDayAdmin(DayAdmin):
    list_display = ("day", "why")
