"""What the page of one's own second factors says of each, and what can be done with it."""

from allauth.mfa.models import Authenticator
from django.urls import reverse

from foundation.dates_in_words import day_year
from foundation.types import Context
from people.request import SignedIn
from people.second_factors.policy import can_add_factor
from people.second_factors.requirement import IS_OVERDUE, last_day_in_session

Kind = Authenticator.Type


def second_step_context(request: SignedIn) -> Context:
    user = request.user
    rows = list(Authenticator.objects.filter(user_id=user.pk).order_by("created_at", "pk"))
    may_add = can_add_factor(request, user)
    codes = next((row.wrap() for row in rows if row.type == Kind.RECOVERY_CODES), None)
    return {
        "title": "Second step when you sign in",
        "last_day": last_day_in_session(request),
        "is_overdue": request.session.get(IS_OVERDUE, False),
        "may_add": may_add,
        "passkeys": [
            {"pk": row.pk, "name": row.wrap().name, "about": about(row)}
            for row in rows
            if row.type == Kind.WEBAUTHN
        ],
        "app": next((about(row) for row in rows if row.type == Kind.TOTP), ""),
        "codes_left": len(codes.get_unused_codes()) if codes else None,
        "back": (reverse("account"), "Back to your account"),
    }


def about(row: Authenticator) -> str:
    """Added 1 December 2026, last used 3 December 2026."""
    used = f"last used {day_year(row.last_used_at)}" if row.last_used_at else "not used yet"
    return f"Added {day_year(row.created_at)}, {used}"
