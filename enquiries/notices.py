"""Notices about enquiries: who is notified of each verb. An email has a sentence and a link."""

from collections.abc import Iterable

from django.db.models import BigIntegerField, QuerySet
from django.urls import reverse
from django.utils import timezone

from casework import promises
from casework.notices import departures, ledger
from enquiries import councillor_emails, cover, routing
from enquiries.models import ContentiousFlag, Enquiry, EnquiryLetter, EnquiryLink
from foundation.statements import Parameter, Statement
from people.models import (
    Appointment,
    HoldersOfRole,
    Standing,
    User,
    holders_of_role,
    unique_people,
)
from people.roles import Role
from protocols.models import Protocol


def handlers(enquiry: Enquiry, holders: HoldersOfRole = holders_of_role) -> list[User]:
    """Those who have to act: its officer, the holders of its office, or else the coordinators."""
    if enquiry.officer and enquiry.has_officer_today:
        return [enquiry.officer]
    if enquiry.office:
        return holders(Role(enquiry.office)) or coordinators(holders)
    return heads_of_service(enquiry, holders) if enquiry.officer_id else coordinators(holders)


def coordinators(holders: HoldersOfRole = holders_of_role) -> list[User]:
    return holders(Role.COORDINATOR)


def heads_of_service(enquiry: Enquiry, holders: HoldersOfRole = holders_of_role) -> list[User]:
    """The head of the handling service, or while that is vacant its chief officer."""
    if not enquiry.service_id:
        return coordinators(holders)
    heads = holders(Role.HEAD_OF_SERVICE, service_id=enquiry.service_id)
    return heads or chief_officers(enquiry, holders)


def chief_officers(enquiry: Enquiry, holders: HoldersOfRole = holders_of_role) -> list[User]:
    if not enquiry.service_id:
        return chief_executives(holders)
    chiefs = holders(Role.CHIEF_OFFICER, service_id=enquiry.service_id)
    return chiefs or chief_executives(holders)


def chief_executives(holders: HoldersOfRole = holders_of_role) -> list[User]:
    return holders(Role.CHIEF_EXECUTIVE) or coordinators(holders)


def chase_recipients(enquiry: Enquiry, holders: HoldersOfRole = holders_of_role) -> list[User]:
    """Those the protocol names for unanswered enquiries, or else the coordinators."""
    if enquiry.is_sealed and enquiry.officer:
        return [enquiry.officer]
    return routing.chase_route_holders(enquiry, holders) or coordinators(holders)


def name_with_post(person: User, posts: Iterable[Appointment], version: Protocol) -> str:
    """A person with the post that a councillor knows them by: Colin Baxter, Director of Place; an
    office by its title in this version. From these posts, or if they have none of the person, from
    all."""
    known = [post for post in posts if post.person_id == person.pk] or posts_of(person)
    if not known:
        return person.name
    titled = known[0].role in version.titles and known[0].standing == Standing.HOLDER
    return f"{person.name}, {version.title(known[0].role) if titled else known[0].post}"


def posts_of(person: User) -> list[Appointment]:
    posts = Appointment.objects.current().filter(person=person)
    return list(posts.select_related("service", "ward", "committee"))


def notify_councillor(enquiry: Enquiry, event: str, sentence: str, once: object, by: User) -> None:
    """Tell the councillor, unless their term has ended, because then they cannot see it."""
    if enquiry.member_id != by.pk and enquiry.has_member_today:
        ledger.notify([enquiry.member], event, sentence, about=enquiry, once=str(once))


def notify_assistants(enquiry: Enquiry, event: str, what: str, once: object) -> None:
    """Tell the councillor's assistants who follow it."""
    following = [reader.person for reader in enquiry.shared_with if reader.is_assistant]
    sentence = f"An enquiry you follow {what}"
    ledger.notify(following, f"followed-{event}", sentence, about=enquiry, once=str(once))


