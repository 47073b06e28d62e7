# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal becomes its person's own: their names, their words, their tags, and which entries belong together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView, QWidget

from tests.journeys import ways
from tests.journeys.hands import Hands
from tests.journeys.ways import Moment
from waterline.ui.shared.chips import Chip, ChipGroup


def chip(hands: Hands, group: str, words: str) -> str:
    """Return the name of the chip that says `words`, as one finds it by reading."""

    def named() -> list[str]:
        chips = hands.see(group, ChipGroup).findChildren(Chip)
        return [each.objectName() for each in chips if each.words() == words and each.isVisible()]

    hands.wait(named, f"no chip of {group} says {words}")
    return named()[0]


def replace_words(hands: Hands, name: str, words: str) -> None:
    """Write over what stands in a line."""
    hands.click(name)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Delete)
    hands.write(name, words)


def test_names_words_tags_and_moments_become_ones_own(open_program, journey_door) -> None:
    _, hands = open_program(journey_door)
    ways.first_run(hands)

    # A fear of one's own, and another name for a need.
    hands.click("place_settings")
    hands.click("words_which_fear")
    hands.write("words_add_name", "The phone turned over")
    hands.click("words_add_keep")
    chip(hands, "words_word", "The phone turned over")
    hands.click("words_which_need")
    hands.click(chip(hands, "words_word", "Time"))
    replace_words(hands, "words_rename_name", "An evening")
    hands.click("words_rename_keep")
    chip(hands, "words_word", "An evening")

    # Two digs about one evening; the first names the fear and somebody.
    hands.click("place_now")
    hands.click("begin_dig")
    own_fear_dig(hands)
    hands.see("entry_page")
    hands.wait(lambda: hands.reads("The phone turned over"), "the entry says the fear")
    hands.click("place_now")
    hands.click("begin_dig")
    ways.dig(hands, Moment(needs=("time",), root="I wanted that evening."))
    hands.wait(lambda: hands.reads("An evening"), "the need is called as its person calls it")

    put_together_and_tag(hands)
    rename_and_put_away(hands)


def put_together_and_tag(hands: Hands) -> None:
    """From the page of the second entry: join the first, give a tag, and find the entry by it."""
    # They belong together.
    hands.click("together_fold_button")
    hands.write("together_find", "lit up")
    found = hands.see("together_found", QListView).model()
    hands.wait(lambda: found.rowCount() == 1, "the other entry is found")
    hands.click("together_found")
    hands.see("together")
    hands.wait(lambda: hands.reads("Also about this moment"), "it says so")

    # A tag, by which the journal is narrowed.
    hands.click("entry_tags_fold_button")
    hands.write("entry_tag_name", "Winter")
    hands.click("entry_tag_add")
    head = hands.see("entry_tags_fold_button", QAbstractButton)
    hands.wait(lambda: head.text() == "Tags: Winter", "the tag stands there")
    hands.click("place_journal")
    hands.click("looking_narrow_button")
    hands.click(chip(hands, "looking_tag", "Winter"))
    rows = hands.see("entries", QListView).model()
    hands.wait(lambda: rows.rowCount() == 1, "only the entry with the tag")


def rename_and_put_away(hands: Hands) -> None:
    """Call the first person R., put them away, and read the first entry again."""
    # Somebody gets another nickname and is put away; the old entry calls them by it.
    hands.click("place_settings")
    hands.click("settings_people_names_button")
    hands.click("people_list_1_rename")
    replace_words(hands, "people_list_rename_name", "R.")
    hands.click("people_list_rename_keep")
    hands.wait(lambda: hands.reads("R."), "the new name")
    hands.click("people_list_1_archive")
    hands.wait(lambda: hands.reads("Put away: not offered any more"), "put away")
    hands.click("place_journal")
    hands.click("looking_clear")
    rows = hands.see("entries", QListView).model()
    hands.wait(lambda: rows.rowCount() == 2, "both entries")
    hands.write("looking_field", "lit up")
    hands.wait(lambda: rows.rowCount() == 1, "the first one")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.see("entry_page")
    hands.wait(lambda: hands.reads("Part of it: R."), "it names them as they are called now")


def own_fear_dig(hands: Hands) -> None:
    """Walk a dig that names the fear that was added."""
    for step in ("name", "happened", "layers", "iceberg", "fear", "need", "root", "triage", "next", "after"):
        hands.see(f"{step}_step", QWidget)
        if step == "happened":
            hands.write("what_happened", "The phone lit up.")
            hands.write("nickname", "Rue")
            hands.click("add_person")
        if step == "fear":
            hands.click(chip(hands, "fears", "The phone turned over"))
        hands.click("continue")
