# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one window: sidebar, top bar with Quick exit in its corner, a line for messages, and the page in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from waterline.domain.errors import WaterlineError
from waterline.ui.crumb import Crumb
from waterline.ui.messages import sentence
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.callout import CalloutKind
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.page import SIDE, Page
from waterline.ui.shared.quick_exit_button import QuickExitButton
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import Text
from waterline.ui.sidebar import Sidebar
from waterline.ui.theme import Theme

MIN_SIZE = (900, 640)
FIRST_SIZE = (1180, 780)
NARROW_BELOW = 1000
FADE_MS = 110


class Window(QMainWindow):
    """Shows one page at a time; knows nothing of what the pages do. Its title never says anything but the name."""

    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fade: QPropertyAnimation | None = None
        self._passing = False
        self.setObjectName("window")
        self.setWindowTitle("Waterline")
        self.setMinimumSize(*MIN_SIZE)
        self.resize(*FIRST_SIZE)
        self._root = QWidget()
        self.setCentralWidget(self._root)
        self.quick_exit = QuickExitButton(theme, parent=self._root)  # its first child: the first stop of the Tab key
        self.support = link_button(
            theme, self.tr("Support"), name="support_button", icon="life-buoy", parent=self._root
        )
        self.sidebar = Sidebar(theme)
        self.messages = MessageBar(theme)
        self._crumb = Crumb()
        self._state = Text("", "small", name="save_state", wrap=False)
        self._strip = QWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        theme.changed.connect(self._fit)
        self.messages.dismissed.connect(self._strip.hide)
        self._fit()

    # Pages ----------------------------------------------------------------------------------------
    @property
    def page(self) -> Page | None:
        """The page in view."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(self, page: Page, place: str | None = None, *, places: bool = True) -> None:
        """Bring `page` into view; `place` is marked in the sidebar, which `places` shows or hides."""
        before = self.page
        focus = self.focusWidget()
        # A page that is held while it saves has let go of the keyboard: then it is nowhere, and belongs to what comes.
        had_focus = before is not None and (focus is None or focus is before or before.isAncestorOf(focus))
        if before is not None and before is not page:
            before.leave()
            if self._passing:
                self.messages.dismiss()
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            page.title_changed.connect(lambda _: self._say_title())
        self.sidebar.setVisible(places)
        self.sidebar.mark(place)
        page.setAccessibleName(page.title)
        self._pages.setCurrentWidget(page)
        self._say_title()
        self.say_state("")
        if before is not page:
            self._fade_in(page)
            if had_focus:
                page.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would jump to whatever stands next in line
        page.arrive()
        if before is not page:
            announce(page, page.title)

    def drop(self, page: Page) -> None:
        """Take a page out for good, with everything it shows."""
        self._stop_fade()
        if page is self.page:
            page.leave()
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    # Words ----------------------------------------------------------------------------------------
    def say(
        self, words: str, kind: CalloutKind = "note", *, action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show one line above the page; an ordinary note goes by itself, or when another page comes."""
        self._passing = kind in ("note", "try") and action is None
        self._strip.show()
        self.messages.show_message(words, kind=kind, action=action, seconds=12 if self._passing else None)

    def say_error(self, error: Exception) -> None:
        """Say what went wrong and what to do next; what is no expected trouble is a bug and goes on as one."""
        if not isinstance(error, WaterlineError):
            raise error
        self.say(sentence(error), "tip")

    def say_state(self, words: str) -> None:
        """Show the one quiet word about saving."""
        self._state.setText(words)

    # Inside ---------------------------------------------------------------------------------------
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move on by Tab; where a control goes away under the keyboard, go to the page.

        Qt would pass the focus on to the next control instead, and that may be Lock or Quick exit: a second Return,
        meant for the page, must never press those.
        """
        if self._theme.tab_is_down or self.page is None:
            return super().focusNextPrevChild(forward)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave in order: whoever holds the vault closes it first."""
        event.ignore()
        self.close_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room of the sidebar's words where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SIDE, 18, SIDE, 16)
        top.setSpacing(16)
        top.addWidget(self._crumb, 1)
        top.addWidget(self._state)
        top.addWidget(self.support)
        top.addWidget(self.quick_exit)
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(SIDE, 0, SIDE, 14)
        strip.addWidget(self.messages)
        self._strip.hide()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout(self._root)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)

    def _fit(self) -> None:
        self.sidebar.set_narrow(self._theme.is_large or self.width() < NARROW_BELOW)

    def _say_title(self) -> None:
        if self.page is not None:
            self.page.setAccessibleName(self.page.title)
        self._crumb.say(self.page.title if self.page else "")

    def _fade_in(self, page: Page) -> None:
        self._stop_fade()
        if self._theme.reduced_motion or not self.isVisible():
            return
        effect = QGraphicsOpacityEffect(page)
        page.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(0.35)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._stop_fade)
        self._fade.start()

    def _stop_fade(self) -> None:
        if self._fade is not None:
            fade, self._fade = self._fade, None
            fade.stop()
            fade.deleteLater()
            for page in self._pages.findChildren(Page):
                page.setGraphicsEffect(None)  # pyright: ignore[reportArgumentType]
