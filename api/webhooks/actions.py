"""Making a webhook, ending it, changing its secret, and sending deliveries again."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from api.models import Delivery, DeliveryState, Webhook
from api.webhooks.addresses import address_outside, checked_url
from api.webhooks.signature import new_secret
from foundation.turns import made_before
from people.models import ApiScope, ServiceAccount, User
from people.second_factors.cipher import encrypted
from people.service_accounts import policy

OVERLAP = timedelta(days=1)  # for which the secret before still signs as well
NO_SCOPE = "This service account does not get webhooks. Make another one with that scope."
ENDED = "This webhook has been ended. Make another one."


class MadeWebhook(NamedTuple):
    """With its secret when it has just been made, or else nothing: it is told once."""

    webhook: Webhook
    secret: str


def make_webhook(
    account: ServiceAccount, url: str, *, events: Collection[str], by: User, key: UUID
) -> MadeWebhook:
    """The same `key` makes one. Raises ValidationError for an address that is not outside. The host
    is looked up before the transaction, which holds nothing while that takes."""
    policy.can_make_service_account(by).or_raise()
    address_outside(checked_url(url))
    if ApiScope.WEBHOOKS not in account.api_scopes:
        raise PermissionDenied(NO_SCOPE)
    with transaction.atomic():
        if before := made_before(Webhook.objects.all(), key, made_by=by):
            return MadeWebhook(before, "")
        secret = new_secret()
        webhook = Webhook.objects.create(
            account=account,
            url=url,
            events=sorted(events),
            secret=encrypted(secret),
            made_by=by,
            made_at=timezone.now(),
            key=key,
        )
    return MadeWebhook(webhook, secret)


@transaction.atomic
def end_webhook(webhook: Webhook, *, by: User) -> None:
    """It hears nothing from now on. Ended twice, it was ended once."""
    policy.can_make_service_account(by).or_raise()
    Webhook.objects.in_use().filter(pk=webhook.pk).update(ended_by=by, ended_at=timezone.now())


@transaction.atomic
def change_secret(webhook: Webhook, *, by: User) -> str:
    """A new secret, told once. The one before signs as well for a day."""
    policy.can_make_service_account(by).or_raise()
    row = Webhook.objects.in_use().select_for_update(of=("self",)).filter(pk=webhook.pk).first()
    if row is None:
        raise PermissionDenied(ENDED)
    secret = new_secret()
    row.secret_before, row.before_until = row.secret, timezone.now() + OVERLAP
    row.secret = encrypted(secret)
    row.save(update_fields=["secret", "secret_before", "before_until"])
    return secret


@transaction.atomic
def send_again(webhook: Webhook, *, first: date, last: date, by: User) -> int:
    """Every delivery of events on these local days, under the ids they had. Returns how many."""
    rows = webhook.deliveries.filter(at__date__gte=first, at__date__lte=last)
    return replay_deliveries(webhook, list(rows.values_list("pk", flat=True)), by=by)


@transaction.atomic
def replay_deliveries(webhook: Webhook, keys: Collection[int], *, by: User) -> int:
    policy.can_make_service_account(by).or_raise()
    if webhook.ended_at:
        raise PermissionDenied(ENDED)
    rows = Delivery.objects.filter(webhook=webhook, pk__in=keys)
    again = {"state": DeliveryState.WAITING, "attempts": 0, "due_at": timezone.now()}
    return rows.update(**again)
