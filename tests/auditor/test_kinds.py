"""Kinds of the auditor: every record is in one of them or left out, and none has typed text."""

import pytest
from django.apps import apps
from django.db import models

from casework.exports.models import Export
from documents.models import DocumentPromise, DocumentRequest
from enquiries.models import Enquiry, EnquiryPromise, Verb
from portal.auditor.asked import Asked
from portal.auditor.kind import Kind
from portal.auditor.kinds import GROUPS, kinds_by_slug
from portal.auditor.kinds.left_out import CONFIDENTIAL, LEFT_OUT
from portal.auditor.statements import Found, newest_rows, numbers_by_kind
from portal.auditor.words import lines_of_history, verb_words
from portal.personal_data import our_models
from tests.evidence.world import make_world

pytestmark = pytest.mark.django_db
KINDS = list(kinds_by_slug().values())
# The columns that a page may show of a record: its reference, or the name of a place or an account.
SHOWN = {"reference", "name", "number", "day", "quarter"}


def records():
    """The models whose changes are recorded, and those whose rows are only added."""
    return {
        model._meta.label
        for model in our_models()
        if hasattr(model, "history") or getattr(model, "chain", None)
    }


def test_every_record_is_read_by_the_auditor_or_left_out_with_a_reason():
    read = {kind.recorded._meta.label for kind in KINDS}
    assert read | set(LEFT_OUT) >= records()
    assert not read & set(LEFT_OUT)
    assert all(LEFT_OUT.values())
    assert set(LEFT_OUT) <= {model._meta.label for model in our_models()}


def test_a_model_that_is_encrypted_is_confidential():
    """Or has an encrypted field that is no part of a kind."""
    for label in records() - set(CONFIDENTIAL):
        model = apps.get_model(label)
        assert not getattr(apps.get_app_config(model._meta.app_label), "sealed", False)
        assert not getattr(getattr(model, "chain", None), "sealed", False)


def test_whatever_leads_to_an_enquiry_leaves_out_the_confidential_ones():
    for kind in KINDS:
        leading = {
            f"{field.name}__"
            for field in kind.recorded._meta.concrete_fields
            if field.related_model is Enquiry
        }
        if kind.recorded is Enquiry:
            leading = {""}
        if kind.recorded is DocumentRequest:
            continue  # it may have grown from an enquiry, and is a record of its own
        assert leading <= set(kind.enquiries), kind.label


def test_no_kind_reads_a_column_with_typed_text():
    for kind in KINDS:
        if kind.record and kind.recorded is not Export:  # the title of a list is ours
            assert kind.record.rpartition("__")[2] in SHOWN, kind.label


def test_no_large_table_is_joined_so_that_its_newest_rows_are_read_first():
    for kind in KINDS:
        used = kind.rows().query.alias_refcount.values()
        assert sum(map(bool, used)) == 1 or kind.about == "post__person", kind.label


def test_a_rare_verb_of_a_large_table_is_found_by_an_index():
    for model in (Enquiry, EnquiryPromise, DocumentRequest, DocumentPromise):
        indexes = [index.fields for index in model.history.model._meta.indexes]
        assert ["history_change_reason", "history_date"] in indexes


def test_the_labels_of_kinds_and_groups_are_all_different():
    labels = [kind.label for kind in KINDS]
    assert len(labels) == len(set(labels)) == len(kinds_by_slug())
    assert len(kinds_by_slug()) == sum(len(group.kinds) for group in GROUPS)
    assert not {group.slug for group in GROUPS} & set(kinds_by_slug())


def test_each_kind_gives_its_rows_in_words(clock):
    make_world()
    found = newest_rows(KINDS, Asked(), number=5000)
    shown = {KINDS[row.rank].label for row in found}
    rows_of_world = {kind.label for kind in KINDS if kind.rows().exists()}
    assert shown == rows_of_world
    assert len(shown) > 85
    lines = lines_of_history(found, KINDS)
    assert all(line.verb and line.kind and line.by for line in lines)
    counted = numbers_by_kind(KINDS, Asked(), most=5000)
    assert sum(counted.values()) == len(found)


def test_a_verb_is_cut_where_typed_text_may_begin(clock):
    row = Found(0, clock.at, 1, "added", "+", None, None, None)
    plain = Kind("Account", Enquiry)
    said = row._replace(verb="sign-in link made: He lost his phone")
    assert verb_words(said, plain) == "sign in link made"
    assert verb_words(row._replace(verb=None, type="-"), plain) == "removed"
    assert verb_words(row._replace(verb=None, type=""), plain) == "changed"
    assert verb_words(row._replace(verb=Verb.HANDED_OVER), plain) == "handed over"


def test_a_kind_of_a_table_with_history_reads_its_history():
    for kind in KINDS:
        if hasattr(kind.recorded, "history"):
            assert kind.is_history, kind.label
        assert isinstance(kind.model._meta.get_field(kind.at), models.DateTimeField)
