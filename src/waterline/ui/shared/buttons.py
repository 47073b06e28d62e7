# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every push button: one class, one factory per look, icons that follow theme and reading direction."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from waterline.ui.shared.polish import repolish, set_look
from waterline.ui.theme import Theme
from waterline.ui.tokens import RADIUS

_ICON_COLOURS: dict[str, tuple[str, str | None]] = {
    "primary": ("on_accent", None),
    "secondary": ("text", None),
    "ghost": ("muted", None),
    "link": ("accent", None),
    "danger": ("danger", None),
    "icon": ("muted", None),
    "nav": ("muted", "on_soft"),
    "nav-icon": ("muted", "on_soft"),
    "row": ("accent", "on_soft"),
    "exit": ("exit_fg", None),
}
_ICON_SIZES = {"nav": 20, "nav-icon": 22, "icon": 20, "row": 20, "link": 16}
_GAPS = {"nav": 8, "nav-icon": 0, "icon": 0, "row": 8, "link": 2}


class Button(QPushButton):
    """A push button in one `look` of the style sheet. Enter presses it as Space does.

    The text is shown as it is: an ampersand is an ampersand.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        look: str = "secondary",
        *,
        name: str = "",
        icon: str | None = None,
        icon_after: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self._icon_name = icon
        self._icon_after = icon_after
        self._spoken = ""
        self.setObjectName(name)
        self.setProperty("look", look)
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)
        if icon is not None:
            theme.changed.connect(self._redraw_icon)
            self._redraw_icon()

    def set_words(self, text: str, spoken: str | None = None) -> None:
        """Show other words; screen readers hear `spoken`, or the same words."""
        self.setText("" if self._look in {"icon", "nav-icon"} else text.replace("&", "&&"))
        self.setAccessibleName(spoken or text)
        if self._look in {"icon", "nav-icon"}:
            self.setToolTip(spoken or text)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        if self._icon_name is None:
            self._theme.changed.connect(self._redraw_icon)
        self._icon_name = icon
        self._redraw_icon()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second quick click for a slip: what stands here by now may be another button."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Part the focus ring from what is filled by a light line, so that it is seen beside any colour."""
        super().paintEvent(event)
        if not self.property("ring") or not self._is_filled():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("surface"), 2))
        inner = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        pill = self._look in {"chip", "exit"}
        radius = (
            inner.height() / 2 if pill else self._theme.px(RADIUS["callout" if self._look == "row" else "control"]) - 3
        )
        painter.drawRoundedRect(inner, radius, radius)

    def _is_filled(self) -> bool:
        return self._look == "primary" or self.isChecked()

    def _inks(self) -> tuple[str, str | None]:
        return _ICON_COLOURS.get(self._look, ("text", None))

    def _redraw_icon(self) -> None:
        if self._icon_name is None:
            return
        off, on = self._inks()
        size, gap = _ICON_SIZES.get(self._look, 18), _GAPS.get(self._look, 4)
        rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._icon_after:
            # Qt puts the icon where the line begins: turning the button alone puts it at the end.
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft)
        self.setIcon(self._theme.icon(self._icon_name, off, size, on=on, gap=gap, gap_on_left=rtl != self._icon_after))
        self.setIconSize(QSize(self._theme.px(size) + self._theme.px(gap), self._theme.px(size)))


def primary_button(
    theme: Theme,
    text: str,
    *,
    name: str,
    icon: str | None = None,
    icon_after: bool = True,
    parent: QWidget | None = None,
) -> Button:
    """Return the one filled button of a screen (44 px); an icon stands after the words."""
    return Button(theme, text, "primary", name=name, icon=icon, icon_after=icon_after, parent=parent)


def secondary_button(
    theme: Theme,
    text: str,
    *,
    name: str,
    icon: str | None = None,
    icon_after: bool = False,
    parent: QWidget | None = None,
) -> Button:
    """Return an outlined button (36 px)."""
    return Button(theme, text, "secondary", name=name, icon=icon, icon_after=icon_after, parent=parent)


def ghost_button(
    theme: Theme,
    text: str,
    *,
    name: str,
    icon: str | None = None,
    icon_after: bool = False,
    parent: QWidget | None = None,
) -> Button:
    """Return a button without edge, for Back and Skip (44 px)."""
    return Button(theme, text, "ghost", name=name, icon=icon, icon_after=icon_after, parent=parent)


def link_button(
    theme: Theme,
    text: str,
    *,
    name: str,
    icon: str | None = None,
    icon_after: bool = False,
    parent: QWidget | None = None,
) -> Button:
    """Return a button that reads like a link, for small ways aside (28 px)."""
    button = Button(theme, text, "link", name=name, icon=icon, icon_after=icon_after, parent=parent)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def danger_button(
    theme: Theme, text: str, *, name: str, icon: str | None = None, parent: QWidget | None = None
) -> Button:
    """Return a button in the colour of deleting, words only (36 px)."""
    return Button(theme, text, "danger", name=name, icon=icon, parent=parent)


def icon_button(theme: Theme, icon: str, spoken: str, *, name: str, parent: QWidget | None = None) -> Button:
    """Return a square button with an icon (36 px); `spoken` is its accessible name and tooltip."""
    return Button(theme, spoken, "icon", name=name, icon=icon, parent=parent)


class NavButton(Button):
    """One line of the sidebar (44 px). It leads to a place, and says by looks and words when one is there already."""

    def __init__(self, theme: Theme, text: str, icon: str, *, name: str = "", parent: QWidget | None = None) -> None:
        self._words = text
        self._described = ""
        self._here = False
        super().__init__(theme, text, "nav", name=name, icon=icon, parent=parent)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, whose name is its tooltip then, or icon and words."""
        self._look = "nav-icon" if compact else "nav"
        set_look(self, self._look)
        self.set_words(self._words)
        if not compact:
            self.setToolTip("")
        self._redraw_icon()
        self.updateGeometry()

    def is_here(self) -> bool:
        """Tell whether the place it leads to is the one in view."""
        return self._here

    def set_here(self, here: bool) -> None:
        """Say that its place is in view, or no longer."""
        if here == self._here:
            return
        self._here = here
        if here:
            self._described = self.accessibleDescription()
        self.setAccessibleDescription(self.tr("You are here") if here else self._described)
        self.setProperty("here", here)
        repolish(self)
        self._redraw_icon()

    def _inks(self) -> tuple[str, str | None]:
        off, on = super()._inks()
        return (on or off, None) if self._here else (off, None)

    def _is_filled(self) -> bool:
        return self._here


def nav_button(theme: Theme, text: str, icon: str, *, name: str, parent: QWidget | None = None) -> NavButton:
    """Return a line of the sidebar (44 px)."""
    return NavButton(theme, text, icon, name=name, parent=parent)


def row_button(
    theme: Theme,
    text: str,
    *,
    name: str,
    icon: str | None = None,
    checkable: bool = False,
    parent: QWidget | None = None,
) -> Button:
    """Return a wide row to choose from (52 px), words at the start of the line."""
    button = Button(theme, text, "row", name=name, icon=icon, checkable=checkable, parent=parent)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