def notify_officers(
    people: Iterable[User], enquiry: Enquiry, event: str, sentence: str, once: object, by: User
) -> None:
    """Tell officers in working hours (Oxford 23.4: no pressing outside usual hours). In the place
    of one who is away, anyone who covers for them."""
    due_at = promises.next_working_moment(timezone.now(), promises.calendar_of(enquiry))
    if enquiry.is_sealed:
        people = [enquiry.officer] if enquiry.officer else []
    people = cover.with_covers(people, enquiry)
    others = [person for person in unique_people(people) if person.pk != by.pk]
    ledger.notify(others, event, sentence, about=enquiry, once=str(once), due_at=due_at)


def notify_raised(enquiry: Enquiry, *, by: User) -> None:
    """An office is told at once. Coordinators are reminded that an acknowledgement is due."""
    sentence = councillor_emails.raised_sentence(enquiry)
    notify_councillor(enquiry, "raised", sentence, enquiry.pk, by)
    if enquiry.office or enquiry.officer_id:
        sentence = "You have a new enquiry from a councillor."
        notify_officers(handlers(enquiry), enquiry, "raised", sentence, enquiry.pk, by)
    if others := routing.others_named(enquiry):
        sentence = "A councillor has raised an enquiry that you can take on."
        notify_officers(others, enquiry, "raised", sentence, enquiry.pk, by)


def notify_assigned(enquiry: Enquiry, *, by: User) -> None:
    """The councillor, and its new officer; or without one the holders of its office."""
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    notify_councillor(enquiry, "assigned", councillor_emails.assigned_sentence(enquiry), once, by)
    people = [enquiry.officer] if enquiry.officer else handlers(enquiry)
    sentence = "An enquiry has been assigned to you."
    notify_officers(people, enquiry, "assigned", sentence, once, by)


def notify_passed(enquiry: Enquiry, *, by: User) -> None:
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    notify_councillor(enquiry, "passed", councillor_emails.passed_sentence(enquiry), once, by)
    people = [*heads_of_service(enquiry), *routing.others_named(enquiry), *coordinators()]
    sentence = "An enquiry has been passed to another service and needs an officer."
    notify_officers(people, enquiry, "passed", sentence, once, by)


