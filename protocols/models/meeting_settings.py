"""MeetingSettings: what a version sets for meetings, visits, connections and late councillors."""

from django.db import models

from protocols.choices import ConnectionEffect, DeclarationOffice, ScrutinyDecider, VisitAnswerer


def days_field(
    default: int, help_text: str = "Days"
) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(
        default=default, db_default=default, help_text=help_text
    )


class MeetingSettings(models.Model):
    """Days before a meeting are calendar days, if nothing else is said."""

    # Fewer days before a public meeting need a reason.
    meeting_notice_days = days_field(10)
    # With fewer before a scrutiny meeting, who names the officer has to agree to its date.
    scrutiny_notice_days = days_field(10, "Working days")
    scrutiny_decider = models.CharField(
        max_length=30,
        choices=ScrutinyDecider,
        default=ScrutinyDecider.AS_CLAUSES,
        db_default=ScrutinyDecider.AS_CLAUSES,
    )
    # From so many before a meeting, its agenda without consultation is late; from so many, the
    # coordinators are reminded.
    agenda_days = days_field(14)
    agenda_reminder_days = days_field(15)
    # Fewer before a visit to premises need a reason.
    visit_notice_days = days_field(1)
    visit_answerer = models.CharField(
        max_length=30,
        choices=VisitAnswerer,
        default=VisitAnswerer.MANAGER,
        db_default=VisitAnswerer.MANAGER,
    )
    # So long councillors elected later are told about what has been sent to councillors alone.
    told_later_weeks = days_field(4, "Weeks")
    connection_effect = models.CharField(
        max_length=30,
        choices=ConnectionEffect,
        default=ConnectionEffect.AS_CLAUSES,
        db_default=ConnectionEffect.AS_CLAUSES,
    )
    declarations_to = models.CharField(
        max_length=30,
        choices=DeclarationOffice,
        default=DeclarationOffice.MONITORING_OFFICER,
        db_default=DeclarationOffice.MONITORING_OFFICER,
    )

    class Meta:
        abstract = True
