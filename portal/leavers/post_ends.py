"""Posts whose last day is over: what went with them ends, and what is left goes to a lead."""

from django.utils import timezone

import documents.leavers
import enquiries.leavers
from casework.absences.actions import end_for_leaver
from casework.news.actions import end_feed_of_leaver
from enquiries.contributions.actions import ask_service_of_leaver
from enquiries.models import Contribution, StandardAnswer
from enquiries.standard_answers.actions import give_to_lead
from foundation import sweeps
from people.models import Appointment, User, system_user
from people.models.sessions import end_sessions
from people.roles import HANDLERS, Role
from portal.leavers import notices
from portal.leavers.due_choices import do_due_choices
from portal.leavers.due_work import settle_work
from portal.leavers.models import PostEnd


def deal_with_post_ends() -> int:
    """All of it, in the order in which people are told the truth. Returns how many rows were dealt
    with; twice changes nothing more."""
    today = timezone.localdate()
    over = PostEnd.objects.still_to_do(today).values_list("pk", flat=True)
    done = sweeps.deal_with_each("posts that have ended", over, deal_with_post)
    done += do_due_choices() + settle_work()
    done += enquiries.leavers.move_left_behind() + documents.leavers.move_left_behind()
    return done + enquiries.leavers.pass_on_drafts()


def deal_with_post(key: int) -> bool:
    """Once for each last day, by one worker: tell who must know, and end what is over."""
    rows = PostEnd.objects.still_to_do(timezone.localdate()).select_related("person", "service")
    held = rows.select_for_update(of=("self",), skip_locked=True)
    post = held.filter(pk=key).first()
    if post is None or post.ends_on is None:
        return False
    notices.tell_of_end(post)
    end_what_was_theirs(post, by=system_user())
    PostEnd.objects.create(post=post, ended_on=post.ends_on, at=timezone.now())
    return True


def end_what_was_theirs(post: Appointment, *, by: User) -> None:
    """Sessions with the last post of all, the others with the last post of their kind."""
    person = post.person
    running = list(person.appointments.current())
    roles = {running_post.role for running_post in running}
    if not running:
        end_sessions(person.pk)
    if Role.COUNCILLOR not in roles:
        end_feed_of_leaver(person)
    if not roles & HANDLERS:
        end_for_leaver(person, by=by)
    if post.service_id and post.service_id not in {one.service_id for one in running}:
        pass_on_in_service(person, post.service_id, by=by)


def pass_on_in_service(person: User, service_id: int, *, by: User) -> None:
    """Standard answers to the lead, and questions to this officer to the service."""
    owned = StandardAnswer.objects.in_use().filter(owner=person, service=service_id)
    for answer in owned.order_by("pk"):
        give_to_lead(answer, by=by)
    asked = Contribution.objects.open().filter(person=person, service=service_id)
    for question in asked.select_related("case").order_by("pk"):
        ask_service_of_leaver(question, by=by)
