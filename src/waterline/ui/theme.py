# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the token table into what is seen: fonts, palette, icons, and the one style sheet, which only it sets."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from waterline.ui.icons import DIRECTIONAL, IconRequest, IconStore
from waterline.ui.shared.focus_ring import FocusRing
from waterline.ui.shared.spoken import install_spoken_roles
from waterline.ui.tokens import LARGEST_SCALE, SMALLEST_SCALE, TYPE, Scheme, colours_for

Mode = Literal["system", "light", "dark", "contrast"]
FontChoice = Literal["bundled", "system", "hyperlegible"]

MODES: tuple[Mode, ...] = ("system", "light", "dark", "contrast")
FONT_CHOICES: tuple[FontChoice, ...] = ("bundled", "system", "hyperlegible")
LARGE_FROM = 1.5

_FONT_FILES: Mapping[FontChoice, tuple[str, ...]] = {
    "bundled": (
        "Figtree-Regular",
        "Figtree-Medium",
        "Figtree-SemiBold",
        "Literata-Regular",
        "Literata-Medium",
        "Literata-Italic",
    ),
    "system": (),
    "hyperlegible": ("AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-SemiBold"),
}
_SERIF_ROLES = {"display", "title", "reading", "brand"}
_WEIGHTS = {"display": 500, "title": 500, "brand": 500, "heading": 600, "label": 600, "eyebrow": 600}
_SIZES = {"brand": "title", "label": "body", "muted": "body", "eyebrow": "small", "crumb": "small"}
_PALETTE: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "surface_alt",
    QPalette.ColorRole.Mid: "border_chip",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "bg",
    QPalette.ColorRole.Accent: "accent",
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR = re.compile(r"\$\{(\w+)\}")
_LENGTH = re.compile(r"(?<![\w#.-])(\d+)(u|t|th|tk|td|r)\b")


