"""Notices to councillors as pages show them."""

from announcements import actions
from announcements.notices.actions import leave_out
from tests.announcements.announcements import email_accepted, sent, written
from tests.files import pdf, pending
from tests.journeys.clause_scenes import under
from tests.people import named


def at_nine(clock):
    return clock.at.replace(day=clock.at.day + 2, hour=9)


def notice_written(clock):
    return (written(wards=("Harbour", "Mill"), public_from=at_nine(clock)).reference,)


def notice_on_its_way(clock):
    """One councillor has been told by email and has opened it; the other has not been told."""
    files = [pending(named("omar"), "diversion-route.pdf", pdf())]
    notice = sent(public_from=at_nine(clock), is_controversial=True, files=files)
    email_accepted(notice, "clara", at=clock.at)
    actions.record_opening(notice, named("clara"))
    return notice


def notice_sent(clock):
    return (notice_on_its_way(clock).reference,)


def notices_to_list(clock):
    notice_on_its_way(clock)
    sent(title="A new crossing", wards=(), for_everyone=True)


def notice_not_confirmed(clock):
    return (sent(no_party=False).reference,)


def notice_not_arrived(clock):
    return sent().reference, named("nia").pk


def notice_opened_by_all(clock):
    notice = notice_on_its_way(clock)
    actions.record_opening(notice, named("nia"))
    return (notice.reference,)


def notice_withdrawn(clock):
    notice = notice_on_its_way(clock)
    actions.withdraw(notice, reason="The works are cancelled.", by=named("omar"))
    return (notice.reference,)


def notices_with_triggers(clock):
    under("knutsford")


def notice_that_leaves_out(clock):
    under("knutsford")
    return (written().reference,)


def councillor_to_leave_out(clock):
    under("knutsford")
    return written().reference, named("nia").pk


def notice_that_left_out(clock):
    under("knutsford")
    notice = written()
    leave_out(notice, named("nia"), reason="She is a party to the sale.", by=named("omar"))
    return (actions.tell(notice, by=named("omar")).reference,)


def councillor_to_bring_back(clock):
    return *notice_that_left_out(clock), named("nia").pk


def notice_for_the_public(clock):
    notice = notice_on_its_way(clock)
    actions.record_opening(notice, named("nia"))
    return (actions.make_public(notice, by=named("omar")).reference,)


def notices_for_the_public(clock):
    notice_for_the_public(clock)
