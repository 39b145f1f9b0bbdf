"""Heads: links are folded into them, kept in a file and mailed; the keys that sign them."""

import pytest
from django.core import mail
from django.core.management import call_command

from casework.jobs import send_notices
from casework.models import Notice
from evidence import folding, keys, mailing
from evidence.heads import heads_in_file
from evidence.models import Head, Link, SealedLink
from evidence.verification.evidence import gather_evidence
from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.evidence.world import add_ward, link_and_fold

in_a_test = pytest.mark.django_db


@in_a_test
def test_links_of_complaints_are_apart_and_folded_once_a_day(clock):
    complaints.sent()
    link_and_fold()
    complaints.acknowledged(complaints.sent())
    link_and_fold()
    assert not Link.objects.filter(table_name__startswith="complaints_").exists()
    assert SealedLink.objects.filter(head=None).exists()
    head = Head.objects.get(number=SealedLink.objects.exclude(head=None).first().head)
    assert (head.at.astimezone(clock.at.tzinfo).hour, head.at.minute) == (0, 0)
    clock.next_day()
    link_and_fold()
    assert not SealedLink.objects.filter(head=None).exists()
    assert gather_evidence().problems == ()


@in_a_test
def test_there_is_a_daily_head_also_when_nobody_complained(clock):
    """Otherwise the first complaint of a day would be folded in its own minute."""
    folding.fold_into_heads()
    numbers = set(Head.objects.values_list("number", flat=True))
    complaints.sent()
    link_and_fold()
    fresh = Head.objects.exclude(number__in=numbers)
    assert not any("complaints_" in head.contents for head in fresh)


@in_a_test
def test_heads_go_to_a_file_and_a_line_that_was_cut_is_written_again(settings, tmp_path):
    file = tmp_path / "heads.jsonl"
    settings.HEADS_FILE = str(file)
    add_ward()
    link_and_fold()
    whole = file.read_text()
    file.write_text(whole[:-20])
    folding.fold_into_heads()
    assert file.read_text() == whole
    assert [line["number"] for line in heads_in_file(file)] == [
        head.number for head in Head.objects.order_by("number")
    ]


@in_a_test
def test_only_a_process_with_the_signing_key_folds(settings):
    settings.HEAD_SIGNING_KEY = ""
    keys.forget_keys()
    add_ward()
    link_and_fold()
    keys.forget_keys()
    assert not Head.objects.exists()


@in_a_test
def test_the_newest_head_is_mailed_once_a_day_and_names_no_case(clock):
    case = cases.raised()
    link_and_fold()
    cases.raised()
    assert mailing.mail_head_once_a_day() > 0
    assert mailing.mail_head_once_a_day() == 0
    send_notices()
    letters = [letter for letter in mail.outbox if letter.subject.startswith("Head ")]
    assert {to for letter in letters for to in letter.to} == {
        person.email for person in mailing.keepers()
    }
    for letter in letters:
        assert bytes(Head.objects.last().digest).hex() in letter.body
        assert case.reference not in f"{letter.subject} {letter.body} {letter.attachments}"
    clock.next_day()
    assert mailing.mail_head_once_a_day() > 0


@in_a_test
def test_after_an_outage_only_the_newest_head_is_mailed(clock):
    cases.raised()
    link_and_fold()
    for _ in range(3):
        people = mailing.mail_head_once_a_day()
        clock.next_day()
    send_notices()
    heads = Notice.objects.filter(event="head")
    assert [*heads.values_list("state", flat=True).order_by("pk")] == (
        2 * people * ["superseded"] + people * ["sent"]
    )


def test_keys_are_made_once_and_the_web_server_cannot_sign(tmp_path, settings):
    file = tmp_path / "chain-keys"
    call_command("make_chain_keys", file)
    settings.CHAIN_KEY = settings.HEAD_SIGNING_KEY = ""
    made = []
    for name in (file, tmp_path / "chain-keys-worker"):
        settings.CHAIN_KEY_FILE = str(name)
        keys.forget_keys()
        made.append(keys.chain_keys())
    keys.forget_keys()
    web, worker = made
    assert (web.signing, web.link) == (None, worker.link)
    assert worker.signing.public_key() == web.public


def test_printed_keys_are_of_one_pair_and_the_web_servers_cannot_sign(settings, capsys):
    call_command("make_chain_keys", "--print")
    printed = capsys.readouterr().out
    web, worker = printed.removeprefix("# The web server\n").split("# The worker\n")
    settings.CHAIN_KEY_FILE = ""
    made = []
    for part in (web, worker):
        for name in keys.VARIABLES.values():
            setattr(settings, name, dict(line.split("=", 1) for line in part.split()).get(name, ""))
        keys.forget_keys()
        made.append(keys.chain_keys())
    keys.forget_keys()
    assert (made[0].signing, made[0].link) == (None, made[1].link)
    assert made[1].signing.public_key() == made[0].public
