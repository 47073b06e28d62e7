# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person wrote is found again while they type, in the order of time, and never once it was thrown away."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vault.profiles import FULL_ANSWERS, NOW, PASSPHRASE, a_vault, an_entry, reopen
from waterline.domain.entry import Answers, Person
from waterline.domain.looking import Looking, searchable
from waterline.domain.times import DAY_MS, Stamp, wall_clock_ms
from waterline.vault import migrations
from waterline.vault.connection import Database
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.looking import PLACES
from waterline.vault.pages import PageReader
from waterline.vault.salvage import stage_salvage
from waterline.vault.steps import STEPS


def saying(entry_id, words, *, ms=NOW.utc_ms, **more):
    return an_entry(entry_id, Answers(what_happened=words, happened=Stamp(ms, "UTC", 0), **more))


def found(vault, text="", **more):
    return [line.id for line in vault.entries.look(Looking(text, **more), None, 50)]


def test_every_word_of_an_entry_is_found(vault):
    vault.entries.add(an_entry("full"))
    for word in searchable(an_entry("full")).split():
        assert found(vault, word) == ["full"], word
    assert FULL_ANSWERS.root in searchable(an_entry("full"))
    assert "cannot_tell" not in searchable(an_entry("full"))


def test_words_are_found_while_they_are_typed_without_their_accents_and_in_any_case(vault):
    vault.entries.add(saying("cafe", "We met at the Café du Nord"))
    vault.entries.add(saying("other", "We met at home"))
    for typed in ("c", "caf", "CAFE", "café", "cafe\u0301", "nord met"):
        assert found(vault, typed) == ["cafe"], typed
    assert found(vault, "afe") == []
    assert found(vault, "home nord") == []


@pytest.mark.parametrize("typed", ["嫉妬", "妬", "彼女", "女が嫉", "ﾒｰﾙ", "メール"])
def test_two_characters_are_enough_where_words_have_no_spaces(vault, typed):
    vault.entries.add(saying("japanese", "昨日、彼女が嫉妬した。メールが来た"))
    vault.entries.add(saying("chinese", "我很难过"))
    assert found(vault, typed) == ["japanese"]
    assert found(vault, "难过") == ["chinese"]
    assert found(vault, "女嫉") == []


def test_a_picture_sign_is_found(vault):
    vault.entries.add(saying("smile", "so glad😀 today"))
    assert found(vault, "😀") == ["smile"]
    assert found(vault, "glad😀") == ["smile"]
    assert found(vault, "🙃") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30) | st.text(alphabet="\"'*():^-+ANDORNT{}\0\ud800😀猫a ", max_size=30))
def test_nothing_that_is_typed_breaks_the_search(vault, typed):
    vault.entries.look(Looking(typed), None, 5)


def test_what_is_found_comes_newest_first_page_by_page_also_within_one_moment(vault):
    for number in range(7):
        vault.entries.add(saying(f"same-{number}", "alike"))
    vault.entries.add(saying("older", "alike", ms=-5))
    vault.entries.add(saying("newer", "alike", ms=NOW.utc_ms + 1))
    pages, after = [], None
    while page := vault.entries.look(Looking("alike"), after, 2):
        pages += [line.id for line in page]
        after = page[-1]
    assert pages[0] == "newer"
    assert pages[-1] == "older"
    assert len(pages) == len(set(pages)) == 9


def test_more_entries_of_one_moment_than_there_are_places_are_all_found(vault, monkeypatch):
    monkeypatch.setattr("waterline.vault.looking.PLACES", 2)
    for number in range(5):
        vault.entries.add(saying(f"same-{number}", "alike"))
    assert len(found(vault, "alike")) == 5
    assert PLACES > 10_000


def test_another_date_moves_an_entry_among_what_is_found(vault):
    vault.entries.add(saying("first", "alike", ms=1000))
    vault.entries.add(saying("second", "alike", ms=2000))
    vault.entries.replace(saying("first", "alike", ms=3000))
    assert found(vault, "alike") == ["first", "second"]


def test_only_what_an_entry_says_now_is_found_and_nothing_in_the_trash(vault):
    vault.entries.add(saying("kept", "lighthouse"))
    vault.entries.replace(saying("kept", "harbour"))
    assert found(vault, "lighthouse") == []
    vault.entries.trash("kept", 1)
    assert found(vault, "harbour") == []
    vault.entries.restore("kept")
    assert found(vault, "harbour") == ["kept"]


def test_a_change_that_fails_leaves_what_is_found_as_it_was(vault):
    vault.entries.add(saying("kept", "lighthouse"))
    with suppress(RuntimeError), vault.transaction():
        vault.entries.replace(saying("kept", "harbour"))
        raise RuntimeError
    assert found(vault, "lighthouse") == ["kept"]


def test_what_is_deleted_for_good_is_on_no_page_of_the_index(files):
    with closing(a_vault(files)) as vault:
        for number in range(40):
            vault.entries.add(saying(f"other-{number}", f"ordinary words number {number}"))
        vault.entries.add(saying("secret", "zyxwvut zyxwvut 嫉妬"))
        vault.checkpoint()
        key = vault.data_key
        assert any(b"yxwvut" in page for _, page in PageReader(files.database, key).pages())
        vault.entries.trash("secret", 1)
        vault.entries.delete_for_good("secret")
        vault.checkpoint()
        for number, page in PageReader(files.database, key).pages():
            assert b"yxwvut" not in page, number
            assert "嫉妬".encode() not in page, number


