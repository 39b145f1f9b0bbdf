"""Actions on news: what emails to councillors say, when one’s own come, and calendar addresses."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from casework.models import CalendarFeed, MailSays, MailSetting, NewsPreference, NewsWhen
from casework.news import policy
from foundation.history import write
from foundation.turns import wait_for_turn
from people.models import User
from protocols import policy as protocol_policy


@transaction.atomic
def choose_what_emails_say(says: MailSays, *, by: User) -> None:
    """From the next email on, for every councillor."""
    protocol_policy.can_choose_what_emails_say(by).or_raise()
    wait_for_turn("what emails say")
    setting = MailSetting.objects.first() or MailSetting()
    if setting.says != says:
        write(setting, by=by, reason="chosen", says=says)


@transaction.atomic
def choose_when(when: NewsWhen, *, by: User) -> None:
    """For news from now on. What waits for a morning already comes on that morning."""
    policy.can_choose_own_news(by).or_raise()
    wait_for_turn("when news comes", by.pk)
    preference = NewsPreference.objects.filter(person=by).first() or NewsPreference(person=by)
    if preference.when != when:
        write(preference, by=by, reason="chosen", when=when)


@transaction.atomic
def make_feed(*, by: User) -> str:
    """The random part of a new address, which is told now and never again. The address before it
    stops working."""
    policy.can_choose_own_news(by).or_raise()
    wait_for_turn("calendar feed", by.pk)
    token, now = secrets.token_urlsafe(32), timezone.now()
    CalendarFeed.objects.filter(person=by).end(now)
    CalendarFeed.objects.create(person=by, digest=digest_of(token), made_at=now)
    return token


@transaction.atomic
def end_feed(*, by: User) -> None:
    """Ended twice, it was ended once."""
    policy.can_choose_own_news(by).or_raise()
    CalendarFeed.objects.filter(person=by).end(timezone.now())


def end_feed_of_leaver(person: User) -> int:
    """The address stops working, also if this person is a councillor again later. Returns how many
    addresses."""
    return CalendarFeed.objects.filter(person=person).end(timezone.now())


def digest_of(token: str) -> str:
    """A random token of 256 bits cannot be guessed, so that one round of hashing is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
