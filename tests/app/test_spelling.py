# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelling: what is found on this computer, what is chosen, and words that belong to the person alone."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from waterline.app import journal, spelling
from waterline.app.session import Session

pytest.importorskip("hunspell", reason="there is no wheel for this system")


@pytest.fixture(autouse=True)
def only_our_own(monkeypatch):
    """Whatever the system of the test has installed."""
    monkeypatch.setattr(spelling, "_LINUX", ())
    monkeypatch.setattr(spelling, "_MACOS", ())


@pytest.fixture
def english(session: Session) -> spelling.Speller:
    spelling.choose(session, "en_US")
    made = spelling.speller(session, "xx")
    assert made is not None
    return made


def test_an_english_dictionary_is_there_from_the_start(session: Session):
    assert spelling.choice(session, "en_US") == spelling.Choice(("en_US",), "en_US")


def test_another_english_is_better_than_none(session: Session):
    assert spelling.choice(session, "en_GB").chosen == "en_US"


def test_somebody_who_writes_another_language_is_not_corrected_in_english(session: Session):
    assert spelling.choice(session, "de_DE").chosen == spelling.OFF
    assert spelling.speller(session, "de_DE") is None


def test_what_was_chosen_holds_and_off_is_off(session: Session):
    spelling.choose(session, spelling.OFF)
    assert spelling.choice(session, "en_US").chosen == spelling.OFF
    assert spelling.speller(session, "en_US") is None


def test_a_dictionary_in_the_profile_is_found(session: Session):
    folder = session.door.files.folder / spelling.IN_PROFILE
    folder.mkdir()
    (folder / "tlh.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "tlh.dic").write_text("2\nqapla\nnuqneH\n", encoding="utf-8")
    spelling.choose(session, "tlh")
    made = spelling.speller(session, "en_US")
    assert made is not None
    assert made.knows("nuqneH")
    assert not made.knows("jealous")


def test_words_are_known_with_either_apostrophe(english: spelling.Speller):
    for word in ("jealous", "don't", "don\u2019t", "Sunday"):
        assert english.knows(word)
    assert not english.knows("jelous")


def test_what_may_have_been_meant_is_offered(english: spelling.Speller):
    assert "jealous" in english.suggest("jelous")


def test_words_in_letters_the_dictionary_does_not_have_are_let_be(english: spelling.Speller):
    for word in ("שלום", "ревность", "嫉妬", "\u0131"):
        assert english.knows(word)
        assert english.suggest(word) == ()


def test_names_in_the_journal_are_never_marked(session: Session):
    spelling.choose(session, "en_US")
    journal.add_person(session, "Zwolf Quint")
    made = spelling.speller(session, "xx")
    assert made is not None
    for word in ("Zwolf", "Quint", "Zwolf's", "Zwolf\u2019s"):
        assert made.knows(word)


def test_a_word_of_ones_own_is_known_until_it_is_taken_out_again(session: Session):
    spelling.choose(session, "en_US")
    spelling.add_word(session, "Metamourish")
    made = spelling.speller(session, "xx")
    assert made is not None
    assert made.knows("metamourish")
    assert made.is_own("Metamourish")
    spelling.take_out_word(session, "metamourish")
    made = spelling.speller(session, "xx")
    assert made is not None
    assert not made.knows("metamourish")


def test_a_word_of_ones_own_stands_in_no_readable_file(session: Session):
    spelling.add_word(session, "Xylocanary")
    for file in Path(session.door.files.folder).rglob("*"):
        assert not file.is_file() or b"xylocanary" not in file.read_bytes().lower()


def test_without_the_library_there_is_nothing_to_choose(session: Session, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "hunspell" else find(name))
    assert spelling.choice(session, "en_US") == spelling.Choice((), spelling.OFF)
    spelling.choose(session, "en_US")
    assert spelling.speller(session, "en_US") is None
