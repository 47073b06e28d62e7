# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scrolls one column of widgets at their true height, and keeps what has the focus in sight."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget
from shiboken6 import Shiboken

from waterline.ui.shared.polish import repolish


@runtime_checkable
class StandsAt(Protocol):
    """A widget that may be taller than the page, and tells where in it the keyboard is."""

    def keyboard_at(self) -> QRect: ...


class Scroller(QScrollArea):
    """A vertical scroll area around `body`, whose layout sets its height for the width there is.

    QScrollArea by itself gives wrapped labels and flow layouts the height they would need at their smallest width.
    The scroll bar always has its room, so that nothing moves sideways when the content grows.
    """

    def __init__(self, body: QWidget, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending = False
        self._anchor: tuple[QWidget, float] | None = None
        self._returning = False
        self._keeping: Callable[[], AbstractContextManager[None]] = self._keep_what_is_seen
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        body.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._on_range_changed(0, 0)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def fit(self) -> None:
        """Give the body the height its content needs at this width, at least that of the window."""
        self._pending = False
        body = self.widget()
        if body is None:
            return
        width, layout = self.viewport().width(), body.layout()
        if layout is None:
            height = body.sizeHint().height()
        else:
            layout.activate()
            tall = layout.hasHeightForWidth()
            height = layout.totalHeightForWidth(width) if tall else layout.totalMinimumSize().height()
        with self._keeping():
            body.resize(width, max(height, self.viewport().height()))
            if layout is not None:
                layout.activate()

    def let_keep(self, keeping: Callable[[], AbstractContextManager[None]]) -> None:
        """Leave it to somebody else what stays in view: `keeping` is around every change of size of the body."""
        self._keeping = keeping

    def to_top(self) -> None:
        """Scroll back to where the page begins."""
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the body to the new width."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before the first look."""
        super().showEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again, once, after anything inside asked for another size."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget() and not self._pending:
            self._pending = True
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    @contextmanager
    def _keep_what_is_seen(self) -> Iterator[None]:
        body, focused = self.widget(), QApplication.focusWidget()
        inside = body is not None and focused is not None and body.isAncestorOf(focused)
        follow = focused if inside and focused is not None and self._is_in_sight(focused) else None
        yield
        self._return_to_anchor()
        if follow is not None:
            self._show(follow)

    def _is_in_sight(self, widget: QWidget) -> bool:
        body = self.widget()
        if body is None:
            return False
        top = widget.mapTo(body, widget.rect().topLeft()).y() - self.verticalScrollBar().value()
        return top < self.viewport().height() and top + widget.height() > 0

    def _on_scrolled(self, value: int) -> None:
        # What is at the top of the view stays there when the text size or anything above it changes.
        if self._returning:
            return
        body = self.widget()
        self._anchor = None
        if body is None or value == 0:
            return
        seen = next(
            filter(None, (body.childAt(body.width() // 2, value + 1 + below) for below in range(0, 64, 8))), None
        )
        if seen is not None and seen.height() > 0:
            top = seen.mapTo(body, seen.rect().topLeft()).y()
            self._anchor = (seen, (value - top) / seen.height())

    def _return_to_anchor(self) -> None:
        body = self.widget()
        if self._anchor is None or body is None:
            return
        seen, share = self._anchor
        if not Shiboken.isValid(seen) or not body.isAncestorOf(seen) or seen.isHidden():
            self._anchor = None
            return
        self._returning = True
        top = seen.mapTo(body, seen.rect().topLeft()).y()
        self.verticalScrollBar().setValue(round(top + share * seen.height()))
        self._returning = False

    def _show(self, widget: QWidget) -> None:
        body = self.widget()
        if body is None:
            return
        part = widget.keyboard_at() if isinstance(widget, StandsAt) else widget.rect()
        top, tall = widget.mapTo(body, part.topLeft()).y(), part.height()
        margin = min(32, max(0, (self.viewport().height() - tall) // 2))
        bar = self.verticalScrollBar()
        if top - margin < bar.value() or tall > self.viewport().height():
            bar.setValue(top - margin)
        elif top + tall + margin > bar.value() + self.viewport().height():
            bar.setValue(top + tall + margin - self.viewport().height())

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        # Coming back to the window must not move the page; a press must not move its target before it is released.
        if old is None or now is None or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        body = self.widget()
        if body is not None and body.isAncestorOf(now):
            self._show(now)

    def _on_range_changed(self, _least: int, most: int) -> None:
        bar = self.verticalScrollBar()
        if bar.property("idle") != (most == 0):
            bar.setProperty("idle", most == 0)
            repolish(bar)


def come_into_view(widget: QWidget) -> None:
    """Scroll the page around `widget` so that it shows, once the layouts around know its height."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Scroller):
        around = around.parentWidget()
    if around is not None and widget.isVisible():
        around.fit()
        around.ensureWidgetVisible(widget, 0, 16)


def scroll_by_key(bar: QScrollBar, event: QKeyEvent) -> bool:
    """Scroll by arrow, page, space, Home and End keys, and tell whether the key was one of them."""
    page = bar.pageStep() - bar.singleStep() * 2
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    by = {
        Qt.Key.Key_Down: bar.singleStep() * 3,
        Qt.Key.Key_Up: -bar.singleStep() * 3,
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_Space: -page if back else page,
        Qt.Key.Key_Home: -bar.maximum(),
        Qt.Key.Key_End: bar.maximum(),
    }.get(Qt.Key(event.key()))
    if by is None or event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    bar.setValue(bar.value() + by)
    return True
