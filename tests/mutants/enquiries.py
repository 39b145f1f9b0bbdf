"""Mutations of what enquiries does the same under every protocol."""

from dataclasses import replace
from datetime import timedelta

from django import forms

from dev.embedded import APPLICATION
from enquiries.case.letter_forms import LetterForm
from enquiries.models import Kind, LetterKind
from enquiries.queue.search_form import FilterForm
from enquiries.raising import ask_kind
from enquiries.raising.ask_member import AskMemberForm
from enquiries.raising.ask_question import QuestionForm
from enquiries.raising.ask_resident import ResidentForm
from foundation.paging import reversed_order
from people.models import Group, User
from people.roles import Permission, Role
from protocols.choices import Handling, PromiseKind, RouteKind
from tests.mutants.mutation import mutates
from tests.owner import as_owner

OFFICERS_ACTS = (Permission.ASSIGN_ENQUIRY, Permission.HANDLE_ENQUIRY)


def put_field(mutation, form, name, field):
    mutation.patch.setitem(form.base_fields, name, field)


# Where an enquiry goes.


def reroute(mutation, **routes):
    """Each of these kinds takes the route of that kind, or if it is None the way to the service."""

    def elsewhere(route_of, kind, version):
        if kind not in routes:
            return route_of(kind, version)
        return version.route(routes[kind]) if routes[kind] else None

    mutation.replace("enquiries.routing.route_of", elsewhere)


@mutates("facts-to-the-service")
def facts_are_policy(mutation):
    reroute(mutation, **{Kind.FACT: RouteKind.POLICY})


@mutates("policy-to-chief-executive")
def policy_is_like_any_other_matter(mutation):
    reroute(mutation, **{Kind.POLICY: None})


@mutates("requests-to-town-clerk")
def the_other_way_round(mutation):
    others = dict.fromkeys([Kind.CASEWORK, Kind.WARD, Kind.FAILED_SERVICE, Kind.POLICY])
    reroute(mutation, **{Kind.FACT: RouteKind.REQUEST}, **others)


@mutates("addressed-to-a-service")
def to_an_officer_by_name(mutation):
    def prepare(original, form, progress):
        original(form, progress)
        officers = User.objects.filter(appointments__role=Role.OFFICER)
        form.fields["service"] = forms.ModelChoiceField(officers, required=False)

    mutation.replace("enquiries.raising.ask_question.PlaceForm.prepare", prepare)


@mutates("ward-comes-first")
def no_ward_is_selected(mutation):
    def prepare(original, form, progress):
        original(form, progress)
        form.initial.pop("ward", None)

    mutation.replace("enquiries.raising.ask_question.PlaceForm.prepare", prepare)


@mutates("contact-centre")
def a_first_report_is_an_enquiry(mutation):
    ways = [way for way in ask_kind.WAYS_OUT if way[0] != ask_kind.FIRST_REPORT]
    mutation.patch.setattr(ask_kind, "WAYS_OUT", ways)


@mutates("redirected-with-a-reason")
def redirected_without_a_word(mutation):
    def send(original, enquiry, kind, text, **more):
        return original(enquiry, kind, "" if kind == LetterKind.REDIRECT else text, **more)

    mutation.replace("enquiries.actions.send_letter", send)


# Who deals with it, and who can read it.


@mutates("members-give-no-instructions")
def councillors_do_what_officers_do(mutation):
    def may(original, user, permission):
        return original(user, permission) or (permission in OFFICERS_ACTS and user.is_member)

    mutation.replace("people.models.User.may", may)
    mutation.replace(
        "enquiries.policy.is_handler",
        lambda original, user, enquiry: original(user, enquiry) or user.is_member,
    )


@mutates("given-to-a-colleague")
def only_coordinators_assign(mutation):
    def may(original, user, permission):
        allowed = permission != Permission.ASSIGN_ENQUIRY or user.holds(Role.COORDINATOR)
        return allowed and original(user, permission)

    mutation.replace("people.models.User.may", may)


def take_clause_away(mutation):
    """It can still be read on the protocol page, and asks for nothing."""
    gone = {"handled": Handling.NONE, "behaviour": "", "screens": (), "guidance": ""}
    ours = mutation.clause.number
    mutation.change_clauses(lambda one: replace(one, **gone) if one.number == ours else one)


