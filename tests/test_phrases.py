"""Phrases found in a text, whatever stands between their words."""

import pytest

from foundation.phrases import places_of


def found(text, phrase, **more):
    return [text[start:end] for start, end in places_of(text, phrase, **more)]


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("Omar Haddad, Highways", "Omar Haddad", ["Omar Haddad"]),
        ("ask OMAR\nHADDAD, or Omar Haddad’s team", "omar haddad", ["OMAR\nHADDAD", "Omar Haddad"]),
        ("Omar Haddad, Highways", "Omar Haddad, Highways", ["Omar Haddad, Highways"]),
        ("Haddadson", "Haddad", []),
        ("Straße", "strasse", ["Straße"]),
        ("anything", " , ", []),
        ("", "word", []),
    ],
)
def test_a_phrase_is_found_word_by_word(text, phrase, there):
    assert found(text, phrase) == there


def test_the_last_word_may_be_a_plural_if_asked():
    assert found("Missed bins", "missed bin", plural=True) == ["Missed bins"]
    assert found("Missed bins", "missed bin") == []
    assert found("Both addresses", "address", plural=True) == ["addresses"]
