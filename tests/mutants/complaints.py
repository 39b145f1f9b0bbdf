"""Mutations of what complaints does the same under every protocol."""

from complaints.blind_index import ROLE_OF_OFFICE, office_tag
from complaints.models import Category, LetterKind, Verb
from enquiries.raising import ask_kind
from people.models import Group, Service
from tests.mutants.mutation import mutates

DISCRIMINATION = "report-13"


@mutates("complaint-categories")
def categories_are_left_open(mutation):
    """Of discrimination: it is not offered, and no year counts it."""
    if mutation.clause.number == DISCRIMINATION:
        mutation.replace("complaints.categories.kinds_offered", without_discrimination)
        mutation.replace("complaints.figures.categories_of", lambda *_: [])
    else:
        mutation.replace("complaints.lodging.ask_what.WhatForm.prepare", asks_for_nothing)


def without_discrimination(kinds_offered, *about):
    return [kind for kind in kinds_offered(*about) if kind.category != Category.DISCRIMINATION]


def asks_for_nothing(prepare, form, progress):
    prepare(form, progress)
    form.fields["categories"].required = False
    form.fields["categories"].widget.hints = {}


@mutates("complaint-is-sealed")
def everyone_reads_for_every_office(mutation):
    """Both in lists, by tags, and by what is encrypted."""
    for module in ("models.complaint", "reader_role"):
        mutation.replace(f"complaints.{module}.office_tags", lambda *_: every_office())


def every_office():
    scopes = [None, *Service.objects.values_list("pk", flat=True)]
    scopes += Group.objects.values_list("pk", flat=True)
    return [office_tag(office, scope) for office in ROLE_OF_OFFICE for scope in scopes]


@mutates("complaint-outcome")
def closed_without_a_word(mutation):
    """At any stage, and the complainant is not told about the outcome."""

    def can_move_to(original, complaint, status, verb):
        return verb == Verb.CLOSED or original(complaint, status, verb)

    def send_letter(original, complaint, kind, *text, **by):
        if kind != LetterKind.OUTCOME:
            original(complaint, kind, *text, **by)

    mutation.replace("complaints.models.complaint.Complaint.can_move_to", can_move_to)
    mutation.replace("complaints.actions.send_letter", send_letter)


@mutates("connections-kept-out")
def a_connection_is_no_bar(mutation):
    """Neither in lists nor by what is encrypted; what the complainant said of others still is."""

    def is_kept_out(original, user, complaint):
        declared = [one.who for one in complaint.held.kept_out]
        return user.name not in declared and original(user, complaint)

    mutation.replace("complaints.sealed_contents.is_kept_out", is_kept_out)
    mutation.replace("complaints.access.exclude_person", lambda *_: None)


@mutates("other-procedures")
def no_other_procedure_is_named(mutation):
    mutation.replace("complaints.lodging.views.other_procedures", lambda *_: [])


@mutates("complaint-is-no-enquiry")
def complaints_are_not_asked_about(mutation):
    ways = [way for way in ask_kind.WAYS_OUT if way[0] != ask_kind.COMPLAINT]
    mutation.patch.setattr(ask_kind, "WAYS_OUT", ways)
