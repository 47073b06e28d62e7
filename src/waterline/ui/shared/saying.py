# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last part of a request or a plan: whether it is safe to say, kept nowhere, and the whole to take along."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.fields import field
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.printing import PrinterCallout
from waterline.ui.shared.text import Prose, small
from waterline.ui.theme import Theme

YES, NO, NOT_SURE = "yes", "no", "not_sure"


class Saying(QWidget):
    """`worrying` tells whether safety is in doubt. Only after a yes the whole text is there to copy or print."""

    worrying = Signal(bool)
    support_requested = Signal()
    copy_requested = Signal(str)

    def __init__(self, theme: Theme, question: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_saying")
        self._text = ""
        options = [(YES, self.tr("Yes")), (NO, self.tr("No")), (NOT_SURE, self.tr("Not sure"))]
        self.answer = ChipGroup(theme, options, label=question, several=False, name=f"{name}_safe")
        self.care = Callout(
            theme,
            "care",
            self.tr("Then it need not be said"),
            self.tr(
                "Where somebody may be punished for asking, finding better words is not the task. There are people who "
                "know about this. Your words stay here, and nothing is offered to hand over."
            ),
            name=f"{name}_care",
        )
        self.care.add_button(self.tr("Open Support"), self.support_requested.emit, name=f"{name}_open_support")
        self.whole = Card(self.tr("The whole of it"), name=f"{name}_whole")
        self.words = Prose(theme, "", name=f"{name}_whole_words")
        self.copy = secondary_button(theme, self.tr("Copy"), name=f"{name}_copy", icon="copy")
        self.message = MessageBar(theme, name=f"{name}_message")
        self.paper = Disclosure(theme, self.tr("Print it"), name=f"{name}_print")
        self.printer = PrinterCallout(theme, self.document, name=name)
        self._lay_out(field(question, self.answer, hint=self.tr("The answer is not written down anywhere.")))
        self.answer.changed.connect(lambda _: self._show_parts(told=True))
        self.copy.clicked.connect(self._on_copy)
        self.printer.said.connect(lambda words, kind: self.message.show_message(words, kind=kind))
        self._show_parts()

    def show_text(self, text: str) -> None:
        """Show the words as they stand."""
        self._text = text
        self.words.set_prose(text)
        self._show_parts()

    def forget(self) -> None:
        """Leave the question as if it had never been asked."""
        self.answer.select(())
        self.message.dismiss()
        self._show_parts(told=True)

    def document(self) -> QTextDocument:
        """Return what is printed: the words, and nothing about where they come from."""
        document = QTextDocument()
        document.setPlainText(self._text)
        return document

    def _show_parts(self, *, told: bool = False) -> None:
        answer = next(iter(self.answer.selected()), None)
        worried = answer in (NO, NOT_SURE)
        self.care.setVisible(worried)
        self.whole.setVisible(answer == YES and bool(self._text))
        if told:
            self.worrying.emit(worried)

    def _on_copy(self) -> None:
        self.copy_requested.emit(self._text)
        self.message.show_message(
            self.tr("Copied. The clipboard is emptied after half a minute, and its history is asked to leave it out."),
            kind="note",
        )

    def _lay_out(self, question: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(question)
        column.addWidget(self.care)
        column.addWidget(self.whole)
        self.whole.content.addWidget(self.words)
        self.whole.content.addWidget(
            small(self.tr("Whatever it is pasted into or printed on can be read by whoever uses it."))
        )
        self.whole.content.addWidget(self.message)
        self.whole.content.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        self.paper.content.addWidget(self.printer)
        self.whole.content.addWidget(self.paper)
