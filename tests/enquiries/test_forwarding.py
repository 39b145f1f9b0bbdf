"""Single letters shared with somebody outside the enquiry: by consent, one by one, and no more."""

import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from enquiries import actions
from enquiries.corrections.actions import correct
from enquiries.forwarding.actions import Asked, ask_for_consent, consent, refuse
from enquiries.forwarding.policy import can_ask_for_consent
from enquiries.models import Consent, Enquiry, EnquiryLetter, Forwarding, Kind, LetterKind
from foundation.history import write
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.enquiries.confidential_letters import SECRET, secret_of, told_in_confidence
from tests.enquiries.forwardings import WHY, asked_to_share, letter_of, shared_letter
from tests.enquiries.pages import address, page, recipients, send
from tests.established import change_posts
from tests.files import jpeg, pending
from tests.people import named, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
QUESTION, ANSWER = "Is this stretch in next year", "Yes, in April."
SHARED = "/enquiries/letters-shared/"


def shared_with(who):
    """What this person reads: the list, and each letter that it leads to."""
    browser = signed_in(who)
    text = browser.get(SHARED).content.decode()
    letters = re.findall(rf'href="({SHARED}[0-9a-f-]+/letter/)"', text)
    return text + "".join(browser.get(url).content.decode() for url in letters)


def consent_address(row):
    return reverse("enquiries:consent", args=[row.key])


def decide(who, row, agreed):
    typed = {"key": uuid4(), "agreed": agreed}
    return signed_in(who).post(consent_address(row), typed)


@pytest.mark.clause("section-c", "5.13")
def test_a_letter_is_read_by_a_named_person_only_once_its_author_agreed(clause_protocol):
    enquiry = cases.answered()
    typed = {"letters": letter_of(enquiry).pk, "person": named("stan").pk, "why": WHY}
    assert send(signed_in("clara"), "share-letters", enquiry, **typed).status_code == 302
    row = Forwarding.objects.get()
    assert (row.consent, row.author) == (Consent.ASKED, named("omar"))
    assert recipients("consent-asked") == {"Omar"}
    assert ANSWER not in shared_with("stan")
    assert consent_address(row) in shared_with("omar")
    text = signed_in("omar").get(consent_address(row)).content.decode()
    for words in (ANSWER, WHY, "Stan Price, ", "ask your line manager or the Monitoring Officer"):
        assert words in text
    assert decide("omar", row, "yes").status_code == 302
    assert ANSWER in shared_with("stan")
    assert recipients("letter-shared") == {"Stan"}
    assert recipients("consent-decided") == {"Clara"}


@pytest.mark.clause("section-c", "5.13")
def test_nobody_reads_a_letter_whose_author_does_not_agree(clause_protocol):
    row = asked_to_share()
    assert decide("omar", row, "no").status_code == 302
    assert ANSWER not in shared_with("stan")
    assert signed_in("stan").get(consent_address(row)).status_code == 404
    assert recipients("letter-shared") == set()
    assert "Its author has not agreed" in page(signed_in("clara"), "share-letters", row.case)


@pytest.mark.clause("section-c", "5.13")
def test_an_author_shares_their_own_letter_at_once(clause_protocol):
    row = asked_to_share(kinds=[LetterKind.QUESTION])
    assert row.consent == Consent.OWN
    assert QUESTION in shared_with("stan")
    assert recipients("consent-asked") == set()


@pytest.mark.clause("section-c", "5.14")
def test_letters_are_chosen_one_by_one_from_a_list_of_what_each_reveals(clause_protocol):
    clara, enquiry = named("clara"), cases.assigned()
    cases.with_photo(enquiry)
    cases.answered(enquiry)
    text = page(signed_in("clara"), "share-letters", enquiry)
    for words in ("Answer from Omar Haddad", "Enquiry from Councillor Clara Okafor", "No files"):
        assert words in text
    assert "1 file, which will not be shared" in text
    assert "1 December 2026" in text
    assert "checked" not in text
    asked_to_share(enquiry, kinds=[LetterKind.ADDITION])
    shared = shared_with("stan")
    assert "Here it is." in shared
    for words in (QUESTION, ANSWER, "IMG_0417", enquiry.title):
        assert words not in shared
    assert Forwarding.objects.get().author == clara