@mutates("seen-by-both-sides-alone")
def everybody_sees_everything(mutation):
    """And casework can be shared."""
    take_clause_away(mutation)
    mutation.replace(
        "enquiries.models.visibility.EnquiryQuerySet.visible_to", lambda _, rows, user: rows.all()
    )


@mutates("sealed-budget-advice")
def advice_on_a_budget_is_like_any_other(mutation):
    mutation.patch.setattr("enquiries.models.visibility.SEALED", ())
    mutation.patch.setattr("enquiries.models.posts_that_read.SEALED", ())
    mutation.replace("enquiries.models.Enquiry.is_sealed", lambda *_: False)


@mutates("readers-are-said")
def no_page_says_who_reads(mutation):
    mutation.replace("enquiries.case.readers.readers_context", lambda *_, **__: {})


@mutates("nobody-is-added", "no-blind-copies")
def blind_copies(mutation):
    """A field for them where letters are written, a hidden reader of every mail, and no word of
    the clause where letters are read. It bars no sharing either."""
    take_clause_away(mutation)
    put_field(mutation, LetterForm, "others", forms.CharField(required=False))

    def with_copy(original, notice):
        message = original(notice)
        message.bcc = ["someone.else@example.org"]
        return message

    mutation.replace("casework.notices.sending.mail_of_notice", with_copy)


@mutates("party-is-not-shown")
def the_group_is_shown(mutation):
    """Next to the name on a case, and as a filter of the queue."""
    put_field(mutation, FilterForm, "group", forms.ModelChoiceField(Group.objects, required=False))
    mutation.replace(
        "enquiries.case.content.styled_member",
        lambda original, member: f"{original(member)} ({member.posts_today[0].group})",
    )


@mutates("resident-with-a-basis")
def no_basis_is_asked_for(mutation):
    put_field(mutation, ResidentForm, "basis", forms.CharField(required=False))


@mutates("no-interest-tick")
def nobody_has_to_tick(mutation):
    put_field(mutation, AskMemberForm, "no_interest", forms.BooleanField(required=False))


# When an answer is due, and what comes of it.


@mutates("no-priority-or-date")
def some_are_answered_sooner(mutation):
    """Councillors can say by when, and members of a group are a week ahead."""
    for form in (QuestionForm, LetterForm):
        put_field(mutation, form, "wanted_on", forms.DateField(required=False))

    def sooner(original, case, kind, *, at, due_on=None):
        ahead = timedelta(days=7 if case.member.posts_today[0].group_id else 0)
        return original(case, kind, at=at - ahead, due_on=due_on)

    mutation.replace("casework.promises.promises_to_start", sooner)


@mutates("no-early-chase")
def chased_from_the_first_minute(mutation):
    mutation.replace(
        "enquiries.models.Enquiry.answer_due_at", lambda _, enquiry: enquiry.received_at
    )


@mutates("chase")
def a_chase_goes_to_nobody_in_particular(mutation):
    mutation.replace("enquiries.routing.chase_route_holders", lambda *_: [])


@mutates("holding-reply")
def a_holding_reply_promises_nothing(mutation):
    def start(original, case, *kinds, **more):
        others = [kind for kind in kinds if kind != PromiseKind.FULL_REPLY]
        original(case, *others, **more)

    mutation.replace("casework.promises.start_promises", start)
    mutation.replace("enquiries.ladder.advice", lambda *_: "")


@mutates("follow-up")
def an_answer_is_the_last_word(mutation):
    mutation.replace("enquiries.models.Enquiry.may_be_followed_up", lambda *_: False)


@mutates("questions-to-councillors")
def questions_are_in_no_list(mutation):
    mutation.replace(
        "enquiries.models.visibility.EnquiryQuerySet.waiting_for_member",
        lambda _, rows: rows.none(),
    )


@mutates("queue-by-date")
def the_last_comes_first(mutation):
    mutation.replace(
        "enquiries.queue.views.page_in_order",
        lambda original, rows, order, **more: original(rows, reversed_order(order), **more),
    )


@mutates("letters-stand")
def letters_can_be_changed(mutation):
    """Both the application’s rights and the trigger are gone."""
    with as_owner() as cursor:
        cursor.execute("ALTER TABLE enquiries_enquiryletter DISABLE TRIGGER USER")
        cursor.execute(f"GRANT UPDATE, DELETE ON enquiries_enquiryletter TO {APPLICATION}")