def test_the_text_and_every_filter_narrow_together(vault):
    vault.people.add(Person("someone", "Alex"), 1)
    full = replace(FULL_ANSWERS, people=("someone",), what_happened="lamp")
    vault.entries.add(an_entry("full", full))
    vault.entries.add(an_entry("bare", Answers(what_happened="lamp", happened=full.happened)))
    ms = an_entry("full", full).happened.utc_ms
    narrowing = [
        {"fear": "being_left"}, {"need": "clarity"}, {"person": "someone"}, {"trigger": "message_or_phone"},
        {"triage": "cannot_tell"},
    ]  # fmt: skip
    for text in ("lamp", ""):
        assert sorted(found(vault, text)) == ["bare", "full"]
        assert sorted(found(vault, text, kind="dig", from_ms=ms, before_ms=ms + 1)) == ["bare", "full"]
        for more in narrowing:
            assert found(vault, text, **more) == ["full"], more
        for nothing in ({"kind": "other"}, {"from_ms": ms + 1}, {"before_ms": ms}, {"fear": "own_fear"}):
            assert found(vault, text, **nothing) == [], nothing


def test_narrowing_without_a_text_is_the_timeline_page_by_page(vault):
    for number in range(5):
        vault.entries.add(saying(f"entry-{number}", "x", ms=1000 + number // 2, fears=("being_left",)))
    first = vault.entries.look(Looking(fear="being_left"), None, 2)
    rest = vault.entries.look(Looking(fear="being_left"), first[-1], 50)
    assert first + rest == vault.entries.timeline(None, 50)


def test_a_page_goes_on_where_its_last_entry_was_thrown_away_meanwhile(vault):
    for ms in (1000, 2000, 3000):
        vault.entries.add(saying(f"at-{ms}", "alike", ms=ms))
    first = vault.entries.look(Looking("alike"), None, 2)
    vault.entries.trash("at-2000", 1)
    assert [line.id for line in vault.entries.look(Looking("alike"), first[-1], 2)] == ["at-1000"]


def test_the_excerpt_shows_where_it_stands(vault):
    vault.entries.add(saying("long", "a " * 500 + "the lighthouse at the end"))
    (line,) = vault.entries.look(Looking("light end"), None, 5)
    assert line.found is not None
    assert [line.found.text[start:stop] for start, stop in line.found.spans] == ["light", "end"]


def test_entries_older_than_the_index_are_found_after_the_next_opening(files, monkeypatch):
    with closing(a_vault(files)) as vault:
        vault.entries.add(saying("before", "lighthouse"))
        vault.entries.add(saying("thrown", "lighthouse"))
        vault.entries.trash("thrown", 1)
    key = open_with_passphrase(read_header(files), PASSPHRASE)
    at = next(number for number, step in enumerate(STEPS) if "entry_text" in step[0])
    with closing(Database.open(files.database, key)) as database:
        database.execute("DROP TABLE entry_words")
        database.execute("DROP TABLE entry_text")
        for statement in STEPS[at]:
            database.execute(statement)
    with closing(reopen(files)) as vault:
        assert found(vault, "lighthouse") == ["before"]
        vault.entries.trash("before", 1)
    with closing(reopen(files)) as vault:
        assert found(vault, "lighthouse") == []


def test_what_is_saved_from_a_damaged_vault_is_found(files):
    with closing(a_vault(files)) as vault:
        vault.entries.add(saying("kept", "lighthouse"))
        header, key = vault.header, vault.data_key
    stage_salvage(files, header, key)
    with closing(Database.open(files.folder / ".vault.next" / files.database.name, key)) as database:
        assert migrations.version(database) == len(STEPS)
        assert len(database.query("SELECT 1 FROM entry_words WHERE entry_words MATCH 'lighthouse'")) == 1
        database.execute("INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)")


def test_days_are_those_of_the_clock_an_entry_was_written_by(vault):
    midnight = wall_clock_ms(date(2026, 3, 29))
    for name, wall_ms, offset in (
        ("tokyo, the day's first moment", 0, 540),
        ("honolulu, its last", DAY_MS - 1, -600),
        ("the day before, by its own clock", -1, 840),
        ("the day after, by its own clock", DAY_MS, -720),
    ):
        happened = Stamp(midnight + wall_ms - offset * 60_000, "Some/Where", offset)
        vault.entries.add(an_entry(name, Answers(what_happened="rain", happened=happened)))
    day = {"from_day": date(2026, 3, 29), "before_day": date(2026, 3, 30)}
    for text in ("", "rain"):
        assert sorted(found(vault, text, **day)) == ["honolulu, its last", "tokyo, the day's first moment"]


def test_any_day_there_is_can_be_asked_for(vault):
    vault.entries.add(saying("old", "rain", ms=-(1 << 45)))
    for text in ("", "rain"):
        assert found(vault, text, from_day=date.min, before_day=date.max) == ["old"]
