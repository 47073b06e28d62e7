# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside the moments of a cell: the requests after which its need was met, in the person's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.request import RequestLine
from waterline.domain.vocabulary import NONE_NAMED
from waterline.ui.shared import request_words, words
from waterline.ui.shared.line_list import SIDE, Line, LineList
from waterline.ui.shared.text import heading, muted
from waterline.ui.shared.time_words import plain_date_words
from waterline.ui.theme import Theme

translate = QCoreApplication.translate


class AnswerHistory(QWidget):
    """Says of one need what has answered it before; hidden where no need is named. `chosen` carries a request."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str = "answer_history", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._heading = heading("", name=f"{name}_heading")
        self._nothing = muted("", name=f"{name}_nothing")
        self.answers = LineList(theme, "", most=5, broken_over=4, name=f"{name}_answers")
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(self._heading)
        self._words.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self._words)
        column.addWidget(self.answers)
        self._line_up()
        theme.changed.connect(self._line_up)
        self.answers.chosen.connect(self.chosen)

    def show_answers(self, need: str, found: Sequence[RequestLine]) -> None:
        """Show these requests, the latest first, or say that nothing is written down yet."""
        name = words.label(words.NEEDS, need)
        said = self.tr("What has answered “{need}” before").format(need=name)
        self._heading.setText(said)
        self.answers.setAccessibleName(said)
        self._nothing.setText(
            self.tr("Nothing is written down yet. It stands here once a request for it was met, or partly met.")
        )
        self._nothing.setVisible(not found)
        self.answers.setVisible(bool(found))
        self.answers.set_lines([_line(each) for each in found])
        self.setVisible(need != NONE_NAMED)

    def _line_up(self) -> None:
        """Begin the words where those of the lists begin."""
        self._words.setContentsMargins(self._theme.px(SIDE), 0, 0, 0)


def _line(request: RequestLine) -> Line:
    shown = _one_line(request.ask) or translate("AnswerHistory", "A request without words yet")
    own = _one_line(request.outcome.met_words) or _one_line(request.outcome.reply_words)
    met = words.label(request_words.NEED_IS, request.outcome.met or "")
    details = [part for part in (own, plain_date_words(request.written), met) if part]
    opening = translate("AnswerHistory", "Press Enter to read it.")
    return Line(request.id, shown, "  ·  ".join(details), f"{shown}. {', '.join(details)}. {opening}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
