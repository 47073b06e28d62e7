# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How it looks: colours, text size, letters, motion."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.app.preferences import SCALE_MAX, SCALE_MIN, Preferences
from waterline.ui.settings.size_slider import SizePreview, SizeSlider
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.text import label, small
from waterline.ui.theme import Theme


class LookCard(Card):
    """`changed` carries the name of a preference and its new value."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("LookCard", "How it looks"), name="settings_look", parent=parent)
        self._shown = Preferences()
        self._colours = self._chips(theme, self.tr("Colours"), self._colour_words(), "settings_mode")
        self._letters = self._chips(theme, self.tr("Letters"), self._letter_words(), "settings_font")
        self._size = SizeSlider(theme, _percent(SCALE_MIN), _percent(SCALE_MAX), name="settings_scale")
        self._size.setAccessibleName(self.tr("Text size in percent"))
        self._said = label("", name="settings_scale_value", wrap=False)
        self._preview = SizePreview(theme, _percent(SCALE_MAX), name="settings_scale_preview")
        self._still = CheckLine(
            self.tr("Less motion"), hint=self.tr("Pages change without a fade."), name="settings_reduced_motion"
        )
        self._lay_out()
        self._colours.changed.connect(lambda keys: self._on_chosen("mode", self._colours, keys))
        self._letters.changed.connect(lambda keys: self._on_chosen("font", self._letters, keys))
        self._size.valueChanged.connect(self._say_size)
        self._size.settled.connect(self._on_settled)
        self._still.toggled.connect(lambda on: self.changed.emit("reduced_motion", on))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is set, without saying so by `changed`."""
        self._shown = preferences
        self._colours.select([preferences.mode])
        self._letters.select([preferences.font])
        for control in (self._size, self._still):
            control.blockSignals(True)
        if not self._size.isSliderDown():
            self._size.setValue(_percent(preferences.scale))
        self._still.set_checked(preferences.reduced_motion)
        for control in (self._size, self._still):
            control.blockSignals(False)
        self._size.update()
        self._say_size(self._size.value())

    def _lay_out(self) -> None:
        self.content.setSpacing(10)
        self.content.addWidget(label(self.tr("Colours"), name="settings_mode_label"))
        self.content.addWidget(self._colours)
        self.content.addSpacing(8)
        self.content.addLayout(self._lay_out_size())
        self.content.addSpacing(8)
        self.content.addWidget(label(self.tr("Letters"), name="settings_font_label"))
        self.content.addWidget(self._letters)
        self.content.addSpacing(8)
        self.content.addWidget(self._still)

    def _lay_out_size(self) -> QVBoxLayout:
        top = QHBoxLayout()
        name = label(self.tr("Text size"), name="settings_scale_label")
        name.setBuddy(self._size)
        top.addWidget(name, 1)
        top.addWidget(self._said)
        shown = Card(look="panel", margins=(18, 6, 18, 6), name="settings_scale_panel")
        shown.content.addWidget(self._preview)
        hint = self.tr("{larger} and {smaller} change it anywhere, {usual} takes it back.")
        hint = hint.format(larger="Ctrl +", smaller="Ctrl −", usual="Ctrl 0")
        size = QVBoxLayout()
        size.setSpacing(2)
        size.addLayout(top)
        size.addWidget(self._size)
        size.addWidget(shown)
        size.addSpacing(6)
        size.addWidget(small(hint, name="settings_scale_hint"))
        return size

    def _chips(self, theme: Theme, words: str, options: Sequence[tuple[str, str]], name: str) -> ChipGroup:
        return ChipGroup(theme, options, label=words, several=False, name=name)

    def _colour_words(self) -> list[tuple[str, str]]:
        return [
            ("system", self.tr("Follow the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        ]

    def _letter_words(self) -> list[tuple[str, str]]:
        return [
            ("bundled", self.tr("Waterline’s own")),
            ("system", self.tr("The system’s")),
            ("hyperlegible", "Atkinson Hyperlegible"),
        ]

    def _on_chosen(self, name: str, chips: ChipGroup, keys: list[str]) -> None:
        if keys:
            self.changed.emit(name, keys[0])
        else:  # one of them is always in use
            chips.select([getattr(self._shown, name)])

    def _say_size(self, percent: int) -> None:
        self._said.setText(self.tr("{percent} %").format(percent=percent))
        self._preview.show_size(percent)

    def _on_settled(self, percent: int) -> None:
        if percent != _percent(self._shown.scale):
            self.changed.emit("scale", percent / 100)


def _percent(scale: float) -> int:
    return round(scale * 100)
