"""Administration pages of premises (manager, ward, rules for visitors) and of scrutiny bodies."""

from functools import partial

from django import forms
from django.contrib import admin
from django.db import models

from people.recorded_admin import RecordedAdmin
from relations.models import Premises, ScrutinyBody


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


@admin.register(ScrutinyBody)
class ScrutinyBodyAdmin(RecordedAdmin):
    fields = (
        *("name", "committee", "notice_days", "rules_url"),
        *("guidance", "guidance_on", "ends_on"),
    )
    formfield_overrides = {
        models.URLField: {"form_class": partial(forms.URLField, assume_scheme="https")}
    }
    list_display = ("name", "committee", "notice_days", "guidance_on", "ends_on")
    list_select_related = ("committee",)
    search_fields = ("name",)
    ordering = ("name", "pk")