@pytest.mark.clause("section-c", "5.14")
def test_letters_that_come_later_are_not_shared_with_them(clause_protocol):
    row = shared_letter()
    correct(row.case, text="No, in May.", why="A slip", by=named("omar"), key=uuid4())
    assert "No, in May." not in shared_with("stan")


def test_the_reader_opens_nothing_else_of_the_enquiry():
    row = shared_letter()
    stan, enquiry = signed_in("stan"), row.case
    for name in ("detail", "print", "sent", "share-letters", "notes"):
        assert stan.get(address(name, enquiry)).status_code == 404, name
    assert not Enquiry.objects.visible_to(named("stan")).exists()
    assert not EnquiryLetter.objects.visible_to(named("stan")).exists()
    queue = stan.get(reverse("enquiries:queue"), {"q": "Resurfacing", "state": "any"})
    assert enquiry.reference not in queue.content.decode()
    assert stan.get(consent_address(row)).status_code == 403


def test_no_file_of_a_shared_letter_is_opened():
    enquiry = cases.assigned()
    photo = cases.with_photo(enquiry)
    asked_to_share(enquiry, kinds=[LetterKind.ADDITION])
    stan = signed_in("stan")
    for name in ("file", "file-save", "file-picture"):
        url = reverse(f"enquiries:{name}", args=[enquiry.pk, photo.key])
        assert stan.get(url).status_code == 404


def test_only_its_author_decides_and_only_once():
    row = asked_to_share()
    for who in ("clara", "nia", "stan", "dev", "ruth"):
        assert signed_in(who).get(consent_address(row)).status_code == 404, who
        with pytest.raises(PermissionDenied):
            consent(row, by=named(who))
    consent(row, by=named("omar"))
    consent(row, by=named("omar"))
    assert Notice.objects.filter(event="letter-shared").count() == 1
    with pytest.raises(PermissionDenied, match="already decided"):
        refuse(row, by=named("omar"))
    assert decide("omar", row, "no").status_code == 403
    assert ANSWER in shared_with("stan")


def test_the_history_keeps_author_reader_and_times(clock):
    row = shared_letter()
    rows = list(Forwarding.history.filter(id=row.pk).order_by("history_id"))
    told = [(one.history_user, one.history_change_reason, one.consent) for one in rows]
    assert told == [
        (named("clara"), "asked for consent", "asked"),
        (named("omar"), "consented", "agreed"),
    ]
    assert {(one.author, one.reader) for one in rows} == {(named("omar"), named("stan"))}
    assert rows[1].decided_at == clock.at


def test_everybody_on_the_enquiry_reads_with_whom_a_letter_is_shared():
    enquiry = shared_letter().case
    asked_to_share(enquiry, kinds=[LetterKind.QUESTION], reader="nia")
    for who in ("clara", "omar"):
        text = page(signed_in(who), "detail", enquiry)
        assert "Shared with Stan Price, " in text
        assert "because its author agreed" in text
        assert "because its author asked for it" in text
        assert WHY not in text


def test_a_confidential_letter_is_never_shared():
    enquiry = told_in_confidence()
    for who in ("clara", "omar"):
        assert SECRET not in page(signed_in(who), "share-letters", enquiry)
        asked = Asked([secret_of(enquiry).pk], named("stan"), WHY)
        with pytest.raises(PermissionDenied, match="cannot be shared"):
            ask_for_consent(enquiry, asked=asked, by=named(who), key=uuid4())
    assert not Forwarding.objects.exists()


def test_a_confidential_letter_is_not_read_even_if_its_row_were_there(clock):
    enquiry = told_in_confidence()
    letter, omar, stan = secret_of(enquiry), named("omar"), named("stan")
    row = Forwarding(case=enquiry, letter=letter, request=uuid4(), author=omar, asked_by=omar)
    row.reader, row.reader_signed, row.why, row.consent = stan, stan.signed, WHY, Consent.OWN
    write(row, by=omar, reason="shared own letter", asked_at=clock.at, decided_at=clock.at)
    assert SECRET not in shared_with("stan")