def notify_question(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    notify_councillor(enquiry, "asked", "An officer has asked you a question.", letter.pk, by)
    what = "is waiting for the councillor, who has been asked a question."
    notify_assistants(enquiry, "asked", what, letter.pk)


def notify_holding_reply(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    notify_councillor(enquiry, "held", councillor_emails.held_sentence(enquiry), letter.pk, by)
    notify_assistants(enquiry, "held", "has had a holding reply.", letter.pk)


def notify_answered(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    notify_councillor(
        enquiry, "answered", councillor_emails.answered_sentence(enquiry), letter.pk, by
    )
    notify_assistants(enquiry, "answered", "has been answered.", letter.pk)


def open_duplicates() -> QuerySet[Enquiry]:
    links = EnquiryLink.objects.duplicates_of(Parameter("enquiry", BigIntegerField()))
    rows = Enquiry.objects.open().filter(links__in=links)
    return rows.select_related("officer", "service").defer("search")


OPEN_DUPLICATES = Statement(open_duplicates)


def notify_duplicates(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """Those who have an open duplicate of an enquiry that is answered now. Each is told about their
    own, and reads the answer only if they can read the other."""
    if vars(enquiry).get("is_linked") is False:
        return
    sentence = "An enquiry about the same matter has been answered. Sign in to see it."
    for duplicate in OPEN_DUPLICATES.rows(enquiry=enquiry.pk):
        people, once = handlers(duplicate), letter.pk
        notify_officers(people, duplicate, "duplicate-answered", sentence, once, by)


def notify_informed(enquiry: Enquiry, once: object, sentence: str, *, by: User) -> None:
    """Tell the councillor who is informed of what may be used at a meeting (Oxford 23.8)."""
    who = enquiry.informed
    if who and who.pk != enquiry.member_id and who.is_councillor_today():
        ledger.notify([who], "informed", sentence, about=enquiry, once=str(once))


def notify_declined(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """The councillor, and the head of service."""
    notify_councillor(
        enquiry, "declined", councillor_emails.declined_sentence(enquiry), letter.pk, by
    )
    notify_assistants(enquiry, "declined", "has been declined.", letter.pk)
    sentence = "An enquiry has been declined under the protocol."
    notify_officers(heads_of_service(enquiry), enquiry, "declined", sentence, letter.pk, by)
    if enquiry.reported_to:
        sentence = "An enquiry has been declined and reported to you."
        reported = holders_of_role(Role(enquiry.reported_to))
        notify_officers(reported, enquiry, "declined-reported", sentence, letter.pk, by)


def notify_challenged(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """Tell those who have it now, and the author of the answer, who cannot answer again (Somerset
    10.4)."""
    sentence = "A councillor has challenged an answer. The enquiry is now with you."
    notify_officers(handlers(enquiry), enquiry, "challenged", sentence, letter.pk, by)
    if enquiry.challenged:
        sentence = "A councillor has challenged your answer. Someone else will reply."
        notify_officers([enquiry.challenged], enquiry, "challenge-told", sentence, letter.pk, by)


def notify_flagged(enquiry: Enquiry, flag: ContentiousFlag, *, by: User) -> None:
    """At once: the head of service, or the Town Clerk, who has a list of them (Knutsford 3.6)."""
    sentence = "An officer has asked you to look at an enquiry before it is answered."
    if flag.office:
        people, path = (
            holders_of_role(Role(flag.office)) or coordinators(),
            reverse("enquiries:contentious"),
        )
    else:
        people, path = heads_of_service(enquiry), enquiry.get_absolute_url()
    others = [person for person in unique_people(people) if person.pk != by.pk]
    ledger.notify(others, "flagged", sentence, about=enquiry, once=str(flag.pk), path=path)


def notify_redirected(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    sentence = "Your enquiry has been redirected. Sign in to see where and why."
    notify_councillor(enquiry, "redirected", sentence, letter.pk, by)
    notify_assistants(enquiry, "redirected", "has been redirected.", letter.pk)


def notify_replied(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    sentence = "A councillor has replied to an officer’s question."
    _notify_handlers(enquiry, "replied", sentence, letter, by)


def notify_followed_up(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _notify_handlers(enquiry, "followed-up", "A councillor has followed up an answer.", letter, by)


def notify_information_added(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _notify_handlers(enquiry, "added", "A councillor has added information.", letter, by)


def notify_withdrawn(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    notify_councillor(
        enquiry, "withdrawn", "An officer has withdrawn a question to you.", letter.pk, by
    )
    if enquiry.officer_id or enquiry.office:
        _notify_handlers(enquiry, "withdrawn", "A councillor has withdrawn an enquiry.", letter, by)


def notify_chased(enquiry: Enquiry, letter: EnquiryLetter) -> None:
    people = [*chase_recipients(enquiry), *handlers(enquiry)]
    sentence = "A councillor has chased an overdue enquiry."
    notify_officers(people, enquiry, "chased", sentence, letter.pk, letter.author)


def notify_chase_answered(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """The councillor, and those who have it: they read what was promised."""
    sentence = "Your chase of an enquiry has been answered. The enquiry itself is still open."
    notify_councillor(enquiry, "chase-answered", sentence, letter.pk, by)
    notify_assistants(enquiry, "chase-answered", "has had an answer to a chase.", letter.pk)
    sentence = "A councillor’s chase has been answered. Sign in to see what was promised."
    _notify_handlers(enquiry, "chase-answered", sentence, letter, by)


def notify_taken_on(enquiry: Enquiry, before: User | None, *, by: User) -> None:
    """The councillor, and the officer who had it before."""
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    notify_councillor(enquiry, "assigned", councillor_emails.assigned_sentence(enquiry), once, by)
    sentence = "An enquiry you had has been taken on after a chase. Sign in to see who has it."
    notify_officers([before] if before else [], enquiry, "taken-on", sentence, once, by)


def _notify_handlers(
    enquiry: Enquiry, event: str, sentence: str, letter: EnquiryLetter, by: User
) -> None:
    notify_officers(handlers(enquiry), enquiry, event, sentence, letter.pk, by)


def notify_member_left(enquiry: Enquiry, sentence: str, *, by: User) -> None:
    """Its officer and the coordinators, once; of a confidential one only its officer."""
    people = [*handlers(enquiry), *coordinators()]
    notify_officers(people, enquiry, departures.EVENT, sentence, enquiry.member_id, by)
