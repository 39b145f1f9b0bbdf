"""Namesakes: people who came to an office later and may be someone whose name was typed.

They read nothing, and the complaint moves along its route without them, as if they had stepped
aside. Until they look, its office has it; only a process with the keys can compare the names.
"""

from dataclasses import replace
from uuid import uuid4

from django.db import transaction

from casework.cases import locked_case
from complaints import access, notices, sealed_contents
from complaints.blind_index import office_tag
from complaints.models import Complaint, ReceivingOffice, Verb
from complaints.routing import Posts, reading_office_for
from complaints.sealed_change import Act, save_change
from complaints.typed_names import may_be_named
from people.models import User, system_user


def pass_over_namesake(person: User, complaint: Complaint) -> None:
    """Keep out a person who was found by their office and may be someone named. Others in the
    office keep the complaint; without any it moves on, if someone else can read it."""
    if not may_be_named(person, complaint.says):
        return
    with transaction.atomic():
        complaint = locked_case(complaint)
        if person.pk not in complaint.held.out:
            pass_over(person, complaint)


def pass_over(person: User, complaint: Complaint) -> None:
    access.exclude_person(complaint, person)
    matter = sealed_contents.matter_of(complaint).without(person.pk)
    held = replace(complaint.held, out=tuple(sorted({*complaint.held.out, person.pk})))
    done = Act(Verb.PASSED_OVER, what=person.name)
    moves = not Posts().has_lasting_reader(held.office.name, held.office.scope, matter.out)
    reading_office = reading_office_for(matter, complaint.version) if moves else None
    if reading_office:
        office = ReceivingOffice(reading_office.office, reading_office.scope)
        held = replace(held, office=office)
        done = replace(done, tags={"office": office_tag(office.name, office.scope)})
    save_change(complaint, done, by=system_user(), key=uuid4(), held=held)
    if reading_office:
        notices.notify_office(complaint)
    notices.notify_complainant(complaint)