def test_a_confidential_enquiry_shares_no_letter(clock):
    enquiry = Enquiry(kind=Kind.BUDGET, member=named("clara"), protocol=cases.raised().protocol)
    may = can_ask_for_consent(named("clara"), enquiry)
    assert (bool(may), "confidential" in may.reason) == (False, True)


def test_what_cannot_be_asked_is_refused_with_a_sentence_and_keeps_what_was_typed():
    enquiry = cases.answered()
    answer, other = letter_of(enquiry), letter_of(cases.raised(), LetterKind.QUESTION)
    for letter, person, sentence in (
        (answer, "grace", "Grace Lund can read this enquiry already"),
        (other, "stan", "One of these letters cannot be shared"),
    ):
        typed = {"letters": letter.pk, "person": named(person).pk, "why": WHY}
        response = send(signed_in("clara"), "share-letters", enquiry, **typed)
        text = response.content.decode()
        assert response.status_code == 409
        assert sentence in text
        assert WHY in text
    assert not Forwarding.objects.exists()
    text = send(signed_in("clara"), "share-letters", enquiry).content.decode()
    for sentence in ("Select the letters you want", "Select who will read", "Enter why they need"):
        assert sentence in text


def test_one_form_asks_once_and_a_letter_is_asked_for_once_for_each_reader():
    enquiry, key = cases.answered(), uuid4()
    asked = Asked([letter_of(enquiry).pk], named("stan"), WHY)
    for _ in range(2):
        ask_for_consent(enquiry, asked=asked, by=named("clara"), key=key)
    assert Forwarding.objects.count() == 1
    assert Notice.objects.filter(event="consent-asked").count() == 1
    with pytest.raises(PermissionDenied, match="already asked to share"):
        ask_for_consent(enquiry, asked=asked, by=named("omar"), key=uuid4())
    refuse(Forwarding.objects.get(), by=named("omar"))
    ask_for_consent(enquiry, asked=asked, by=named("clara"), key=uuid4())
    assert Forwarding.objects.count() == 2


def test_who_left_reads_nothing_and_cannot_be_asked(clock):
    row = shared_letter()
    yesterday = clock.at.date().replace(day=1, month=11)
    change_posts(named("stan").appointments.all(), ends_on=yesterday)
    assert ANSWER not in shared_with("stan")
    change_posts(named("omar").appointments.all(), ends_on=yesterday)
    assert "Answer from Omar" not in page(signed_in("clara"), "share-letters", cases.raised())
    assert (
        "from Omar Haddad"
        not in page(signed_in("clara"), "share-letters", row.case).split("Requests so far")[0]
    )


def test_colleagues_assistants_and_other_officers_cannot_ask():
    enquiry = cases.answered()
    for who, status in (("grace", 403), ("dev", 403), ("nia", 404), ("stan", 404)):
        assert signed_in(who).get(address("share-letters", enquiry)).status_code == status, who
        with pytest.raises(PermissionDenied):
            asked_to_share(enquiry, by=who)


def test_the_mail_says_no_word_of_the_letter_or_the_reason():
    shared_letter()
    for notice in Notice.objects.filter(event__in=["consent-asked", "letter-shared"]):
        assert WHY not in notice.sentence
        assert ANSWER not in notice.sentence
        assert notice.path == SHARED


def test_a_protocol_without_the_clause_offers_no_sharing_of_letters(clock):
    adopt_for(clock, "oxford")
    enquiry = cases.answered()
    assert "Share single letters" not in page(signed_in("clara"), "detail", enquiry)
    assert signed_in("clara").get(address("share-letters", enquiry)).status_code == 403


def test_letters_are_listed_with_a_fixed_number_of_statements(django_assert_max_num_queries):
    for _ in range(12):
        shared_letter()
    stan = signed_in("stan")
    stan.get(SHARED)
    with django_assert_max_num_queries(12):
        text = stan.get(SHARED).content.decode()
    assert text.count("Answer from Omar Haddad") == 12
    assert ANSWER not in text


def test_photos_are_counted_for_each_letter():
    clara, enquiry = named("clara"), cases.assigned()
    files = [pending(clara, f"{n}.jpg", jpeg()) for n in range(2)]
    actions.add_information(enquiry, text="Two.", by=clara, key=uuid4(), attached=files)
    assert "2 files, which will not be shared" in page(signed_in("omar"), "share-letters", enquiry)
