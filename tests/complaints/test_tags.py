"""Tags: each purpose has its own, so that no join says that two of them are one person."""

import pytest
from django.db import connection, transaction

from complaints import access
from complaints.blind_index import kept_out_tag, person_tag, reader_tag
from complaints.models import Complaint, Draft, Exclusion, Grant
from complaints.old_tags import separate_tags
from evidence.verification.evidence import gather_evidence
from people.models import User
from tests.complaints import cases
from tests.people import named

pytestmark = pytest.mark.django_db
TAGGED = ((Exclusion, "person"), (Grant, "reader"), (Grant.history.model, "reader"))


def column(model, name):
    return set(model.objects.values_list(name, flat=True))


def make_entangled():
    """Grace complained herself, and reads Clara's; Ruth complained, and is kept out of Clara's."""
    clara = cases.sent()
    cases.sent(by="grace", about="nia", track="conduct")
    cases.sent(by="ruth", about="nia", track="conduct")
    cases.drafted(by="grace", about="nia", track="conduct")
    cases.access_given(clara, "grace")
    return clara


def as_before():
    """The rows have the tags that they had before each purpose had its own."""
    tags = [(person_tag(user), user) for user in User.objects.all()]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model, name in TAGGED:
            new = kept_out_tag if model is Exclusion else reader_tag
            for old, user in tags:
                cursor.execute(
                    f'UPDATE "{model._meta.db_table}" SET {name} = %s WHERE {name} = %s',
                    [old, new(user)],
                )
        cursor.execute("SET LOCAL session_replication_role = origin")


def readers():
    """Who sees that which complaint exists."""
    return {
        user.email: sorted(Complaint.objects.visible_to(user).values_list("pk", flat=True))
        for user in User.objects.filter(is_active=True)
    }


def test_no_tag_of_one_purpose_is_that_of_another(clock):
    make_entangled()
    columns = [column(Complaint, "complainant"), column(Draft, "writer")]
    columns += [column(model, name) for model, name in TAGGED[:2]]
    assert all(columns)
    assert len(set.union(*columns)) == sum(map(len, columns))


def test_rows_from_before_go_on_and_get_tags_of_their_own(clock):
    clara = make_entangled()
    seen = readers()
    now = {(model, name): column(model, name) for model, name in TAGGED}
    as_before()
    assert column(Exclusion, "person") & column(Complaint, "complainant")
    assert readers() == seen
    with pytest.raises(access.PermissionDenied, match="already has access"):
        cases.access_given(clara, "grace")
    assert separate_tags() > 2
    assert {(model, name): column(model, name) for model, name in TAGGED} == now
    assert (readers(), separate_tags()) == (seen, 0)
    assert [p for p in gather_evidence().problems if "complaint" in p.table] == []


def test_somebody_kept_out_from_before_is_not_kept_out_twice(clock):
    clara = cases.acknowledged(cases.sent())
    kept_out = clara.exclusions.count()
    as_before()
    access.exclude_person(clara, named("ruth"))
    assert clara.exclusions.count() == kept_out
    assert separate_tags() == kept_out
    access.exclude_person(clara, named("ruth"))
    assert clara.exclusions.count() == kept_out
