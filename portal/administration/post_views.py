"""Pages that invite somebody to a post, appoint them to another, and change, end or cancel one."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.forms import form_for
from foundation.types import Cleaned, Context
from foundation.verdict import ALLOWED
from people.models import Appointment, User
from people.policy import can_administer, can_appoint, can_cancel_post
from people.proposals.appointments import give_post, invite_to_post
from people.proposals.cancellation import cancel_post, is_unused
from people.roles import GUARDED
from people.step_up.pages import Purpose, needs_recent_sign_in
from portal.administration.cases_of_post import provide_for_cases
from portal.administration.changes import Outcome, change_page, outcome_for, page_about
from portal.administration.person_forms import InviteForm
from portal.administration.post_forms import (
    AppointForm,
    CancelPostForm,
    ChangePostForm,
    EndPostForm,
    PostForm,
)
from portal.administration.post_words import words_of_post
from portal.administration.views import person_or_404

POST_FORM = "portal/administration/post_form.html"
CANCELS = (
    "{name} will not have this post. Choices and covers that counted on it end, and we tell the"
    " people who made them. The history of {name} keeps it."
)
CONFIRMED_FIRST = "Someone else must confirm this first. Then it takes effect. "
CLOSES = (
    " They have no other post and have never signed in, so their account is closed. If their"
    " invitation has been sent, we email them that it no longer counts."
)


def post_or_404(reader: User, pk: int, post: int, *, cancelled_too: bool = False) -> Appointment:
    person = person_or_404(reader, pk)
    posts = Appointment.with_cancelled if cancelled_too else Appointment.objects
    rows = posts.filter(person=person, pk=post)
    found = rows.select_related("person", "ward", "service", "committee", "councillor").first()
    if found is None:
        raise Http404
    return found


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def invite_page(request: PortalRequest) -> HttpResponse:
    may, people = can_administer(request.user), reverse("administration:people")
    if not may:
        raise Http404
    form = form_for(request, InviteForm, by=request.user)

    def do(typed: Cleaned) -> Outcome:
        post, why = form.post, typed["why"]
        person, proposal = invite_to_post(form.person, post, by=request.user, why=why)
        return outcome_for(person, f"{person.name} invited and appointed", proposal)

    page: Context = {
        "heading": "Invite someone",
        "button": "Invite and appoint",
        "cancel_url": people,
        "back": (people, "Back to people"),
    }
    return change_page(request, form, page, may=may, do=do, template=POST_FORM)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def appoint_page(request: PortalRequest, pk: int) -> HttpResponse:
    person = person_or_404(request.user, pk)
    form = form_for(request, AppointForm, person=person, by=request.user)
    page = page_about(person, f"Appoint {person.name} to a post", "Appoint")
    return giving_page(request, form, page, f"{person.name} appointed", person)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def change_post_page(request: PortalRequest, pk: int, post: int) -> HttpResponse:
    held = post_or_404(request.user, pk, post)
    form = form_for(request, ChangePostForm, held=held, by=request.user)
    page = page_about(held.person, "Change this post", "Save", overline=overline_of(held))
    return giving_page(request, form, page, "Post changed", held.person)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def end_post_page(request: PortalRequest, pk: int, post: int) -> HttpResponse:
    held = post_or_404(request.user, pk, post)
    form = form_for(request, EndPostForm, held=held, by=request.user)
    page = page_about(held.person, "End this post", "End this post", overline=overline_of(held))
    return giving_page(request, form, page, "Last day of the post saved", held.person)


@needs_recent_sign_in(Purpose.APPOINTMENT)
@require_http_methods(["GET", "POST"])
def cancel_post_page(request: PortalRequest, pk: int, post: int) -> HttpResponse:
    """Of a post to come. Pressed twice, the second press finds it cancelled, and says so too."""
    held = post_or_404(request.user, pk, post, cancelled_too=request.method == "POST")
    form, person = form_for(request, CancelPostForm, held=held), held.person

    def do(typed: Cleaned) -> Outcome:
        proposal = cancel_post(held, by=request.user, why=typed.get("why", ""))
        return outcome_for(person, "Post cancelled", proposal)

    more = {"overline": overline_of(held), "lead": lead_of_cancellation(held)}
    more["cancel_url"] = ""  # next to this button its word would say two things
    page = page_about(person, "Cancel this post", "Cancel this post", **more)
    may = ALLOWED if held.is_cancelled else can_cancel_post(request.user, held)
    return change_page(request, form, page, may=may, do=do)


def lead_of_cancellation(post: Appointment) -> str:
    """What follows when it is pressed, and whether somebody else has to agree."""
    second = CONFIRMED_FIRST if post.role in GUARDED else ""
    closes = CLOSES if is_unused(post.person, without=post) else ""
    return f"{second}{CANCELS.format(name=post.person.name)}{closes}"


def overline_of(post: Appointment) -> str:
    return f"{post.person.name}, {words_of_post(post)}"


def giving_page(
    request: PortalRequest, form: PostForm, page: Context, done: str, person: User
) -> HttpResponse:
    """The page of one post of somebody who is there."""

    @transaction.atomic
    def do(typed: Cleaned) -> Outcome:
        post = form.post
        proposal = give_post(post, by=request.user, why=typed.get("why", ""))
        provide_for_cases(post, typed.get("undecided", ""), by=request.user)
        return outcome_for(person, done, proposal)

    may = can_appoint(request.user, person)
    return change_page(request, form, page, may=may, do=do, template=POST_FORM)
