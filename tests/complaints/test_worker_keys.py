"""The worker and the clock without the keys that open: nothing of what they do needs one."""

import importlib
import os

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.db import transaction

from casework.models import Notice
from casework.sealing import key_files, keys
from complaints import jobs
from complaints.models import Draft
from dev import local
from tests.complaints import cases, sealed_notices
from tests.enquiries import cases as enquiry_cases

pytestmark = pytest.mark.django_db
ASKS_ELSEWHERE = "casework.jobs.refresh_bank_holidays"  # gov.uk; redate is its other half


@pytest.fixture
def as_worker(settings, tmp_path):
    """From now on this process has the keys of the worker, as make_sealing_keys writes them."""

    def become():
        file = tmp_path / "keys"
        private, tag = settings.SEALING_PRIVATE_KEYS[0], settings.SEALING_TAG_KEY
        file.write_text(f"private {private}\ntag {tag}\n")
        (tmp_path / "keys-worker").write_text(f"notice {settings.SEALING_NOTICE_KEYS[0]}\n")
        call_command("make_sealing_keys", file, worker=True)
        settings.SEALING_PRIVATE_KEYS, settings.SEALING_TAG_KEY = [], ""
        settings.SEALING_NOTICE_KEYS = []
        settings.SEALING_KEY_FILE = str(tmp_path / "keys-worker")
        keys.forget_keys()

    yield become
    keys.forget_keys()


def run_task(task):
    module, _, name = task.rpartition(".")
    return getattr(importlib.import_module(module), name)()


def notices_after_a_week(clock):
    """Who is told what by the clock's tasks, each run once."""
    clock.set(2026, 12, 15, 12)
    for entry in configured.CELERY_BEAT_SCHEDULE.values():
        if entry["task"] != ASKS_ELSEWHERE:
            run_task(entry["task"])
    told = Notice.objects.order_by("pk").values_list("addressee__name", "event", "step", "state")
    return list(told), sealed_notices.told()


def make_cases():
    cases.acknowledged(cases.sent())
    cases.sent(by="omar", about="nia", track="conduct")
    cases.drafted(by="stan", about="nia", track="conduct")
    enquiry_cases.assigned()


def test_every_task_of_the_clock_does_the_same_without_the_keys_that_open(clock, as_worker):
    with transaction.atomic():
        make_cases()
        with_keys = notices_after_a_week(clock)
        transaction.set_rollback(True)
    clock.set(2026, 12, 1, 10)
    make_cases()
    as_worker()
    assert (keys.can_open(), keys.can_draft(), keys.can_seal()) == (False, False, True)
    assert notices_after_a_week(clock) == with_keys
    assert all(with_keys)


def test_old_drafts_are_deleted_without_them(clock, as_worker):
    cases.drafted()
    as_worker()
    clock.at += Draft.KEPT_FOR
    clock.next_day()
    assert jobs.forget_drafts() == 1


def test_the_worker_opens_nothing(clock, as_worker):
    complaint, draft = cases.sent(), cases.drafted(by="omar", about="nia", track="conduct")
    as_worker()
    for row, name in ((complaint, "body"), (complaint, "handling"), (draft, "answers")):
        with pytest.raises(keys.CannotOpen):
            getattr(type(row).objects.get(pk=row.pk), name).open(
                row._meta.get_field(name).context_of(row)
            )


def test_the_workers_file_follows_a_new_key(tmp_path):
    file, workers = tmp_path / "keys", tmp_path / "keys-worker"
    call_command("make_sealing_keys", file)
    first = workers.read_text()
    assert [line.split()[0] for line in first.splitlines()] == ["public", "tag", "notice"]
    assert workers.stat().st_mode & 0o777 == 0o600
    call_command("make_sealing_keys", file)
    kinds = [line.split()[0] for line in workers.read_text().splitlines()]
    assert kinds == ["public", "tag", "notice", "notice"]
    assert first.splitlines()[2] == workers.read_text().splitlines()[3]
    before = file.read_text(), workers.read_text()
    call_command("make_sealing_keys", file, worker=True)
    assert (file.read_text(), workers.read_text()) == before
    workers.unlink()
    call_command("make_sealing_keys", file, worker=True)
    assert workers.exists()
    lines = [line for line in before[0].splitlines() if not line.startswith("notice-public ")]
    assert file.read_text().splitlines()[:-1] == lines
    with pytest.raises(CommandError, match="There are no keys in"):
        call_command("make_sealing_keys", tmp_path / "nowhere", worker=True)


def test_only_the_web_server_of_make_run_has_the_keys_that_open(tmp_path, monkeypatch):
    monkeypatch.setattr(local, "VAR", tmp_path)
    monkeypatch.setenv("SEALING_KEY_FILE", local.sealing_keys())
    monkeypatch.setenv("CHAIN_KEY_FILE", local.chain_keys())
    monkeypatch.setenv("SEALING_PRIVATE_KEYS", "another")
    files = {name: local.environment_of(name) for name in ("web", "worker", "clock")}
    of_web = {"DATABASE_OWNER_URL": "", "CHAIN_KEY_FILE": str(tmp_path / "chain_keys_web")}
    assert files["web"] == os.environ | of_web
    for name in ("worker", "clock"):
        assert files[name]["SEALING_PRIVATE_KEYS"] == files[name]["SEALING_DRAFT_KEYS"] == ""
    worker = key_files.keys_in_file(files["worker"]["SEALING_KEY_FILE"])
    assert {kind for kind, lines in worker.items() if lines} == {"public", "tag", "notice"}
    assert files["clock"]["SEALING_KEY_FILE"] == files["clock"]["FILE_KEYS"] == ""


def test_compose_gives_the_keys_that_open_to_the_web_server_only():
    text = (configured.ROOT / "docker-compose.yml").read_text()
    services = text.partition("\nservices:\n")[2].partition("\nvolumes:\n")[0]
    worker = services.partition("\n  worker:\n")[2].partition("\n  # Two clocks")[0]
    beat = services.partition("\n  beat:\n")[2].partition("\n  database:\n")[0]
    for service, given in (
        (worker, "[concordat-worker-keys, concordat-chain-worker-keys]"),
        (beat, "[]"),
    ):
        assert f"secrets: {given}" in service
        assert 'SEALING_PRIVATE_KEYS: ""' in service
        assert 'SEALING_DRAFT_KEYS: ""' in service
        assert "concordat-sealing-keys" not in service
