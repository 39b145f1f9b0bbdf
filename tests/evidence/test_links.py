"""Links: every row that is recorded has one, written in the transaction of the row itself."""

import threading

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from simple_history.models import HistoricalChanges

from casework.jobs import send_notices
from casework.models import Notice, SentMail
from complaints.models import ComplaintPromise
from evidence import folding, keys, mailing, writing
from evidence.backfill import link_rows_from_before
from evidence.heads import heads_in_file
from evidence.models import Head, Link, SealedLink
from evidence.tables import chained_tables
from evidence.verification.evidence import gather_evidence
from evidence.writing import link_written_rows
from foundation.history import write, write_new
from people.models import Ward
from portal.personal_data import OURS
from portal.privileges import ADD, privileges_of
from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.evidence.world import link_and_fold
from tests.owner import as_owner, no_triggers
from tests.people import named

committed = pytest.mark.django_db(transaction=True)
in_a_test = pytest.mark.django_db


def ward_links():
    return Link.objects.filter(table_name="people_historicalward").order_by("id")


def add_ward(name="Quay"):
    ward = Ward(name=name)
    write(ward, by=named("petra"), reason="added")
    return ward


@transaction.atomic
def add_ward_and_fail(name):
    add_ward(name)
    raise ZeroDivisionError


@committed
def test_a_link_comes_with_the_commit_of_its_row(council):
    before = ward_links().count()
    with transaction.atomic():
        ward = add_ward()
        assert ward_links().count() == before
    with transaction.atomic():
        write(ward, by=named("petra"), reason="renamed", name="Mole")
    first, second = ward_links()[before:]
    assert (first.step, second.step, first.record) == (1, 2, second.record)
    assert bytes(second.previous) == bytes(first.mac)
    assert gather_evidence().problems == ()


@committed
def test_what_is_taken_back_has_no_link(council):
    before = ward_links().count()
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError):
            add_ward_and_fail("Gone")
        add_ward("Kept")
    with pytest.raises(ZeroDivisionError):
        add_ward_and_fail("Gone too")
    assert ward_links().count() == before + 1
    assert gather_evidence().problems == ()


@committed
def test_a_row_is_not_committed_without_its_link(council, monkeypatch):
    def fail(*arguments, **more):
        raise ValueError("no more")

    monkeypatch.setattr(writing, "new_link", fail)
    with pytest.raises(DatabaseError, match="no more"), transaction.atomic():
        add_ward("Lost")
    monkeypatch.undo()
    assert not Ward.objects.filter(name="Lost").exists()
    with transaction.atomic():
        add_ward("Found")
    assert gather_evidence().problems == ()


@committed
def test_two_at_once_on_one_record_wait_for_nobody(council):
    """Both follow the same link."""
    with transaction.atomic():
        cases.raised()
        ward = add_ward()
    barrier = threading.Barrier(2, timeout=20)

    def change():
        with transaction.atomic():
            past = Ward.history.model
            columns = {"id": ward.pk, "name": "x", "history_type": "~"}
            past.objects.create(**columns, history_date=ward.history.first().history_date)
            barrier.wait()
        connection.close()

    threads = [threading.Thread(target=change) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    links = ward_links().filter(record=ward_links().last().record)
    assert {link.step for link in links} in ({1, 2}, {1, 2, 3})
    chain = [p for p in gather_evidence().problems if p.table == "people_historicalward"]
    assert (links.count(), chain) == (3, [])


@in_a_test
def test_rows_written_in_bulk_are_linked():
    write_new([Ward(name="Quay"), Ward(name="Mole")], by=named("petra"), reason="imported")
    cases.answered()
    assert Notice.objects.exists()
    assert gather_evidence().problems == ()


@in_a_test
def test_a_notice_that_was_tampered_with_is_not_made_good_by_sending_it():
    cases.answered()
    link_and_fold()
    notice = Notice.objects.first()
    with no_triggers() as cursor:
        cursor.execute("UPDATE casework_notice SET sentence = 'x' WHERE id = %s", [notice.pk])
    notice.refresh_from_db()
    notice.attempts += 1
    notice.save()
    found = [p.key for p in gather_evidence().problems if p.table == "casework_notice"]
    assert found == [str(notice.pk)]


@in_a_test
def test_a_link_that_was_copied_before_it_was_folded_is_found():
    """No head tells yet how many links there were."""
    cases.raised()
    complaints.sent()
    link_written_rows(connection)
    listed = "table_name, row_key, record, step, columns, digest, previous, mac"
    with no_triggers() as cursor:
        for table in ("evidence_link", "evidence_sealedlink"):
            cursor.execute(
                f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {table} WHERE head IS NULL"
            )
    links = [*Link.objects.filter(head=None), *SealedLink.objects.all()]
    found = {(p.table, p.key) for p in gather_evidence().problems}
    assert found == {(link.table_name, str(link.row_key)) for link in links}


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


@in_a_test
def test_a_database_from_before_is_linked_once():
    with no_triggers() as cursor:
        cursor.execute("DELETE FROM evidence_link; DELETE FROM evidence_sealedlink")
    cases.answered()
    complaints.sent()
    assert link_rows_from_before() > 0
    assert gather_evidence().problems == ()
    with no_triggers() as cursor:
        cursor.execute("DELETE FROM evidence_link WHERE table_name = 'casework_notice'")
    assert link_rows_from_before() == 0


@in_a_test
@pytest.mark.parametrize("change", ["digest = ''", "head = NULL", "row_key = row_key + 1"])
def test_a_link_changes_only_when_it_is_folded(change):
    add_ward()
    link_and_fold()
    with pytest.raises(DatabaseError, match="Cannot update"), as_owner() as cursor:
        cursor.execute(f"UPDATE evidence_link SET {change}")


def test_each_model_is_chained_compared_with_its_history_or_says_why_not():
    """A model that is only added to says `chain = Chained(record=…)`, see foundation/chain.py."""
    undecided = [
        model._meta.label
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if model not in chained_tables()
        and not hasattr(model, "history")
        and not getattr(model, "no_history", "")
    ]
    assert undecided == []
    for model, table in chained_tables().items():
        assert not hasattr(model, "history")
        assert model._meta.pk.get_internal_type() in ("BigAutoField", "AutoField")
        assert table.sealed == (model._meta.app_label == "complaints"), table.name
    assert ComplaintPromise.history.model in chained_tables()
    histories = {m for m in apps.get_models() if issubclass(m, HistoricalChanges)}
    assert histories <= set(chained_tables())


def test_what_is_only_added_to_is_chained():
    """A table from which nothing is ever removed has no reason to be left out."""
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            names = {trigger.name for trigger in getattr(model._meta, "triggers", ())}
            only_added_to = "append_only" in names or privileges_of(model) == ADD
            if only_added_to and app != "evidence" and model is not SentMail:
                assert model in chained_tables(), model._meta.label


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
