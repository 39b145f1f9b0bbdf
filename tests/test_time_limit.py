"""The soft time limit ends a task: nothing that catches every exception swallows it."""

import ast

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import connection, transaction

from foundation import chain
from foundation.sweeps import STOPPED
from people.models import Ward

BROAD = {"Exception", "BaseException", "SoftTimeLimitExceeded"}
OURS = ("foundation", "people", "protocols", "casework", "evidence", "enquiries", "documents")
FOLDERS = (
    *OURS,
    "complaints",
    "relations",
    "announcements",
    "reports",
    "retention",
    "api",
    "portal",
)


def name_of(kind):
    """The last part of what an except clause names."""
    return getattr(kind, "id", getattr(kind, "attr", ""))


def names_of(handler):
    if handler.type is None:
        return {"BaseException"}
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {name_of(kind) for kind in kinds}


def raises(handler):
    """Whether it ends by raising, whatever happened."""
    return isinstance(handler.body[-1], ast.Raise)


def swallowing(code):
    """The lines at which a time limit would be swallowed."""
    for node in ast.walk(code):
        if isinstance(node, ast.Try):
            yield from swallowing_handlers(node)
        suppresses = isinstance(node, ast.Call) and name_of(node.func) == "suppress"
        if suppresses and BROAD & {name_of(kind) for kind in node.args}:
            yield node.lineno


def swallowing_handlers(node):
    for handler in node.handlers:
        if "STOPPED" in names_of(handler) and raises(handler):
            return
        if BROAD & names_of(handler) and not raises(handler):
            yield handler.lineno


def modules():
    for folder in FOLDERS:
        yield from sorted((settings.ROOT / folder).rglob("*.py"))


def test_no_module_swallows_the_time_limit():
    assert len(list(modules())) > 300
    found = [
        f"{path.relative_to(settings.ROOT)}:{line}"
        for path in modules()
        for line in swallowing(ast.parse(path.read_text()))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("try: a\nexcept Exception: pass", [2]),
        ("try: a\nexcept: pass", [2]),
        ("try: a\nexcept (ValueError, Exception) as failed: b", [2]),
        ("try: a\nexcept exceptions.SoftTimeLimitExceeded: pass", [2]),
        ("with contextlib.suppress(Exception): a", [1]),
        ("try: a\nexcept Exception: b; raise", []),
        ("try: a\nexcept STOPPED: raise\nexcept Exception: b", []),
        ("try: a\nexcept STOPPED: b\nexcept Exception: c", [3]),
        ("try: a\nexcept Exception: b\nexcept STOPPED: raise", [2]),
        ("try: a\nexcept ValueError: b", []),
    ],
)
def test_what_swallows_it_is_noticed(code, lines):
    assert list(swallowing(ast.parse(code))) == lines


def test_it_is_an_exception_like_any_other():
    """Or none of this would be needed."""
    assert issubclass(SoftTimeLimitExceeded, Exception)
    assert SoftTimeLimitExceeded in STOPPED


@pytest.mark.django_db(transaction=True)
def test_while_links_are_written_it_rolls_back_and_is_not_taken_for_an_error(council, monkeypatch):
    def stop(wrapper):
        raise SoftTimeLimitExceeded

    with monkeypatch.context() as stopped:
        stopped.setattr(chain, "before_commit", [stop])
        stopped.setattr("foundation.postgresql.base.before_commit", [stop])
        with pytest.raises(SoftTimeLimitExceeded), transaction.atomic():
            Ward.objects.create(name="Nowhere")
    assert not Ward.objects.filter(name="Nowhere").exists()
    assert connection.is_usable()
