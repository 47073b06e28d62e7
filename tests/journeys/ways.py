# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways through the app that several journeys take, as a person takes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.journeys.hands import Hands

PASSPHRASE = "four quiet words here"
GROUPS = 6


@dataclass(frozen=True)
class Moment:
    """What somebody says in one dig; empty fields are skipped."""

    feelings: tuple[str, ...] = ()
    intensity: int | None = None
    body: tuple[str, ...] = ()
    what_happened: str = ""
    triggers: tuple[str, ...] = ()
    person: str = ""
    layers: tuple[str, ...] = ()
    iceberg: tuple[str, ...] = ()
    fears: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    root: str = ""
    triage: str = ""
    next_step: str = ""
    next_words: str = ""
    intensity_after: int | None = None


def first_run(hands: Hands, passphrase: str | None = PASSPHRASE) -> str:
    """Walk the first start to the open journal, by passphrase or (None) by keychain; return the recovery code."""
    hands.see("limits_title")
    hands.click("onboarding_next")
    choose_way(hands, passphrase)
    hands.click("onboarding_next")
    code = read_code(hands)
    hands.click("onboarding_next")
    hands.write("code_field", code.lower())
    hands.click("onboarding_next")
    hands.see("ready_title")
    hands.click("onboarding_next")
    hands.see("now_page")
    return code


def choose_way(hands: Hands, passphrase: str | None) -> None:
    """Choose how it opens, with the choice there is on this computer."""
    hands.see("way_title")
    hands.wait(lambda: not hands.there("way_looking"), "the look for a keychain ends")
    if hands.there("way_passphrase"):
        hands.click("way_keychain" if passphrase is None else "way_passphrase")
    if passphrase is not None:
        hands.write("way_passphrase_first", passphrase)
        hands.write("way_passphrase_second", passphrase)


def read_code(hands: Hands) -> str:
    """Read the recovery code off the screen, as one would onto paper."""
    hands.see("code_title")
    return " ".join(hands.see(f"code_group_{number}", QLabel).text() for number in range(1, GROUPS + 1))


def unlock(hands: Hands, passphrase: str = PASSPHRASE) -> None:
    """Open the closed door by passphrase."""
    hands.write("unlock_passphrase", passphrase)
    hands.press(Qt.Key.Key_Return)
    hands.see("now_page")


def dig(hands: Hands, moment: Moment, at_each_step: Callable[[], object] = bool) -> None:
    """Walk a dig that is at its first step through to the kept entry, by clicks and typing alone."""
    for step in (_name, _happened, _layers, _iceberg, _fear, _need, _root, _triage, _next, _after):
        step(hands, moment)
        at_each_step()
        hands.click("continue")
    hands.see("entry_page")


def _chips(hands: Hands, group: str, keys: tuple[str, ...]) -> None:
    for key in keys:
        hands.click(f"{group}_{key}")


def _write(hands: Hands, name: str, words: str) -> None:
    if words:
        hands.write(name, words)


def _name(hands: Hands, moment: Moment) -> None:
    hands.see("name_step")
    _chips(hands, "feelings", moment.feelings)
    if moment.intensity is not None:
        hands.slide("intensity_before_slider", moment.intensity)
    _chips(hands, "body", moment.body)


def _happened(hands: Hands, moment: Moment) -> None:
    hands.see("happened_step")
    _write(hands, "what_happened", moment.what_happened)
    _chips(hands, "triggers", moment.triggers)
    if moment.person:
        hands.write("nickname", moment.person)
        hands.click("add_person")


def _layers(hands: Hands, moment: Moment) -> None:
    hands.see("layers_step")
    for number, layer in enumerate(moment.layers, 1):
        hands.write("layer", layer)
        if number < len(moment.layers):
            hands.click("deeper")


def _iceberg(hands: Hands, moment: Moment) -> None:
    hands.see("iceberg_step")
    _chips(hands, "iceberg", moment.iceberg)


def _fear(hands: Hands, moment: Moment) -> None:
    hands.see("fear_step")
    _chips(hands, "fears", moment.fears)


def _need(hands: Hands, moment: Moment) -> None:
    hands.see("need_step")
    _chips(hands, "needs", moment.needs)


def _root(hands: Hands, moment: Moment) -> None:
    hands.see("root_step")
    _write(hands, "root", moment.root)


def _triage(hands: Hands, moment: Moment) -> None:
    hands.see("triage_step")
    if moment.triage:
        hands.click(f"triage_{moment.triage}")


def _next(hands: Hands, moment: Moment) -> None:
    hands.see("next_step")
    if moment.next_step:
        hands.click(f"next_{moment.next_step}")
        _write(hands, "next_words", moment.next_words)


def _after(hands: Hands, moment: Moment) -> None:
    hands.see("after_step")
    if moment.intensity_after is not None:
        hands.slide("intensity_after_slider", moment.intensity_after)
