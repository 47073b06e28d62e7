# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who changed an entry sees what it said before, what is different, and can have it back."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.journal.test_dig_steps import click
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import history, journal
from waterline.domain.flows import ANSWERS
from waterline.ui.journal.changed_words import ChangedWords
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.field_words import name_of
from waterline.ui.journal.versions import AT_A_TIME


@pytest.fixture
def change(session, clock):
    def to(entry, **answers):
        clock.pass_time(days=1)
        draft = journal.edit(session, entry.id)
        changed = replace(draft.answers, **answers)
        return journal.finish(session, draft.with_answers(changed, "root", session.now()))

    return to


@pytest.fixture
def page(session, desk, theme):
    return EntryPage(session, desk, theme)


def show(page, qtbot, entry, size=(964, 700)):
    page.show_entry(entry.id)
    put_on_screen(page, qtbot, size)


def unfold(page, *places):
    page.versions.all.unfold(True)
    for place in places:
        page.versions.each[place].unfold(True)
    settle()


def said(page, name):
    return find(page, name, ChangedWords).plain()


def test_what_is_different_is_marked_in_the_sentence_itself_and_spoken(qtbot, page, write, change):
    entry = write(root="I was angry at him.", fears=("being_left",))
    change(entry, root="I was hurt by him.", fears=("being_left", "shut_out"), intensity_after=3)
    show(page, qtbot, entry)
    unfold(page, 0)
    assert said(page, "version_1_root") == "I was [−angry at−] [+hurt by+] him."
    assert said(page, "version_1_fears") == "Being left [+Being shut out or not told+]"
    assert said(page, "version_1_intensity_after") == "[+3 of 10+]"
    assert find(page, "version_1_root").accessibleName() == (
        "Unchanged: I was. No longer there: angry at. New: hurt by. Unchanged: him."
    )
    assert "Root" in words_on(page)


def test_what_is_gone_and_what_is_new_never_touch(qtbot, page, write, change):
    entry = write(root="Ask me before.")
    change(entry, root="Ask me sooner!")
    show(page, qtbot, entry)
    unfold(page, 0)
    assert said(page, "version_1_root") == "Ask me [−before.−] [+sooner!+]"


def test_what_somebody_wrote_is_never_taken_for_markup(qtbot, page, write, change):
    entry = write(root="<b>bold</b> & old")
    change(entry, root="<b>bold</b> & new")
    show(page, qtbot, entry)
    unfold(page, 0)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp;" in find(page, "version_1_root", ChangedWords).text()


def test_the_whole_of_a_version_can_be_read_as_it_stood(qtbot, page, write, change):
    entry = write(root="first words")
    change(entry, root="second words")
    change(entry, root="third words")
    show(page, qtbot, entry)
    unfold(page, 0, 1)
    click(page, "version_1_whole_button", "version_2_whole_button")
    words = words_on(page)
    assert words.index("second words") < words.index("first words")


def test_a_version_is_put_back_and_undo_takes_that_back(qtbot, page, write, change, session):
    entry = write(root="first words")
    change(entry, root="second words")
    show(page, qtbot, entry)
    unfold(page, 0)
    click(page, "version_1_put_back")
    assert journal.entry(session, entry.id).answers.root == "first words"
    assert "kept below" in page.message.words()
    click(page, "entry_message_action")
    assert journal.entry(session, entry.id).answers.root == "second words"
    assert len(history.earlier(session, entry.id)) == 3


def test_ctrl_z_takes_back_the_last_thing_done_and_says_when_there_is_none(qtbot, page, write, change, session):
    entry = write(root="first words")
    change(entry, root="second words")
    show(page, qtbot, entry)
    unfold(page, 0)
    click(page, "version_1_put_back", "entry_trash")
    undo(page)
    assert journal.entry(session, entry.id).trashed_ms is None
    undo(page)
    assert journal.entry(session, entry.id).answers.root == "second words"
    undo(page)
    assert page.message.words() == "Nothing to undo here."


def undo(page):
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_an_entry_in_the_trash_is_compared_and_not_changed(qtbot, page, write, change, session):
    entry = write(root="first words")
    change(entry, root="second words")
    journal.trash(session, entry.id)
    show(page, qtbot, entry)
    unfold(page, 0)
    assert said(page, "version_1_root") == "[−first−] [+second+] words"
    assert not find(page, "version_1_put_back").isEnabled()


def test_many_versions_come_some_at_a_time(qtbot, page, write, change):
    entry = write(root="words 0")
    for number in range(1, AT_A_TIME + 6):
        change(entry, root=f"words {number}")
    show(page, qtbot, entry)
    unfold(page)
    assert len(page.versions.each) == AT_A_TIME
    click(page, "versions_more")
    assert len(page.versions.each) == AT_A_TIME + 5
    assert not find(page, "versions_more").isVisible()


def test_every_field_of_every_kind_of_entry_has_a_name():
    passed_over = ("nickname", "from_entry", "agreement", "happened_time_known")
    unnamed = [
        (kind, each.name)
        for kind, answers in ANSWERS.items()
        for each in fields(answers)
        if each.name not in passed_over and name_of(kind, each.name) == each.name
    ]
    assert unnamed == []


def test_everything_has_a_name_is_reached_by_tab_and_fits_at_twice_the_text_size(qtbot, page, theme, write, change):
    entry = write(root="I was angry at him for a whole evening.", triage="inside")
    change(entry, root="I was hurt by him for a whole evening.", triage="between")
    theme.apply(scale=2.0)
    show(page, qtbot, entry, (828, 560))
    unfold(page, 0)
    assert cut_off(page) == []
    names = tab_order(page)
    assert {"versions_all_button", "version_1_button", "version_1_whole_button", "version_1_put_back"} <= set(names)
    assert all(find(page, name).accessibleName() for name in names if name)
