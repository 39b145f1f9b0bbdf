"""The content of a report: one text in canonical JSON, from which every file of it is drawn, and
whose SHA-256 is its fingerprint."""

import hashlib
import json
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from foundation.types import Context
from people.models import User
from people.roles import Role
from reports.committee_report.figures import quarter_from
from reports.models import QuarterlyReport

EDITION = 1  # how a report that is signed off today is drawn, for ever


def content_of(report: QuarterlyReport) -> str:
    """What was signed off; of a draft, what would be."""
    return report.content or text_of_content(report, signed_off=None)


def signed_content(report: QuarterlyReport, *, by: User, at: datetime) -> str:
    """The content with the name, the post and the day of a signature."""
    posts = [post.post for post in by.acting_posts if post.role == Role.MONITORING_OFFICER]
    day = timezone.localdate(at).isoformat()
    return text_of_content(report, signed_off={"name": by.name, "post": posts[0], "on": day})


def text_of_content(report: QuarterlyReport, *, signed_off: Context | None) -> str:
    return canonical(
        {
            "edition": EDITION,
            "council": settings.COUNCIL_NAME,
            "quarter": str(quarter_from(report.quarter)),
            "figures": report.figures,
            "figures_on": timezone.localdate(report.figures_at).isoformat(),
            "introduction": report.introduction,
            "comments": {key: text for key, text in report.comments.items() if text},
            "signed_off": signed_off,
        }
    )


def canonical(values: Context) -> str:
    """The same text for the same values, whatever order they were put in."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def fingerprint(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
