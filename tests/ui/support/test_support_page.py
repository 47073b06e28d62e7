# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Support: the right numbers, as plain text, chosen by the person and forgotten afterwards."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app.support import read_directory
from waterline.resources import resource_path
from waterline.ui.support.support_page import SupportPage
from waterline.ui.theme import Theme

DIRECTORY = read_directory(resource_path("support", "lines.toml"))
REGIONS = [region.id for region in DIRECTORY.regions]
NUMBER = re.compile(r"\d[\d ()-]*\d{2,}|\d{3,}")


@pytest.fixture
def page(theme: Theme, qtbot) -> SupportPage:
    page = SupportPage(theme)
    put_on_screen(page, qtbot)
    return page


def choose(page: SupportPage, region: str) -> None:
    find(page, f"support_region_{region}", QAbstractButton).click()
    settle()


def test_no_region_is_chosen_or_guessed_and_no_number_stands_there_before(page: SupportPage) -> None:
    chips = [find(page, f"support_region_{region}", QAbstractButton) for region in REGIONS]
    assert not any(chip.isChecked() for chip in chips)
    assert [text for text in words_on(page) if NUMBER.search(text)] == []


@pytest.mark.parametrize("region_id", REGIONS)
def test_a_region_shows_each_line_with_number_for_whom_source_and_year(page: SupportPage, region_id: str) -> None:
    choose(page, region_id)
    text = "\n".join(words_on(page))
    region = DIRECTORY.region(region_id)
    assert region is not None
    assert region.emergency in text
    assert "Numbers change: check before you rely on one." in text
    for line in region.lines:
        for part in (line.name, line.number, line.also, line.for_whom, f"{line.source}, {line.year}"):
            assert part in text, part


@pytest.mark.parametrize("region_id", REGIONS)
def test_every_number_on_the_page_stands_in_the_checked_list(page: SupportPage, region_id: str) -> None:
    choose(page, region_id)
    region = DIRECTORY.region(region_id)
    assert region is not None
    known = [region.emergency, DIRECTORY.checked]
    for line in region.lines:
        known += [line.name, line.number, line.also, line.year, line.source, line.for_whom]
    found = [match[0].strip() for text in words_on(page) for match in NUMBER.finditer(text)]
    assert found, "the page shows numbers"
    assert [number for number in found if not any(number in text for text in known)] == []


def test_no_number_and_nothing_else_is_a_link(page: SupportPage) -> None:
    clickable = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    for region in REGIONS:
        choose(page, region)
        for label in page.findChildren(QLabel):
            assert not label.openExternalLinks(), label.text()
            assert "href" not in label.text()
            if label.text() and label.textFormat() != Qt.TextFormat.PlainText:
                assert not label.textInteractionFlags() & clickable, label.text()
        assert page.findChildren(QTextBrowser) == []


def test_a_number_is_reached_by_tab_and_can_be_selected_and_is_spoken_with_its_name(page: SupportPage) -> None:
    choose(page, "uk")
    number = find(page, "support_line_uk_5_number", QLabel)
    assert number.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert number.accessibleName() == "Samaritans: 116 123"
    order = tab_order(page)
    assert order.index("support_region_eu") < order.index("support_emergency_uk") < order.index(number.objectName())


def test_another_region_takes_the_place_of_the_first_and_none_is_possible(page: SupportPage) -> None:
    choose(page, "de")
    choose(page, "nz")
    assert "116 016" not in words_on(page)
    assert "0800 733 843" in words_on(page)
    choose(page, "nz")
    assert "0800 733 843" not in words_on(page)


def test_leaving_forgets_the_region(page: SupportPage) -> None:
    choose(page, "au")
    page.leave()
    page.arrive()
    settle()
    assert not find(page, "support_region_au", QAbstractButton).isChecked()
    assert "1800 737 732" not in words_on(page)


@pytest.mark.parametrize(
    "said",
    [
        "not therapy and not an emergency service",
        "When it is done to you",
        "When the urge is yours",
        "Keep the recovery code out of the home you share",
        "A call stays in the phone’s list",
        "Searches stay in the browser",
        "A safer device",
        "A friend can do a lot",
    ],
)
def test_the_page_says_what_helps_beside_numbers(page: SupportPage, said: str) -> None:
    assert any(said in text for text in words_on(page))


def test_back_leads_back_by_click_and_by_key(page: SupportPage, qtbot) -> None:
    with qtbot.waitSignal(page.back_requested, timeout=1000):
        find(page, "support_back", QAbstractButton).click()
    with qtbot.waitSignal(page.back_requested, timeout=1000):
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_cut_off_at_the_largest_text_in_the_smallest_window(
    theme: Theme, qapp, qtbot, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    theme.apply(scale=2.0)
    page = SupportPage(theme)
    put_on_screen(page, qtbot)
    for region in REGIONS:
        choose(page, region)
        assert cut_off(page) == [], region