class Theme(QObject):
    """How everything looks: mode, text size, font and motion.

    `changed` fires after any of them was applied; `changing` before every widget there is gets dressed anew.
    """

    changed = Signal()
    changing = Signal()

    def __init__(self, app: QApplication, resources: Path, parent: QObject | None = None) -> None:
        """Read the style template from the folder `resources`; nothing is applied before `apply`."""
        super().__init__(parent)
        self._app = app
        self._resources = resources
        self._template = _COMMENT.sub("", (resources / "style.qss").read_text(encoding="utf-8"))
        self._icons = IconStore(resources / "icons")
        self._system_family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        self._loaded: set[FontChoice] = set()
        self._mode: Mode = "system"
        self._scale = 1.0
        self._font_choice: FontChoice = "bundled"
        self._reduced_motion = False
        self._scheme: Scheme = "light"
        self._colours = colours_for("light")
        self._sheet = ""
        self._applying = False
        self._ring = FocusRing(self)
        install_spoken_roles()
        # Kept: PySide has been seen to free the hints under a living accessibility object.
        self._hints = app.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._on_system_changed)
        app.screenAdded.connect(self._on_screen_added)
        app.installEventFilter(self)

    @property
    def mode(self) -> Mode:
        """What the person chose; `scheme` says what it comes to."""
        return self._mode

    @property
    def scheme(self) -> Scheme:
        """The colours in use now."""
        return self._scheme

    @property
    def scale(self) -> float:
        """Text and control size, 0.9 to 2.0."""
        return self._scale

    @property
    def font_choice(self) -> FontChoice:
        """Which letters are used."""
        return self._font_choice

    @property
    def reduced_motion(self) -> bool:
        """True when nothing may move."""
        return self._reduced_motion

    @property
    def is_large(self) -> bool:
        """True when text is so large that side rails belong below and the sidebar shows icons only."""
        return self._scale >= LARGE_FROM

    def apply(
        self,
        *,
        mode: Mode | None = None,
        scale: float | None = None,
        font_choice: FontChoice | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change any of the four settings and bring the whole program to that look in one go.

        Raises ValueError for an unknown mode or font; a scale out of range is brought into it.
        """
        if mode is not None and mode not in MODES:
            raise ValueError(f"unknown mode {mode}")
        if font_choice is not None and font_choice not in FONT_CHOICES:
            raise ValueError(f"unknown font choice {font_choice}")
        self._mode = mode or self._mode
        self._font_choice = font_choice or self._font_choice
        if scale is not None:
            self._scale = min(max(round(scale, 2), SMALLEST_SCALE), LARGEST_SCALE)
        if reduced_motion is not None:
            self._reduced_motion = reduced_motion
        self._bring_up_to_date()

    @property
    def tab_is_down(self) -> bool:
        """True while the Tab key asks for the next control, and not something that went away under the keyboard."""
        return self._ring.tab_is_down

    def px(self, length: float) -> int:
        """Return a length of the design in px at the current text size."""
        return round(length * self._scale)

    def color(self, token: str) -> QColor:
        """Return the colour of a token of ui/tokens.py. KeyError for an unknown one."""
        return QColor(self._colours[token])

    def hex(self, token: str) -> str:
        """Return the colour of a token as #RRGGBB, for rich text."""
        return self._colours[token]

    def family(self, role: str = "body") -> str:
        """Return the font family of a role of `font`."""
        if self._font_choice == "system":
            return self._system_family
        if self._font_choice == "hyperlegible":
            return "Atkinson Hyperlegible Next"
        return "Literata" if role in _SERIF_ROLES else "Figtree"

    def font(self, role: str = "body", weight: int | None = None) -> QFont:
        """Return the font of a role: display, title, reading, heading, lead, body, label, small, eyebrow."""
        font = QFont(self.family(role))
        font.setPixelSize(self.px(TYPE[_SIZES.get(role, role)]))
        font.setWeight(QFont.Weight(weight or _WEIGHTS.get(role, 400)))
        return font

    def icon(
        self,
        name: str,
        token: str = "text",
        size: int = 20,
        on: str | None = None,
        gap: int = 0,
        gap_on_left: bool = False,
    ) -> QIcon:
        """Return a bundled icon in a token's colour, `size` and `gap` in design px; `on` colours it while checked."""
        off = self._request(name, token, size, gap, gap_on_left)
        checked = self._request(name, on, size, gap, gap_on_left) if on else None
        disabled = self._request(name, "faint", size, gap, gap_on_left)
        return self._icons.icon(off, checked, disabled, self._ratios())

    def pixmap(
        self, name: str, token: str = "text", size: int = 20, gap: int = 0, gap_on_left: bool = False
    ) -> QPixmap:
        """Return one drawn icon for labels and painting, with the exact side of its gap."""
        request = self._request(name, token, size, gap, gap_on_left)
        return self._icons.pixmap(request, max(self._ratios()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mirror icons when the direction of reading changes; ring widgets focused by the keyboard.

        Runs for every event of the program, thousands while a page is built, so it asks the cheap thing first.
        """
        if type(event) in FocusRing.CLASSES:
            if event.type() in FocusRing.WATCHED:
                self._ring.notice(watched, event)
        elif watched is self._app and event.type() == QEvent.Type.ApplicationLayoutDirectionChange:
            self._bring_up_to_date()
        return False

    def _request(self, name: str, token: str, size: int, gap: int, gap_on_left: bool) -> IconRequest:
        rtl = self._app.layoutDirection() == Qt.LayoutDirection.RightToLeft
        mirrored = rtl and name in DIRECTIONAL
        return IconRequest(name, self._colours[token], self.px(size), self.px(gap), gap_on_left, mirrored)

    def _ratios(self) -> tuple[float, ...]:
        ratios = {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
        return tuple(sorted(ratios))

    def _on_screen_added(self) -> None:
        # It may be a finer one: icons are drawn for it too.
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._mode == "system":
            self._bring_up_to_date()

    def _resolve(self) -> Scheme:
        if self._mode != "system":
            return self._mode
        if self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _tell_system(self) -> None:
        # Title bars and the file dialogs of the system follow this.
        if self._mode == "system":
            self._hints.unsetColorScheme()
        else:
            dark = self._mode != "light"
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _load_fonts(self) -> None:
        if self._font_choice in self._loaded:
            return
        for name in _FONT_FILES[self._font_choice]:
            path = self._resources / "fonts" / f"{name}.ttf"
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise FileNotFoundError(path)
        self._loaded.add(self._font_choice)

    def _bring_up_to_date(self) -> None:
        if self._applying:
            return
        self._applying = True
        try:
            self._tell_system()
            scheme = self._resolve()
            if scheme != self._scheme:
                self._icons.forget()
            self._scheme = scheme
            self._colours = colours_for(scheme)
            self._load_fonts()
            self._dress()
        finally:
            self._applying = False
        self.changed.emit()

    def _dress(self) -> None:
        sheet = self._filled()
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self.changing.emit()
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.updatesEnabled()]
        for window in windows:
            window.setUpdatesEnabled(False)
        # Thousands of style events follow, none of which concerns us: 15 ms for 180 widgets.
        self._app.removeEventFilter(self)
        try:
            self._app.setPalette(self._palette())
            self._app.setFont(self.font())
            self._app.setStyleSheet(sheet)
        finally:
            self._app.installEventFilter(self)
            for window in windows:
                window.setUpdatesEnabled(True)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette

    def _filled(self) -> str:
        contrast = self._scheme == "contrast"
        line = 2 if contrast else 1
        values: dict[str, str] = dict(self._colours)
        values |= {role: str(self.px(size)) for role, size in TYPE.items()}
        values |= {
            "serif": self.family("reading"),
            "line": str(line),
            "alt_line": "2" if contrast else "0",
            "press_text": "#000000" if contrast else self._colours["text"],
            "off_edge": "dashed" if contrast else "solid",
            "scheme": self._scheme,
            "control_icons": (self._resources / "icons" / "control").as_posix(),
        }
        text = _COLOUR.sub(lambda match: values[match[1]], self._template)
        return _LENGTH.sub(partial(self._length, line), text)

    def _length(self, line: int, match: re.Match[str]) -> str:
        px = self.px(int(match[1]))
        return {
            "u": f"{px}px",
            "t": f"{px + 2 - line}px",
            "th": f"{px - 2 * line}px",
            "tk": f"{px - 4}px",
            "td": f"{px - 2 * self.px(5)}px",
            "r": f"{px // 2}px",
        }[match[2]]
