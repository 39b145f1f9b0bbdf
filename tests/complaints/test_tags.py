"""Tags: each is bound to its row, so that no join says that two of them are one person."""

from itertools import chain

import pytest

from casework.sealing.keys import blind_tag
from complaints import access
from complaints.blind_index import (
    RowTag,
    kept_out_tag,
    office_tag,
    person_tag,
    reader_tag,
    row_tag,
)
from complaints.models import Complaint, Draft, Exclusion, Grant
from complaints.old_tags import bind_tags
from evidence.verification.evidence import gather_evidence
from people.models import User
from tests.complaints import cases
from tests.owner import as_owner, no_triggers
from tests.people import named

pytestmark = pytest.mark.django_db
TAGGED = (
    (Complaint, "complainant"),
    (Complaint, "office"),
    (Exclusion, "person"),
    (Grant, "reader"),
)
IN_HISTORY = tuple((m.history.model, name) for m, name in TAGGED if hasattr(m, "history"))


def column(model, name):
    return list(model.objects.order_by("pk").values_list(name, flat=True))


def make_entangled():
    """Clara complained twice, of the same person and to the same office; Grace complained herself,
    and reads both of Clara's; Ruth complained, and is kept out of both."""
    first, second = cases.sent(), cases.sent()
    cases.sent(by="grace", about="nia", track="conduct")
    cases.sent(by="ruth", about="nia", track="conduct")
    cases.drafted(by="grace", about="nia", track="conduct")
    for complaint in (first, second):
        cases.access_given(complaint, "grace")
    return first


def as_before(one_tag_for_all):
    """The rows have the tags that they had before each was bound to its row; `one_tag_for_all` is
    from when a person had one for every purpose."""
    offices = {("chief-executive", None), ("monitoring-officer", None)}
    keys = dict(Complaint.objects.values_list("pk", "key"))
    reads, out = ("person", "person") if one_tag_for_all else ("reader", "kept out")
    with no_triggers() as cursor:
        for model, name in (*TAGGED, *IN_HISTORY):
            case = "case_id" if hasattr(model, "case") else "id"
            make, purpose = {
                "complainant": (person_tag, "person"),
                "reader": (reader_tag, reads),
                "person": (kept_out_tag, out),
            }.get(name, (None, ""))
            pairs = chain(
                ((make(user), blind_tag(purpose, user.pk)) for user in User.objects.all())
                if make
                else ((office_tag(*one), blind_tag("office", one[0], "")) for one in offices)
            )
            for (new, old), (pk, key) in ((p, k) for p in pairs for k in keys.items()):
                cursor.execute(
                    f'UPDATE "{model._meta.db_table}" SET {name} = %s'
                    f" WHERE {name} = %s AND {case} = %s",
                    [old, row_tag(new, key), pk],
                )


def readers():
    """Who sees that which complaint exists."""
    return {
        user.email: sorted(Complaint.objects.visible_to(user).values_list("pk", flat=True))
        for user in User.objects.filter(is_active=True)
    }


def test_no_two_rows_have_a_tag_in_common(clock):
    make_entangled()
    tags = [tag for model, name in TAGGED for tag in column(model, name)]
    tags += column(Draft, "writer")
    assert len(tags) > 15
    assert len(set(tags)) == len(tags)


def test_the_database_works_out_the_same_tag(clock):
    cases.sent()
    for user in (named("clara"), named("eve")):
        tag = person_tag(user)
        row = Complaint.objects.annotate(worked_out=RowTag(tag, "key")).get()
        assert row.worked_out == row_tag(tag, row.key)


def test_each_finds_their_own_and_nobody_elses(clock):
    first = make_entangled()
    assert len(Complaint.objects.by(named("clara"))) == 2
    assert first in Complaint.objects.visible_to(named("grace"))
    assert not Complaint.objects.visible_to(named("omar")).exists()
    assert list(Complaint.objects.visible_to(named("ruth"))) == list(
        Complaint.objects.by(named("ruth"))
    )


@pytest.mark.parametrize("one_tag_for_all", [False, True])
def test_rows_from_before_are_found_by_nobody_until_their_tags_are_bound(clock, one_tag_for_all):
    make_entangled()
    seen = readers()
    now = {(model, name): column(model, name) for model, name in (*TAGGED, *IN_HISTORY)}
    as_before(one_tag_for_all)
    assert len(set(column(Complaint, "complainant"))) < Complaint.objects.count()
    assert not any(readers().values())
    with as_owner():
        assert bind_tags() > 15
    assert {(model, name): column(model, name) for model, name in now} == now
    with as_owner():
        assert (readers(), bind_tags()) == (seen, 0)
    assert [p for p in gather_evidence().problems if "complaint" in p.table] == []


def test_somebody_kept_out_is_not_kept_out_twice(clock):
    complaint = cases.acknowledged(cases.sent())
    kept_out = complaint.exclusions.count()
    access.exclude_person(complaint, named("ruth"))
    assert complaint.exclusions.count() == kept_out
    cases.access_given(complaint, "grace")
    with pytest.raises(access.PermissionDenied, match="already has access"):
        cases.access_given(complaint, "grace")
