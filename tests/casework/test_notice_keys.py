"""Keys of discreet notices: the web server encrypts them, and only the worker opens them."""

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

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
        settings.SEALING_PUBLIC_KEY = values.get("public_key", "")
        keys.forget_keys()

    yield use
    keys.forget_keys()


def fresh_pair():
    own, workers = key_files.with_notice_key(key_files.new_key_lines(), ())
    return own[-1].split()[1], workers[-1].split()[1]


def public_key_of_offices():
    """The worker has it, from `worker_key_lines`."""
    lines = key_files.worker_key_lines(key_files.new_key_lines())
    return lines[0].removeprefix("public ")


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
    use_keys(notice_keys=[private], private_keys=[], public_key=public_key_of_offices())
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


def printed(capsys, *arguments):
    """What each process is to have in its environment, as make_sealing_keys prints it."""
    capsys.readouterr()
    call_command("make_sealing_keys", *arguments, "--print")
    web, worker = capsys.readouterr().out.removeprefix("# The web server\n").split("# The worker\n")
    return [dict(line.split("=", 1) for line in part.splitlines()) for part in (web, worker)]


@pytest.fixture
def use_variables(settings):
    def use(variables):
        settings.SEALING_KEY_FILE = ""
        for name in key_files.VARIABLES.values():
            value = variables.get(name, "")
            several = name.endswith("KEYS")
            setattr(settings, name, [*filter(None, value.split(","))] if several else value)
        keys.forget_keys()

    yield use
    keys.forget_keys()


def test_printed_keys_work_and_a_new_one_comes_before_the_old(use_variables, capsys):
    use_variables({})
    web, worker = printed(capsys)
    use_variables(web)
    sealed, notice = keys.seal_value("said", "a"), keys.seal_value("told", "n", keys.NOTICES)
    assert sealed.open("a") == "said"
    use_variables(worker)
    assert notice.open("n") == "told"
    with pytest.raises(keys.CannotOpen):
        sealed.open("a")
    use_variables(web)
    newer, _ = printed(capsys)
    assert newer["SEALING_PRIVATE_KEYS"].endswith(web["SEALING_PRIVATE_KEYS"])
    assert newer["SEALING_TAG_KEY"] == web["SEALING_TAG_KEY"]
    use_variables(newer)
    assert sealed.open("a") == "said"


def test_keys_are_printed_or_written_to_a_named_file(tmp_path, capsys):
    file = tmp_path / "keys"
    call_command("make_sealing_keys", file)
    before = file.read_text()
    web, _ = printed(capsys, file)
    assert before.split()[1] in web["SEALING_PRIVATE_KEYS"].split(",")[1:]
    assert file.read_text() == before
    for command in ("make_sealing_keys", "make_chain_keys"):
        with pytest.raises(CommandError, match="Name a file"):
            call_command(command)
