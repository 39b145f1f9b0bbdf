"""Nothing stays addressed to somebody gone: each column of a person says what becomes of it."""

import pytest
from django.apps import apps

from casework.leavers import Left
from people.models import Appointment, User
from portal.leavers.kinds import KINDS

pytestmark = pytest.mark.django_db
# Who did, said or was told something: this stays true once they have left.
FACTS = {
    "relations.AdviceRecord": "member",
    "relations.BriefingOffer": "officer",
    "relations.CouncillorTraining": "person",
    "relations.GroupMeeting": "asked_by decided_by",
    "relations.GroupNote": "author",
    "relations.GroupNoteOpening": "reader",
    "relations.GroupNoteRelease": "by to",
    "relations.ScrutinyPaper": "added_by",
    "relations.ScrutinyPaperOpening": "reader",
    "relations.ScrutinyRequest": "decided_by proposed",
    "announcements.Announcement": "no_party_by",
    "announcements.ConsultedMember": "member",
    "announcements.DelegatedDecision": "chair",
    "announcements.InformationRequest": "answered_by",
    "announcements.LeftOut": "member by",
    "announcements.MediaConsultation": "answered_by",
    "announcements.MediaEvent": "author",
    "announcements.MediaInterest": "author answered_by authorised_by",
    "announcements.MediaInvitation": "leader answered_by",
    "announcements.NoticeFile": "added_by",
    "announcements.NoticeFileOpening": "reader",
    "announcements.Receipt": "member",
    "announcements.Release": "recommended_by advised_by disputed_by approved_by",
}
SEALED = {"relations.PanelSeat": "person"}


def columns_of_people(app):
    """Of every table except history: its name, and the column."""
    for model in apps.get_app_config(app).get_models():
        if not model.__name__.startswith("Historical"):
            for field in model._meta.get_fields():
                if field.concrete and field.related_model in (User, Appointment):
                    yield model._meta.label, field.name


def listed(table):
    return {(model, name) for model, names in table.items() for name in names.split()}


def moved():
    """What a kind of work moves or ends."""
    nobody = {kind: kind.rows(Left()).model for kind in KINDS.values()}
    return {(model._meta.label, kind.holder) for kind, model in nobody.items()}


@pytest.mark.parametrize("app", ["relations", "announcements"])
def test_every_column_of_a_person_is_moved_or_a_fact(app):
    found = set(columns_of_people(app))
    known = {one for one in moved() | listed(FACTS) | listed(SEALED) if one[0].startswith(app)}
    assert found == known


def test_what_is_moved_is_no_fact():
    assert not moved() & (listed(FACTS) | listed(SEALED))
