"""Stored files: one that is gone, changed, cut or another one is named by its row."""

import pytest
from django.core.checks import run_checks

from casework.files import store
from enquiries.models import EnquiryFile
from evidence import keys
from evidence.verification.evidence import gather_evidence
from tests.enquiries import cases
from tests.files import png

pytestmark = pytest.mark.django_db


def remove(path, other):
    path.unlink()


def change(path, other):
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def cut(path, other):
    path.write_bytes(path.read_bytes()[:-20])


def empty(path, other):
    path.write_bytes(b"")


def swap(path, other):
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize("tamper", [remove, change, cut, empty, swap])
def test_a_file_that_was_tampered_with_is_named(tamper, clock):
    first, second = cases.with_photo(cases.raised()), cases.with_photo(cases.raised())
    assert gather_evidence().problems == ()
    tamper(store.file_path(first.key), store.file_path(second.key))
    (problem,) = gather_evidence().problems
    assert (problem.table, problem.key) == (EnquiryFile._meta.db_table, str(first.pk))
    assert "the stored file" in problem.what


def test_a_file_in_the_place_of_another_is_told_by_its_digest(clock):
    """Encrypted under the right name, by someone who has the key of the files."""
    file = cases.with_photo(cases.raised())
    store.put_file(file.key, png())
    (problem,) = gather_evidence().problems
    assert problem.what == "the stored file is another one"


def warnings_of_the_chain():
    found = run_checks(tags=["evidence"], include_deployment_checks=True)
    return [message.id for message in found]


def test_the_deployment_check_asks_for_the_key_and_for_a_file_of_heads(settings):
    settings.HEADS_FILE = ""
    assert warnings_of_the_chain() == ["evidence.W001"]
    settings.HEADS_FILE = "/elsewhere/heads.jsonl"
    assert warnings_of_the_chain() == []
    for wrong in ("", "too short"):
        settings.CHAIN_KEY = wrong
        keys.forget_keys()
        assert warnings_of_the_chain() == ["evidence.E001"]
    keys.forget_keys()


def test_without_a_key_the_portal_works_and_the_evidence_says_so(settings):
    settings.CHAIN_KEY = ""
    keys.forget_keys()
    cases.answered()
    problems = [str(problem) for problem in gather_evidence().problems]
    keys.forget_keys()
    assert problems == ["chain: there is no chain key here, so links cannot be checked."]
