# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft comes back exactly as it was last typed."""

from __future__ import annotations

from dataclasses import replace

from tests.vault.profiles import NOW, a_draft, reopen
from waterline.domain.entry import Answers, Origin, Person


def test_a_draft_comes_back_as_it_was_last_typed(files, vault):
    for root in ("h", "ha", "half a sen\0tence 😀"):
        vault.drafts.keep(a_draft("one", root))
    vault.close()
    again = reopen(files)
    assert again.drafts.list() == [a_draft("one", "half a sen\0tence 😀")]
    assert again.drafts.get("one") == a_draft("one", "half a sen\0tence 😀")
    again.close()


def test_a_draft_with_nothing_said_keeps_its_place(vault):
    draft = replace(a_draft("one"), answers=Answers(), origin=None, entry_id="entry", step="name")
    vault.drafts.keep(draft)
    assert vault.drafts.get("one") == draft


def test_drafts_are_listed_with_the_latest_first(vault):
    for name, changed in (("old", 1), ("new", 3), ("middle", 2)):
        vault.drafts.keep(a_draft(name, changed_ms=changed))
    assert [draft.id for draft in vault.drafts.list()] == ["new", "middle", "old"]


def test_a_discarded_draft_is_gone_and_discarding_twice_is_fine(vault):
    vault.drafts.keep(a_draft("one"))
    vault.drafts.discard("one")
    vault.drafts.discard("one")
    assert vault.drafts.get("one") is None


def test_people_come_in_the_order_they_were_added_without_oneself(vault):
    assert vault.people.list() == []
    added = [Person("z", "Zoë"), Person("a", "A."), Person("m", "M\u202e")]
    for person in added:
        vault.people.add(person, NOW.utc_ms)
    assert vault.people.list() == added


def test_each_course_keeps_its_own_place(vault):
    assert vault.reading.place("one") is None
    vault.reading.keep(Origin("one", "ii", "p-3"), 1)
    vault.reading.keep(Origin("two", "i", "top"), 2)
    vault.reading.keep(Origin("one", "iii", "p-9"), 3)
    assert vault.reading.place("one") == Origin("one", "iii", "p-9")
    assert vault.reading.place("two") == Origin("two", "i", "top")
