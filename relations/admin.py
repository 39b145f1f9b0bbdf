"""Administration page of premises: who manages them, their ward, and their rules for visitors."""

from django.contrib import admin

from people.recorded_admin import RecordedAdmin
from relations.models import Premises


@admin.register(Premises)
class PremisesAdmin(RecordedAdmin):
    fields = (
        *("name", "ward", "service", "manager", "rules"),
        *("is_school", "for_vulnerable_people", "ends_on"),
    )
    list_display = ("name", "ward", "service", "manager", "ends_on")
    list_filter = ("ward",)
    list_select_related = ("ward", "service", "manager")
    search_fields = ("name",)
    ordering = ("name", "pk")
