# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step three: what is this really about, asked of every answer again, each answer kept as a rung of a ladder."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain.entry import Answers
from waterline.ui.journal.own_words import dotted
from waterline.ui.journal.steps.rung import Rung
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared import words
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.fields import TextBox, name_control
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.text import label, small
from waterline.ui.theme import Theme


class LayersStep(StepScreen):
    """One box at a time. Above it stand the answers it goes under, below it (while one is changed) those under it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("What is this really about?"),
            self.tr("Answer, then ask it again of your answer. Stop when one of them rings true."),
            name="layers_step",
            parent=parent,
        )
        self._above: list[str] = []
        self._below: list[str] = []
        self._surface = ""
        self._rungs: list[Rung] = []
        self.prompt = label("", name="layer_prompt")
        self.help = small("", name="layer_help")
        self.box = TextBox(theme, "", lines=2, most_lines=8, name="layer")
        self.deeper = secondary_button(theme, "", name="deeper", icon="corner-down-right")
        self.undo = MessageBar(theme, name="layer_undo")
        self._lay_out()
        self.box.textChanged.connect(self._on_typed)
        self.deeper.clicked.connect(self._on_deeper)

    def first_control(self) -> QWidget:
        """Start in the box."""
        return self.box

    def layers(self) -> tuple[str, ...]:
        """Return every layer from the top down."""
        return tuple(self._all())

    def _lay_out(self) -> None:
        self._rungs_above, self._rungs_below = QVBoxLayout(), QVBoxLayout()
        for each in (self._rungs_above, self._rungs_below):
            each.setSpacing(6)
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        column.addWidget(self.prompt)
        column.addWidget(self.help)
        column.addWidget(self.box)
        row = QHBoxLayout()
        row.addWidget(self.deeper)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        self.content.addSpacing(18)
        self.content.addLayout(self._rungs_above)
        self.content.addWidget(writing)
        self.content.addLayout(self._rungs_below)
        self._undo_section = self.add(self.undo, 4)

    def _fill(self, answers: Answers) -> None:
        self._surface = dotted(words.FEELINGS, answers.feelings, answers.feeling_words)
        if self.layers() != answers.layers or not self.box.words().strip():
            self.undo.dismiss()
            self._stand(list(answers.layers), "", [])
        else:
            self._show_rungs()

    def _all(self) -> list[str]:
        written = self.box.words()
        return [*self._above, *([written] if written.strip() else []), *self._below]

    def _stand(self, above: list[str], box: str, below: list[str]) -> None:
        """Show the ladder with the box in this place."""
        filling, self._filling = self._filling, True
        self._above, self._below = above, below
        self.box.set_words(box)
        self._filling = filling
        self._show_rungs()

    def _show_rungs(self) -> None:
        for rung in self._rungs:
            rung.hide()
            rung.deleteLater()
        self._rungs = []
        if self._surface:
            self._rungs_above.addWidget(self._rung(self._surface, 0, None))
        depth = 1 if self._surface else 0
        for index, layer in enumerate(self._above):
            self._rungs_above.addWidget(self._rung(layer, depth + index, index, below=False))
        depth += len(self._above) + 1
        for index, layer in enumerate(self._below):
            self._rungs_below.addWidget(self._rung(layer, depth + index, index, below=True))
        above = len(self._rungs) - len(self._below)
        over = [tool for rung in self._rungs[:above] for tool in rung.tools]
        under = [tool for rung in self._rungs[above:] for tool in rung.tools]
        in_this_order([*over, self.box, self.deeper, *under])
        self.rearranged.emit()
        self._show_prompt()

    def _rung(self, layer: str, depth: int, index: int | None, *, below: bool = False) -> Rung:
        number = None if index is None else self._place(index, below) + 1
        rung = Rung(self.theme, layer, depth, number)
        if index is not None:
            rung.edit_wanted.connect(lambda: self._on_edit(self._place(index, below)))
            rung.removal_wanted.connect(lambda: self._on_remove(self._place(index, below)))
        self._rungs.append(rung)
        return rung

    def _place(self, index: int, below: bool) -> int:
        """Return where a rung stands among all layers; the box between them counts only while it holds words."""
        return len(self._all()) - len(self._below) + index if below else index

    def _show_prompt(self) -> None:
        prompts = (
            self.tr("Under the feeling, what is it about?"),
            self.tr("And what is under that?"),
            self.tr("If that were so, what would be hard about it?"),
            self.tr("And under that again?"),
        )
        helps = (
            self.tr("The first answer is often about somebody else. That is fine; there is more below."),
            self.tr("It can help to ask: what does this make me afraid of?"),
            self.tr("Or: what am I short of?"),
            self.tr("You can stop at any layer."),
        )
        depth = min(len(self._above), len(prompts) - 1)
        self.prompt.setText(prompts[depth])
        self.help.setText(helps[depth])
        name_control(self.prompt, self.box)
        self.box.setAccessibleDescription(helps[depth])
        self.deeper.set_words(self.tr("Done with this one") if self._below else self.tr("Go one deeper"))

    def _on_typed(self) -> None:
        self.say(layers=self.layers())

    def _on_deeper(self) -> None:
        self._stand(self._all(), "", [])
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.prompt.text())

    def _on_edit(self, place: int) -> None:
        layers = self._all()
        self._stand(layers[:place], layers[place], layers[place + 1 :])
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.selectAll()

    def _on_remove(self, place: int) -> None:
        layers = self._all()
        removed = layers.pop(place)
        self._stand(layers, "", [])
        self._on_typed()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal(self._undo_section)
        self.undo.show_message(
            self.tr("One layer is taken out."), action=(self.tr("Put it back"), lambda: self._put_back(place, removed))
        )

    def _put_back(self, place: int, layer: str) -> None:
        layers = self._all()
        layers.insert(min(place, len(layers)), layer)
        self._stand(layers, "", [])
        self._on_typed()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
