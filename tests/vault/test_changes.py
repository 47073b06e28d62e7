# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a person changes makes a backup due, and stays due until there is one; looking around does not."""

from __future__ import annotations

import uuid

import pytest

from tests.vault.profiles import NOW, a_draft, an_entry, reopen
from waterline.domain.entry import Answers, Origin, Person, Tag
from waterline.domain.errors import EntryGone
from waterline.domain.terms import Term
from waterline.vault import changes


@pytest.fixture
def settled(vault):
    """A vault with a trashed entry, one that asks again, and a draft, of which all is in a backup."""
    vault.entries.add(an_entry("kept"))
    vault.entries.add(an_entry("thrown"))
    vault.entries.trash("thrown", NOW.utc_ms)
    vault.drafts.keep(a_draft("draft"))
    changes.settle(vault._database)
    assert not vault.backup_due
    return vault


CHANGES = {
    "a new entry": lambda vault: vault.entries.add(an_entry("new")),
    "a changed entry": lambda vault: vault.entries.replace(an_entry("kept", Answers(root="changed"))),
    "an entry thrown away": lambda vault: vault.entries.trash("kept", NOW.utc_ms),
    "an entry brought back": lambda vault: vault.entries.restore("thrown"),
    "an entry deleted": lambda vault: vault.entries.delete_for_good("thrown"),
    "a date that was cleared": lambda vault: vault.entries.stop_asking("kept"),
    "a draft": lambda vault: vault.drafts.keep(a_draft("draft", "more words")),
    "a draft dropped": lambda vault: vault.drafts.discard("draft"),
    "a word of one's own": lambda vault: vault.terms.keep(Term("fear", "own-1", "The phone")),
    "a tag": lambda vault: vault.tags.keep(Tag("t", "Winter")),
    "entries put together": lambda vault: vault.incidents.put({"kept": "moment"}),
    "somebody put away": lambda vault: vault.people.change(Person("myself", "", archived=True)),
    "a person": lambda vault: vault.people.add(Person(str(uuid.uuid4()), "J."), NOW.utc_ms),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_makes_a_backup_due_and_it_stays_due_the_next_day(files, settled, change):
    change(settled)
    assert settled.backup_due
    settled.close()
    reopened = reopen(files)
    assert reopened.backup_due
    reopened.close()


LOOKING = {
    "reading on in the course": lambda vault: vault.reading.keep(Origin("course", "one", "a"), NOW.utc_ms),
    "looking at entries": lambda vault: vault.entries.timeline(None, 50),
    "a fact about the vault": lambda vault: vault.meta.keep("last_check", "sound"),
    "dropping what is not there": lambda vault: vault.drafts.discard("no draft"),
}


@pytest.mark.parametrize("looking", LOOKING.values(), ids=LOOKING)
def test_it_makes_none_due(files, settled, looking):
    looking(settled)
    assert not settled.backup_due


def _add_and_fail(vault):
    vault.entries.add(an_entry("new"))
    vault.entries.restore("nowhere")


def test_a_change_that_was_undone_by_an_error_makes_none_due(settled):
    with pytest.raises(EntryGone), settled.transaction():
        _add_and_fail(settled)
    assert settled.entries.get("new") is None
    assert not settled.backup_due


def test_every_table_is_watched_but_two(vault):
    tables = {row["name"] for row in vault._database.query("SELECT name FROM sqlite_master WHERE type = 'table'")}
    watched = {row["tbl_name"] for row in vault._database.query("SELECT tbl_name FROM sqlite_temp_master")}
    made_of_others = {name for name in tables if name.startswith("entry_words")}  # the index of what is watched
    assert tables - watched - made_of_others == {"meta", "reading_place"}


def test_nothing_of_it_stands_in_the_file(files, vault):
    vault.close()
    reopened = reopen(files)
    found = reopened._database.query("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    assert {row["name"] for row in found} == {"entry_text_added", "entry_text_gone"}
    reopened.close()
