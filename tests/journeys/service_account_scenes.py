"""Service accounts as their list shows them: in use, about to end, and ended."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from people.models import ApiScope, CallCount, ServiceAccount
from people.service_accounts.actions import end_service_account, make_service_account
from people.service_accounts.tokens import note_use
from tests.people import named


def a_service_account(clock):
    """What the address of its end takes."""
    return (made("Entra ID", days=365).pk,)


def service_accounts(clock):
    note_use(made("Entra ID", days=365))
    made("Human resources, starters and leavers", days=20)
    made("CRM", days=300, api_scopes=[ApiScope.ENQUIRIES, ApiScope.CONTENT])
    end_service_account(made("Trial of the directory", days=90), by=named("petra"))


def an_account_in_use(clock):
    """Of the API, with calls on three days."""
    account = made("Power BI", days=365, api_scopes=[ApiScope.ENQUIRIES, ApiScope.FIGURES])
    for number in (2, 31, 1417):
        clock.next_day()
        day = timezone.localdate()
        CallCount.objects.get_or_create(account=account, day=day, defaults={"number": number})
    return (account.pk,)


def made(name, days, **more):
    there = ServiceAccount.objects.in_use(timezone.localdate()).filter(person__name=name).first()
    day = timezone.localdate() + timedelta(days=days)
    petra = named("petra")
    return there or make_service_account(name, ends_on=day, key=uuid4(), by=petra, **more).account
