"""Who is told of what? One function a verb; a mail carries its sentence and a link, no more."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from casework import notices, promises
from enquiries import addressing
from enquiries.models import ContentiousFlag, Enquiry, EnquiryLetter, Proposal
from people.models import Appointment, User, holders, unique
from people.roles import Role


def handlers(enquiry: Enquiry) -> list[User]:
    """Whoever is to act: its officer, the office's holders, or the coordinators; never nobody."""
    if enquiry.officer and enquiry.officer.works_today(enquiry.service_id):
        return [enquiry.officer]
    if enquiry.office:
        return holders(Role(enquiry.office)) or coordinators()
    return heads(enquiry) if enquiry.officer_id else coordinators()


def coordinators() -> list[User]:
    return holders(Role.COORDINATOR)


def heads(enquiry: Enquiry) -> list[User]:
    """The head of the handling service, or while that is vacant its chief officer."""
    if not enquiry.service_id:
        return coordinators()
    found = holders(Role.HEAD_OF_SERVICE, service_id=enquiry.service_id)
    return found or chief_officers(enquiry)


def chief_officers(enquiry: Enquiry) -> list[User]:
    if not enquiry.service_id:
        return chief_executives()
    return holders(Role.CHIEF_OFFICER, service_id=enquiry.service_id) or chief_executives()


def chief_executives() -> list[User]:
    return holders(Role.CHIEF_EXECUTIVE) or coordinators()


def chase_goes_to(enquiry: Enquiry) -> list[User]:
    """Whom the protocol names for unanswered enquiries, or the coordinators; never nobody."""
    if enquiry.is_sealed and enquiry.officer:
        return [enquiry.officer]
    return addressing.chased(enquiry) or coordinators()


def told_as(person: User) -> str:
    """A person with the post that a councillor knows them by: Colin Baxter, Director of Place."""
    posts = Appointment.objects.current().filter(person=person).select_related("service", "ward")
    return f"{person.name}, {posts[0].post}" if posts else person.name


def _member(enquiry: Enquiry, event: str, sentence: str, once: object, by: User) -> None:
    """Nobody whose term has ended is told: they can see it no longer."""
    if enquiry.member_id != by.pk and enquiry.member.is_councillor_today():
        notices.tell([enquiry.member], event, sentence, about=enquiry, once=str(once))


def _staff(
    people: Iterable[User], enquiry: Enquiry, event: str, sentence: str, once: object, by: User
) -> None:
    """Officers hear of it when they are at work (Oxford 23.4: no pressing outside usual hours)."""
    due_at = promises.working_hours(timezone.now(), promises.calendar_of(enquiry))
    if enquiry.is_sealed:
        people = [enquiry.officer] if enquiry.officer else []
    others = [person for person in unique(people) if person.pk != by.pk]
    notices.tell(others, event, sentence, about=enquiry, once=str(once), due_at=due_at)


def raised(enquiry: Enquiry, *, by: User) -> None:
    """Coordinators hear of it through the promise of an acknowledgement, an office at once."""
    _member(enquiry, "raised", "An enquiry was raised for you.", enquiry.pk, by)
    if enquiry.office or enquiry.officer_id:
        _staff(handlers(enquiry), enquiry, "raised", "An enquiry for you came in.", enquiry.pk, by)


def assigned(enquiry: Enquiry, officer: User, *, by: User) -> None:
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    _member(enquiry, "assigned", "An officer has your enquiry.", once, by)
    _staff([officer], enquiry, "assigned", "An enquiry was given to you.", once, by)


def passed(enquiry: Enquiry, *, by: User) -> None:
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    _member(enquiry, "passed", "Your enquiry was passed to another service.", once, by)
    people = [*heads(enquiry), *coordinators()]
    _staff(people, enquiry, "passed", "An enquiry was passed on and needs an officer.", once, by)


