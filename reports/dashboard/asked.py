"""The dashboard that an address asks for."""

from django.http import QueryDict
from django.utils import timezone

from people.models import User
from reports import policy
from reports.dashboard.content import Dashboard, dashboard_of
from reports.dashboard.forms import NarrowForm
from reports.policy import Whose


def dashboard_asked_for(user: User, query: QueryDict) -> Dashboard:
    """Raises PermissionDenied with the reason."""
    whose = whose_asked_for(user, query.get("whose", ""))
    policy.can_see_figures_of(user, whose).or_raise()
    today, only_quarters = timezone.localdate(), whose == Whose.FIELD
    asked = {name: str(value) for name, value in query.dict().items()} | {"whose": whose.value}
    form = NarrowForm(asked, today=today, only_quarters=only_quarters)
    return dashboard_of(user, whose, form, timezone.now())


def whose_asked_for(user: User, asked: str) -> Whose:
    """Those that the address names; without a name that we know, the first that there are."""
    if asked in set(Whose):
        return Whose(asked)
    return next(iter(policy.whose_figures(user)), Whose.OWN)
