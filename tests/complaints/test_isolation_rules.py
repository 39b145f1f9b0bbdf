"""Rules of isolation: posts that change, tags that are moved, and each rule broken on purpose.

The complaint and its actors are those of test_isolation.py.
"""

import pytest
from django.db import connection

from complaints import sealed_views
from complaints.access_record import access_record_of
from complaints.blind_index import office_tags
from complaints.models import Complaint
from complaints.reader_role import ReaderRole
from tests.complaints import cases
from tests.complaints.actors import (
    OUTSIDE,
    different_answers,
    make_everybody,
    signed_in,
    the_complaint_and_a_draft,
    traces,
)
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def complaint(clock):
    make_everybody()
    return the_complaint_and_a_draft()


def test_a_role_taken_up_later_by_the_person_concerned_opens_nothing(complaint):
    """Ruth becomes Chief Executive, the very office that has it."""
    cases.appoint("ruth", "chief-executive")
    ruth = named("ruth")
    assert set(office_tags(ruth)) & set(office_tags(named("eve")))
    assert not Complaint.objects.visible_to(ruth).exists()
    assert signed_in("ruth").get(complaint.get_absolute_url()).status_code == 404


def test_a_reader_who_leaves_reads_nothing_on_the_next_request(complaint):
    eve = signed_in("eve")
    assert eve.get(complaint.get_absolute_url()).status_code == 200
    change_posts(named("eve").appointments.all(), ends_on="2026-11-30")
    assert eve.get(complaint.get_absolute_url()).status_code == 404
    assert signed_in("dora").get(complaint.get_absolute_url()).status_code == 200  # deputy now
    assert signed_in("will").get(complaint.get_absolute_url()).status_code == 404  # a witness


def test_a_tag_moved_in_the_database_opens_nothing(complaint):
    """Somebody who can write to the database makes Stan the complainant, or Mona's the office."""
    mine = cases.sent(by="clara", about="omar")
    from complaints.blind_index import office_tag, person_tag, row_tag

    for column, value in (
        ("complainant", row_tag(person_tag(named("stan")), mine.key)),
        ("office", row_tag(office_tag("monitoring-officer", None), mine.key)),
    ):
        with connection.cursor() as cursor:
            move = f"UPDATE complaints_complaint SET {column} = %s WHERE id = %s"
            cursor.execute(move, [value, mine.pk])
    for who in ("stan", "mona"):
        client = signed_in(who)
        assert client.get(mine.get_absolute_url()).status_code == 404
        assert mine.reference not in client.get("/complaints/").content.decode()


def test_refused_attempts_are_on_record_only_for_the_office(complaint):
    for who in ("ruth", "sam"):
        signed_in(who).get(complaint.get_absolute_url())
    for_office = access_record_of(complaint, for_complainant=False)
    assert {e.name for e in for_office if e.refused} == {"Ruth Adeyemi", "Sam Vale"}
    assert not [e for e in access_record_of(complaint, for_complainant=True) if e.refused]


def outside_readers():
    return [who for who in OUTSIDE if Complaint.objects.visible_to(named(who)).exists()]


def test_each_rule_of_the_permission_is_needed(complaint, monkeypatch):
    """A test of these tests: break the rule in one place, and they see somebody come in."""
    assert outside_readers() == []
    from complaints.models import complaint as rule

    with monkeypatch.context() as broken:
        broken.setattr(rule, "office_tags", lambda user: office_tags(named("eve")))
        assert {"mona", "stan", "sam"} <= set(outside_readers())
        assert not {"ruth", "will"} & set(outside_readers())
    with monkeypatch.context() as broken:
        broken.setattr(rule, "kept_out_tag", lambda user: "0" * 32)
        broken.setattr(rule, "office_tags", lambda user: office_tags(named("eve")))
        assert {"ruth", "will"} <= set(outside_readers())  # the exclusions were what held them
    with monkeypatch.context() as broken:
        broken.setattr("people.models.AppointmentQuerySet.waited_in", lambda self, posts: set())
        assert "dora" in outside_readers()  # a deputy while there is a holder
    with monkeypatch.context() as broken:
        broken.setattr(
            sealed_views, "reader_role_of", lambda user, case: ReaderRole("office", "Anything")
        )
        broken.setattr(Complaint.objects.all().__class__, "visible_to", lambda self, user: self)
        assert any(different_answers(complaint, lambda text: traces(text, complaint)))
