# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags on the page of an entry, in the search of the journal and in Settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import journal, tags
from waterline.domain.errors import DiskFull
from waterline.ui.journal.entry_lines import LINE
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.journal_page import JournalPage
from waterline.ui.settings.tags_card import TagsCard
from waterline.ui.shared.chips import Chip, ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.page import Page


@pytest.fixture
def entry(write):
    return write(root="A lighthouse")


@pytest.fixture
def page(qtbot, session, desk, theme, entry) -> EntryPage:
    page = EntryPage(session, desk, theme)
    page.show_entry(entry.id)
    put_on_screen(page, qtbot, (964, 700))
    return page


def head(page) -> str:
    return find(page, "entry_tags_fold_button", QAbstractButton).text()


def click(page, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def add(page, *names: str) -> None:
    find(page, "entry_tags_fold", Disclosure).unfold(True)
    line = find(page, "entry_tag_name", QLineEdit)
    line.setFocus()
    for name in names:
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)
        settle()


def test_tags_are_typed_one_after_the_other_and_stand_in_one_line(session, page, entry) -> None:
    assert head(page) == "Add tags"
    add(page, "Winter", "Berlin")
    assert head(page) == "Tags: Winter, Berlin"
    assert find(page, "entry_tag_name", QLineEdit).hasFocus()
    assert find(page, "entry_tag_name", QLineEdit).text() == ""
    assert len(journal.entry(session, entry.id).answers.tags) == 2


def test_a_tag_is_taken_away_and_given_again_by_its_chip(session, page, entry) -> None:
    add(page, "Winter")
    (tag,) = tags.tags(session)
    find(page, f"entry_tags_{tag.id}", Chip).click()
    assert head(page) == "Add tags"
    assert journal.entry(session, entry.id).answers.tags == ()
    find(page, f"entry_tags_{tag.id}", Chip).click()
    assert head(page) == "Tags: Winter"


def test_what_was_typed_is_added_on_leaving_the_line(session, page, entry) -> None:
    find(page, "entry_tags_fold", Disclosure).unfold(True)
    line = find(page, "entry_tag_name", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "Winter")
    find(page, "entry_edit").setFocus()
    settle()
    assert [tag.name for tag in tags.tags(session)] == ["Winter"]


def test_a_tag_that_could_not_be_kept_says_why_and_stays_in_the_line(session, page, monkeypatch, tmp_path) -> None:
    def full(*_):
        raise DiskFull(tmp_path)

    with monkeypatch.context() as patched:
        patched.setattr(session.vault.tags, "keep", full)
        add(page, "Winter")
    assert "disk is full" in find(page, "entry_tag_trouble_body", QLabel).text()
    assert find(page, "entry_tag_name", QLineEdit).text() == "Winter"
    click(page, "entry_tag_add")
    assert head(page) == "Tags: Winter"
    assert not find(page, "entry_tag_trouble").isVisible()


def test_in_the_trash_tags_are_only_read(session, page, entry) -> None:
    add(page, "Winter")
    click(page, "entry_trash")
    assert head(page) == "Tags: Winter"
    assert not find(page, "entry_tags_fold_button").isEnabled()
    click(page, "entry_restore")
    assert find(page, "entry_tags_fold_button").isEnabled()


def test_an_earlier_version_says_which_tags_it_had(page) -> None:
    add(page, "Winter", "Berlin")
    click(page, "versions_all_button")
    click(page, "version_1_button")
    different = find(page, "version_1_tags", QLabel)
    assert "Winter" in different.text()
    assert "Berlin" in different.text()
    click(page, "version_1_whole_button")
    assert find(page, "version_1_read_tags", QLabel).text() == "Tags: Winter"


def test_the_journal_is_narrowed_to_a_tag(qtbot, session, desk, theme, write, entry) -> None:
    journal_page = JournalPage(session, desk, theme)
    write(root="Another")
    put_on_screen(journal_page, qtbot, (964, 800))
    journal_page.looking.narrow.unfold(True)
    assert not find(journal_page, "looking_tag_part").isVisible(), "without a tag there is none to choose"
    (tag,) = tags.add(session, entry.id, "Winter").answers.tags
    journal_page.arrive()
    settle()
    find(journal_page, f"looking_tag_{tag}", Chip).click()
    settle()
    model = journal_page.list.model()
    assert [model.index(row, 0).data(LINE).id for row in range(model.rowCount())] == [entry.id]
    click(journal_page, "looking_clear")
    assert model.rowCount() == 2


def test_a_tag_is_renamed_in_settings_and_a_taken_name_refused(qtbot, session, desk, theme, entry) -> None:
    for name in ("Winter", "Berlin"):
        tags.add(session, entry.id, name)
    page = Page(theme, "", name="around")
    card = TagsCard(session, desk, theme)
    page.content.addWidget(card)
    card.refresh()
    put_on_screen(page, qtbot)
    click(page, "settings_tags_names_button")
    assert "On one entry" in words_on(page)
    click(page, "tags_list_1_rename")
    line = find(page, "tags_list_rename_name", QLineEdit)
    line.setText("winter")
    click(page, "tags_list_rename_keep")
    assert "in use already" in find(page, "tags_list_rename_trouble_body", QLabel).text()
    line.setText("Home")
    click(page, "tags_list_rename_keep")
    assert [tag.name for tag in tags.tags(session)] == ["Home", "Winter"]
    assert not find(page, "tags_list_1_archive", QAbstractButton).isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(page, theme, scale) -> None:
    theme.apply(scale=scale)
    add(page, "Winter", "Berlin", "The evenings at the other house, always")
    settle()
    assert len(find(page, "entry_tags", ChipGroup).chips()) == 3
    assert cut_off(page) == []
