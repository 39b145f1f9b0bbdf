"""Policy of handing over enquiries: whose, to which councillors, and what the new one reads."""

from django.db.models import F, QuerySet

from enquiries.models import SEALED, Enquiry, EnquiryQuerySet, Kind, LettersShown
from enquiries.models.choices import ENDED
from enquiries.sharing.policy import protocol_allows_sharing
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import Appointment, User, councillor_posts
from people.roles import Role


def can_hand_over(user: User, member: User) -> Verdict:
    """The councillor in office, and a coordinator once that councillor has left."""
    if user.pk == member.pk:
        return (
            ALLOWED if user.is_member else denied("Only councillors have enquiries to hand over.")
        )
    if member.is_councillor_today() and user.holds(Role.COORDINATOR):
        return denied(f"{member.name} is still in office. Only they can hand over their enquiries.")
    return can_hand_over_for_others(user)


def can_hand_over_for_others(user: User) -> Verdict:
    """A coordinator, for councillors who have left."""
    if not user.holds(Role.COORDINATOR):
        return denied("Only the councillor or a coordinator can hand over enquiries.")
    return ALLOWED


def can_take_over(person: User, member: User) -> Verdict:
    """Another of today's councillors of the ward."""
    if councillors_after(member).filter(pk=person.pk).exists():
        return ALLOWED
    return denied(f"{person.name} is not a councillor of the same ward today. Select someone else.")


def councillors_after(member: User) -> QuerySet[User]:
    """Today's other councillors of the wards that this one represents, or represented last."""
    posts = councillor_posts().filter(ward__in=wards_of(member))
    return User.objects.filter(pk__in=posts.exclude(person=member).values("person"))


def wards_of(member: User) -> list[int]:
    seats = member.appointments.filter(role=Role.COUNCILLOR, ward__isnull=False)
    today = seats.current().values_list("ward", flat=True)
    return list(today) or list(latest_first(seats).values_list("ward", flat=True)[:1])


def latest_first(seats: QuerySet[Appointment]) -> QuerySet[Appointment]:
    return seats.order_by(F("ends_on").desc(nulls_first=True), "-starts_on")


def open_enquiries(user: User, member: User) -> EnquiryQuerySet:
    """Those of this councillor that this person can see and hand over, the oldest first. What is
    confidential stays, and so do officers' questions to the councillor."""
    kinds = (*SEALED, Kind.OFFICER_QUESTION)
    rows = Enquiry.objects.visible_to(user).filter(member=member)
    return rows.exclude(status__in=ENDED).exclude(kind__in=kinds).order_by("received_at", "pk")


def letters_after(enquiry: Enquiry, by: User) -> LettersShown:
    """What the new councillor reads of the letters before. Where the protocol lets none be shown
    to another councillor, the councillor who hands it over can only let them read their own."""
    if protocol_allows_sharing(enquiry):
        return LettersShown.ALL
    return LettersShown.OWN if by.pk == enquiry.member_id else LettersShown.NEW
