"""Announcements in tests: Omar's, of Highways, to Harbour ward, which Clara and Nia represent."""

from uuid import uuid4

from django.utils import timezone

from announcements import actions
from announcements.models import Announcement, AnnouncementKind, LeftOut, Trigger
from announcements.notices.actions import NewNotice, write_notice
from casework.models import Notice, NoticeState
from people.models import Service, User, Ward
from people.roles import Role
from tests.established import establish
from tests.files import pdf, pending
from tests.people import STARTED, named

TEXT = "Harbour Road will be closed between 8pm and 6am."


def written(by="omar", *, wards=("Harbour",), key=None, kind="notice", **more) -> Announcement:
    """A draft."""
    fields = {"title": "Night closures on Harbour Road", "text": TEXT, "no_party": True}
    places = [Ward.objects.get_or_create(name=name)[0] for name in wards]
    own = {name: more.pop(name) for name in NewNotice.__annotations__ if name in more}
    new = actions.NewAnnouncement(
        kind=AnnouncementKind(kind),
        service=Service.objects.get(name="Highways"),
        wards=places,
        **fields | more,
    )
    notice = NewNotice(**{"trigger": Trigger.OTHER} | own)
    return write_notice(notice, new, by=named(by), key=key or uuid4())


def sent(by="omar", **more) -> Announcement:
    """Its members have receipts; no email was sent yet."""
    return actions.tell(written(by, **more), by=named(by))


def email_accepted(announcement, *people, at) -> None:
    """The mail server has taken the emails to these people."""
    for who in people:
        rows = Notice.objects.about(announcement.ledger_name).filter(addressee=named(who))
        rows.update(state=NoticeState.SENT, sent_at=at)


def elected(name="Iris Tull", ward="Harbour", starts_on=STARTED) -> User:
    """One more councillor of a ward."""
    email = f"{name.split()[0].lower()}@westhaven.example"
    person = User.objects.create_user(email, name, "a long secret")
    place = Ward.objects.get_or_create(name=ward)[0]
    establish(person=person, role=Role.COUNCILLOR, ward=place, starts_on=starts_on)
    return person


def told_on_record() -> Announcement:
    """One that a member has opened, with its history."""
    files = [pending(named("omar"), "map.pdf", pdf())]
    announcement = sent(files=files)
    actions.record_opening(announcement, named("clara"))
    left_out(announcement, "nia")
    return announcement


def left_out(announcement, who) -> LeftOut:
    """A row, whatever the protocol in force allows."""
    row = {"announcement": announcement, "member": named(who), "by": named("omar")}
    return LeftOut.objects.create(**row, reason="She is away.", at=timezone.now())
