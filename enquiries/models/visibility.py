"""Visibility of enquiries, and the other filters of lists."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import CombinedSearchVector, SearchConfig, SearchVectorField
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, Func, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import LessThan

from enquiries.models.choices import OPEN, SEALED, WITH_COUNCIL, WITH_MEMBER, Kind, Status
from enquiries.models.contentious import Proposal
from enquiries.models.contributions import Contribution, is_asked_to_contribute
from enquiries.models.earlier_services import EarlierService, was_passed_on_by
from enquiries.models.links import is_linked
from enquiries.models.notes import EnquiryNote
from enquiries.models.posts_that_read import read_by_post
from enquiries.models.sharing import EnquiryHandover, EnquiryShare
from foundation.history import RecordedQuerySet
from foundation.statements import Parameter, Statement
from foundation.text_search import marked_vector, search_vector
from people.models import User, away_until
from people.roles import Permission

if TYPE_CHECKING:
    from enquiries.models.enquiry import Enquiry

# An officer's question that its councillor has replied to: no one's turn until it closes.
REPLIED_TO_OFFICER = Q(kind=Kind.OFFICER_QUESTION, status=Status.ANSWERED)
UNASSIGNED = Q(officer=None, office="")
RESIDENT_MARK = "~"  # before each word of a resident's name in the search index
# What the lists of the queue and of councillors read of each row.
SHOWN_IN_LISTS = (
    *("reference", "title", "kind", "status", "protocol", "member", "ward", "service", "officer"),
    *("office", "received_at", "due_at", "due_kind", "due_unit", "queue_at"),
    *("held_until", "chased_at", "open_until"),
)
# What no page shows of an account, so that it need not be read.
NOT_SHOWN = tuple(
    f"{person}__{field}"
    for person in ("member", "officer")
    for field in ("password", "last_login", "is_superuser", "is_staff", "joined_at", "proposal")
)


def is_shared_with(user: User) -> Q:
    """Whether this person reads the enquiry by a share.

    Most people have no open share. The rule is left out for them, because to state and to plan it
    takes as long as the rest of their page.
    """
    return reads_by_share(user) if has_open_share(user) else Q(pk__in=())


def has_open_share(user: User) -> bool:
    """Whether there is a share with this person that no one has ended."""
    return bool(OPEN_SHARES.rows(person=user.pk))


def reads_by_share(user: User) -> Q:
    """The rule, for someone who has an open share. An array is read once, so that the planner can
    walk the index of the councillor and the primary key instead of every enquiry."""
    shown = ArraySubquery(EnquiryShare.objects.in_force().filter(person=user).values("case"))
    in_array = Func(
        F("pk"),
        shown,
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )
    return Q(in_array)


OPEN_SHARES = Statement(
    lambda: (
        EnquiryShare.objects.open()
        .filter(person=Parameter("person", models.BigIntegerField()))
        .values_list("pk")[:1]
    )
)


def search_with(text: str) -> Case:
    """The search index with the words of a letter as well.

    Past 20,000 different words no more are added: PostgreSQL's limit is a megabyte.
    """
    size = Func(F("search"), function="length", output_field=models.IntegerField())
    longer = CombinedSearchVector(F("search"), "||", search_vector(text), SearchConfig("simple"))
    return Case(When(LessThan(size, 20_000), then=longer), default=F("search"))


def is_with(user: User) -> Q:
    """That an enquiry is with this person, or with an office that they hold and no one else."""
    office = Q(officer=None, office__in=sorted(user.offices)) if user.offices else Q()
    return Q(officer=user) | office


class EnquiryQuerySet(RecordedQuerySet["Enquiry"]):
    def visible_to(self, user: User) -> Self:
        """The one rule for who can see an enquiry. Every list, count, search and page starts here.

        These people can: the councillor who asked, the officers of the handling service, its
        head and chief officer, anyone who covers for its officer, coordinators, the office it is
        addressed to and any office a decline was reported to or a chase went to. If it may be used
        at a meeting, so can the councillor who is told about it. A colleague or an assistant who
        was shown it can, while the share is in force, an officer asked for a contribution until it
        is given, and a service that passed it on until it closes. Only the councillor who asked and
        the officer who has it can see a confidential enquiry.
        """
        seen = read_by_post(user)
        if user.may(Permission.SEE_EVERY_ENQUIRY):
            return self.filter(seen)
        if user.may(Permission.SEE_SERVICE):
            only_reads = Q(is_asked_to_contribute(user)) | was_passed_on_by(user)
            seen |= only_reads & ~Q(kind__in=SEALED)
        if user.is_member:
            seen |= Q(member=user) | Q(informed=user)
        if user.is_member or user.is_assistant:
            seen |= is_shared_with(user)
        return self.filter(seen)

    def read_by_post(self, user: User) -> Self:
        """The part of `visible_to` that is an officer's own work: without what they read only
        because they were asked for a contribution, of which they have a list of its own."""
        return self.filter(read_by_post(user))

    def own_of(self, user: User) -> Self:
        """The part of `visible_to` that is this councillor's own, without asking what was shared
        with them: their lists are ten times as fast to ask for."""
        return self.of_member(user) if user.is_member else self.none()

    def of_member(self, member: User | Parameter) -> Self:
        """Those of a councillor, for who has asked whether the person is one today."""
        return self.filter(member=member)

    def shared_with(self, user: User) -> Self:
        """The part of `visible_to` that their councillors have shared with this person."""
        return self.filter(reads_by_share(user)) if has_open_share(user) else self.none()

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def waiting_for_member(self) -> Self:
        """A question to reply to, or an answer that can be followed up."""
        return self.filter(status__in=WITH_MEMBER).exclude(REPLIED_TO_OFFICER)

    def with_officer(self, user: User) -> Self:
        return self.filter(is_with(user))

    def waiting_for_officer(self, user: User) -> Self:
        """With this person or their office, and not waiting for the councillor."""
        return self.with_officer(user).filter(status__in=WITH_COUNCIL)

    def unassigned(self) -> Self:
        return self.filter(UNASSIGNED)

    def with_approval_due(self) -> Self:
        """With the local date by which a waiting letter is to be approved, as `approval_due`, empty
        where none waits. Only officers are told."""
        due_on = Coalesce("due_on", TruncDate("at"))  # a letter from before there was a date
        letters = Proposal.objects.waiting().filter(case=OuterRef("pk"))
        due = Subquery(letters.annotate(due=due_on).values("due")[:1])
        return self.annotate(approval_due=due)

    def with_approvals(self) -> Self:
        """The same, with whether any letter was ever put up for approval, and with what the service
        has switched on."""
        asked = Exists(Proposal.objects.filter(case=OuterRef("pk")))
        rows = self.with_approval_due().select_related("service__clearance")
        return rows.annotate(approval_was_asked=asked)

    def to_close(self, today: date) -> Self:
        """Answered, and the time for following up has passed. Never a statutory duty."""
        return self.filter(status=Status.ANSWERED, open_until__lt=today, duty_of="")

    def make_findable(self, enquiry: "Enquiry", found_by: dict[str, object]) -> None:
        """Save the search index, and who wrote last. An index is no record, so no history."""
        models.QuerySet.update(self.filter(pk=enquiry.pk), **found_by)

    def make_findable_by_resident(self, enquiry: "Enquiry", name: str) -> None:
        """Add the resident's name to the search index, under a mark: the list of their councillor
        and the queue look for it, whose readers are shown the resident."""
        words = marked_vector(name, RESIDENT_MARK)
        models.QuerySet.update(
            self.filter(pk=enquiry.pk),
            search=CombinedSearchVector(F("search"), "||", words, SearchConfig("simple")),
        )

    def forget_resident(self, enquiry: "Enquiry", name: str) -> None:
        """Take the resident's name out of the search index of councillors: the new one is not told
        it."""
        words = Func(
            marked_vector(name, RESIDENT_MARK),
            function="tsvector_to_array",
            output_field=ArrayField(models.TextField()),
        )
        without = Func(F("search"), words, function="ts_delete", output_field=SearchVectorField())
        models.QuerySet.update(self.filter(pk=enquiry.pk), search=without)

    def with_resident(self) -> Self:
        """With the resident, as `shown_resident` gives it to the councillor."""
        kept_back = Exists(EnquiryHandover.objects.that_keep_back_resident())
        return self.select_related("resident").annotate(resident_kept_back=kept_back)

    def with_notes(self) -> Self:
        """With whether it has private notes, for staff: the notes themselves are read apart."""
        notes = EnquiryNote.objects.filter(case=OuterRef("pk"))
        return self.annotate(has_notes=Exists(notes))

    def for_lists(self) -> Self:
        """What a list shows of each; the names are in `people.directory`."""
        return self.only(*SHOWN_IN_LISTS)

    def with_people(self) -> Self:
        """With everyone that each case page names. What few cases have is read where it is set: so
        are the readers by a share, if there is one that no one has ended."""
        named = self.select_related("member", "officer", "service", "ward")
        shares = EnquiryShare.objects.open().filter(case=OuterRef("pk"))
        handovers = EnquiryHandover.objects.filter(case=OuterRef("pk"))
        there = {"has_open_shares": Exists(shares), "was_handed_over": Exists(handovers)}
        there["has_contributions"] = Exists(Contribution.objects.filter(case=OuterRef("pk")))
        earlier = EarlierService.objects.open().filter(case=OuterRef("pk"))
        there["has_earlier_services"] = Exists(earlier)
        linked = ExpressionWrapper(is_linked(), models.BooleanField())
        return named.defer("search", *NOT_SHOWN).annotate(is_linked=linked, **there)

    def with_cover(self) -> Self:
        """With whether any letter was sent by someone who covered for its officer. Only officers
        are told. The model of letters comes after this one."""
        letters = apps.get_model("enquiries.EnquiryLetter").objects.exclude(acted_for=None)
        return self.annotate(was_covered=Exists(letters.filter(case=OuterRef("pk"))))

    def with_absence(self, today: Parameter) -> Self:
        """With the last day of the officer’s absence of today, of which everyone is told."""
        return self.annotate(officer_away_until=away_until("officer", today))
