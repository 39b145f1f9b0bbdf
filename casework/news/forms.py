"""The forms of news: what emails say, for the council, and when they come, for a councillor."""

from casework.models import MailSays, NewsWhen
from foundation.fields import ChoiceWithHints
from foundation.forms import PortalForm


class WhatEmailsSayForm(PortalForm):
    says = ChoiceWithHints(
        label="What should emails to councillors about their enquiries say?",
        choices=MailSays.choices,
        hints={
            MailSays.REFERENCE: "For example, E-2026-0417.",
            MailSays.SUBJECT: "For example, E-2026-0417, Resurfacing of Harbour Road. Anyone who"
            " reads a councillor’s mailbox can read the subject.",
        },
        error_messages={"required": "Select what emails to councillors should say"},
    )


class WhenForm(PortalForm):
    when = ChoiceWithHints(
        label="When do you want emails about your enquiries and document requests?",
        choices=NewsWhen.choices,
        hints={
            NewsWhen.MORNING: "At 9:15am, with everything new since the working day before.",
            NewsWhen.BOTH: "Each email as soon as there is news, and all of it again the next"
            " working morning.",
        },
        error_messages={"required": "Select when you want emails"},
    )


class FeedForm(PortalForm):
    """Only a button: the page says what it does."""
