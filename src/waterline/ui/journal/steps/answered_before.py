# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What has answered a need before: earlier requests after which it was met, in the person's own words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.request import RequestLine
from waterline.ui.shared import request_words, words
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.text import Text, body, muted
from waterline.ui.shared.time_words import plain_date_words
from waterline.ui.theme import Theme

_SHOWN = 5


class AnsweredBefore(QWidget):
    """One quiet line that unfolds the latest few."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answered_before")
        self._said: list[Text] = []
        self.more = Disclosure(theme, self.tr("What has answered this need before"), name="answered_before_more")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.more)

    def show_requests(self, found: tuple[RequestLine, ...]) -> None:
        """Show these, the latest first."""
        for each in self._said:
            each.hide()
            each.deleteLater()
        self._said = []
        for each in found[:_SHOWN]:
            own = " ".join(each.outcome.met_words.split()) or " ".join(each.outcome.reply_words.split())
            met = words.label(request_words.NEED_IS, each.outcome.met or "")
            self._said.append(body(" — ".join(part for part in (" ".join(each.ask.split()), own) if part)))
            self._said.append(muted(f"{plain_date_words(each.written)}  ·  {met}"))
        for each in self._said:
            self.more.content.addWidget(each)
