"""Keys of discreet notices: the web server encrypts them, and only the worker opens them."""

import pytest
from django.core.checks import run_checks

from casework import jobs as casework_jobs
from casework.models import SealedNotice
from casework.notices import discreet
from casework.sealing import key_files, keys
from casework.sealing.keys import CannotOpen
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def use_keys(settings):
    def use(**values):
        for name in ("NOTICE_KEYS", "NOTICE_PUBLIC_KEY"):
            setattr(settings, f"SEALING_{name}", values.get(name.lower(), ""))
        settings.SEALING_PRIVATE_KEYS = values.get("private_keys", settings.SEALING_PRIVATE_KEYS)
        keys.forget_keys()

    yield use
    keys.forget_keys()


def fresh_pair():
    own, workers = key_files.with_notice_key(key_files.new_key_lines(), ())
    return own[-1].split()[1], workers[-1].split()[1]


def ids_of_check():
    return [one.id for one in run_checks(tags=["casework"], include_deployment_checks=True)]


def test_the_web_server_writes_what_only_the_worker_opens(clock, use_keys, caplog):
    public, private = fresh_pair()
    use_keys(notice_public_key=public)
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    with pytest.raises(CannotOpen):
        _ = SealedNotice.objects.get().details
    assert casework_jobs.send_notices() == 0
    assert "cannot be opened here" in caplog.text
    assert ids_of_check() == []
    use_keys(notice_keys=[private], private_keys=[])
    assert casework_jobs.send_notices() == 1


def test_without_a_key_of_their_own_theirs_comes_from_the_tag_key_and_the_check_says_so(
    clock, use_keys
):
    use_keys()
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    assert ids_of_check() == ["casework.W002"]
    use_keys(notice_keys=[fresh_pair()[1]])  # made since: those from before still go
    assert casework_jobs.send_notices() == 1


def test_an_older_key_of_notices_still_opens(clock, use_keys):
    (public, private), (_, newer) = fresh_pair(), fresh_pair()
    use_keys(notice_public_key=public)
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    use_keys(notice_keys=[newer, private])
    assert casework_jobs.send_notices() == 1
