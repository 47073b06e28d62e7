# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder of layers: as deep as wanted, every rung can be changed, taken out and put back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from tests.ui.journal.test_dig_steps import click, type_into
from tests.ui.seeing import find, settle
from waterline.domain.dig import Step
from waterline.domain.entry import Answers
from waterline.ui.journal.dig_page import DigPage

THREE = Answers(feelings=("jealous",), layers=("one", "two", "three"))


@pytest.fixture
def ladder(dig_page: DigPage, at_step: Callable[..., object]) -> DigPage:
    at_step(Step.LAYERS, THREE)
    settle()
    return dig_page


def layers(page: DigPage) -> tuple[str, ...]:
    return page.dig.answers.layers


def test_the_answers_stand_above_the_box_from_the_surface_down(ladder: DigPage) -> None:
    step = find(ladder, "layers_step")
    places = {label.text(): label.mapTo(step, QPoint()).y() for label in step.findChildren(QLabel) if label.isVisible()}
    said = sorted((words for words in places if words in ("Jealous", "one", "two", "three")), key=places.__getitem__)
    assert said == ["Jealous", "one", "two", "three"]
    box = find(step, "layer")
    assert places["three"] < box.mapTo(step, QPoint()).y()


def test_one_goes_as_deep_as_one_likes(ladder: DigPage) -> None:
    for number in range(4, 9):
        type_into(ladder, "layer", f"layer {number}")
        click(ladder, "deeper")
    assert layers(ladder)[3:] == tuple(f"layer {number}" for number in range(4, 9))


def test_what_stands_in_the_box_is_kept_without_going_deeper(ladder: DigPage) -> None:
    type_into(ladder, "layer", "four")
    assert layers(ladder) == ("one", "two", "three", "four")
    ladder.go_to(Step.NAME)
    ladder.go_to(Step.LAYERS)
    assert layers(ladder) == ("one", "two", "three", "four")


def test_a_layer_is_changed_in_its_place(ladder: DigPage) -> None:
    click(ladder, "layer_2_edit")
    assert find(ladder, "layer", QPlainTextEdit).toPlainText() == "two"
    type_into(ladder, "layer", "second")
    assert layers(ladder) == ("one", "second", "three")
    click(ladder, "deeper")
    assert layers(ladder) == ("one", "second", "three")


def test_while_one_layer_is_open_another_can_be_opened_without_loss(ladder: DigPage) -> None:
    click(ladder, "layer_1_edit")
    type_into(ladder, "layer", "first")
    click(ladder, "layer_3_edit")
    assert layers(ladder) == ("first", "two", "three")
    type_into(ladder, "layer", "third")
    assert layers(ladder) == ("first", "two", "third")


def test_the_rungs_below_keep_their_place_while_the_box_among_them_is_emptied(ladder: DigPage) -> None:
    click(ladder, "layer_2_edit")
    find(ladder, "layer", QPlainTextEdit).clear()
    assert layers(ladder) == ("one", "three")
    click(ladder, "layer_3_remove")
    assert layers(ladder) == ("one",)


def test_a_layer_taken_out_can_be_put_back_where_it_was(ladder: DigPage) -> None:
    click(ladder, "layer_2_remove")
    assert layers(ladder) == ("one", "three")
    click(ladder, "layer_undo_action")
    assert layers(ladder) == ("one", "two", "three")


def test_taking_out_a_layer_keeps_what_is_being_typed(ladder: DigPage) -> None:
    type_into(ladder, "layer", "four")
    click(ladder, "layer_1_remove")
    assert layers(ladder) == ("two", "three", "four")
    click(ladder, "layer_undo_action")
    assert layers(ladder) == ("one", "two", "three", "four")