def asked(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _member(enquiry, "asked", "An officer asks you a question.", letter.pk, by)


def held(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    sentence = "Your enquiry has a holding reply, with a new date."
    _member(enquiry, "held", sentence, letter.pk, by)


def answered(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _member(enquiry, "answered", "Your enquiry has been answered.", letter.pk, by)


def informed(enquiry: Enquiry, once: object, sentence: str, *, by: User) -> None:
    """Whoever is told of what may be used at a meeting (Oxford 23.8)."""
    who = enquiry.informed
    if who and who.pk != enquiry.member_id and who.is_councillor_today():
        notices.tell([who], "informed", sentence, about=enquiry, once=str(once))


def declined(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """The councillor, and the head of service."""
    sentence = "Your enquiry was declined. The portal says under which clause and why."
    _member(enquiry, "declined", sentence, letter.pk, by)
    sentence = "An enquiry was declined under the protocol."
    _staff(heads(enquiry), enquiry, "declined", sentence, letter.pk, by)
    if enquiry.reported_to:
        sentence = "An enquiry was declined, and is reported to you."
        reported = holders(Role(enquiry.reported_to))
        _staff(reported, enquiry, "declined-reported", sentence, letter.pk, by)


def challenged(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """Whoever has it now, and the author of the answer, who answers no more (Somerset 10.4)."""
    sentence = "A councillor challenges an answer. It is with you now."
    _staff(handlers(enquiry), enquiry, "challenged", sentence, letter.pk, by)
    if enquiry.challenged:
        sentence = "A councillor challenges your answer. Somebody else replies."
        _staff([enquiry.challenged], enquiry, "challenge-told", sentence, letter.pk, by)


def flagged(enquiry: Enquiry, flag: ContentiousFlag, *, by: User) -> None:
    """At once: the head of service, or the Town Clerk, on whose list it is (Knutsford 3.6)."""
    sentence = "An officer asks you to look at an enquiry before it is answered."
    if flag.office:
        people, path = (
            holders(Role(flag.office)) or coordinators(),
            reverse("enquiries:contentious"),
        )
    else:
        people, path = heads(enquiry), enquiry.get_absolute_url()
    others = [person for person in unique(people) if person.pk != by.pk]
    notices.tell(others, "flagged", sentence, about=enquiry, once=str(flag.pk), path=path)


def proposed(enquiry: Enquiry, proposal: Proposal, *, by: User) -> None:
    """The head of service, or who is above; never the author alone."""
    found = [person for person in heads(enquiry) if person.pk != by.pk]
    people = found or chief_officers(enquiry)
    sentence = "A letter to a councillor waits for your approval."
    _staff(people, enquiry, "proposed", sentence, proposal.pk, by)


def given_back(enquiry: Enquiry, proposal: Proposal, *, by: User) -> None:
    sentence = "Your letter to a councillor was given back. The portal says why."
    _staff([proposal.by], enquiry, "given-back", sentence, proposal.pk, by)


def redirected(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    sentence = "Your enquiry was redirected. The portal says where and why."
    _member(enquiry, "redirected", sentence, letter.pk, by)


def replied(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _to_handlers(enquiry, "replied", "The councillor has replied.", letter, by)


def followed_up(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _to_handlers(enquiry, "followed-up", "The councillor came back on an answer.", letter, by)


def added(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _to_handlers(enquiry, "added", "The councillor added something.", letter, by)


def withdrawn(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    _member(enquiry, "withdrawn", "A question to you was withdrawn.", letter.pk, by)
    if enquiry.officer_id or enquiry.office:
        _to_handlers(enquiry, "withdrawn", "An enquiry was withdrawn.", letter, by)


def chased(enquiry: Enquiry, letter: EnquiryLetter) -> None:
    people = [*chase_goes_to(enquiry), *handlers(enquiry)]
    sentence = "A councillor has chased an overdue enquiry."
    _staff(people, enquiry, "chased", sentence, letter.pk, letter.author)


def _to_handlers(
    enquiry: Enquiry, event: str, sentence: str, letter: EnquiryLetter, by: User
) -> None:
    _staff(handlers(enquiry), enquiry, event, sentence, letter.pk, by)
