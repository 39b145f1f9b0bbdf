"""Chases that wait for an answer of the person they went to."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q

from casework.readers import PostsToday
from casework.waiting import MOST_WAITING
from enquiries import notices
from enquiries.chase_answers import policy
from enquiries.chase_letters import CHASE_ANSWERS
from enquiries.models import Enquiry, EnquiryLetter
from people.models import User
from people.roles import OFFICES, Role


def waiting_chases(user: User) -> list[Enquiry]:
    """The most urgent enquiries whose last chase goes to this person and has no answer, one more
    than are shown. One statement, and one for each service in which something was chased; none for
    someone no chase goes to."""
    if not policy.can_be_chased(user):
        return []
    answered = EnquiryLetter.objects.filter(
        case=OuterRef("pk"), kind__in=CHASE_ANSWERS, sent_at__gte=OuterRef("chased_at")
    )
    to_office = Q(chased_to__in=sorted(user.offices))
    in_service = Q(chased_to="", service__in=list(user.services)) | Q(chased_to="", service=None)
    rows = Enquiry.objects.visible_to(user).open().filter(chased_at__isnull=False)
    rows = rows.filter(to_office | in_service).exclude(officer=user)
    unanswered = rows.filter(~Exists(answered)).for_lists().order_by("queue_at", "pk")
    return list(going_to(user, unanswered[: MOST_WAITING + 1]))


def going_to(user: User, enquiries: Iterable[Enquiry]) -> Iterator[Enquiry]:
    posts: dict[int | None, PostsToday] = {}
    for enquiry in enquiries:
        service = enquiry.service_id
        if service not in posts:
            posts[service] = PostsToday(service, {*OFFICES, Role.COORDINATOR})
        people = notices.chase_recipients(enquiry, posts[service].holders)
        if user in people or policy.chased_for(user, enquiry, people):
            yield enquiry
