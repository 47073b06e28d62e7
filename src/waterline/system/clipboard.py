# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps what is copied out of clipboard histories, and takes it back from the clipboard after a while."""

from __future__ import annotations

import sys
from ctypes import c_void_p

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from waterline.system import objc

CLEAR_AFTER_MS = 30_000

_NO = bytes(4)  # a DWORD of 0; for the first of the three its mere presence counts
_WINDOWS_MARKS = {
    f'application/x-qt-windows-mime;value="{name}"': _NO
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    )
}
_UNIX_MARKS = {"x-kde-passwordManagerHint": b"secret"}  # Klipper, GPaste, CopyQ and others heed it
_MACOS_MARKS = ("org.nspasteboard.ConcealedType",)

MARKS: dict[str, bytes] = {"win32": _WINDOWS_MARKS, "darwin": {}}.get(sys.platform, _UNIX_MARKS)
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
_KNOWS_ITS_OWNER = ("xcb", "wayland", "windows")  # elsewhere Qt always says that somebody else owns it


def private_mime(text: str) -> QMimeData:
    """Return text with this system's marks that ask clipboard histories and cloud clipboards to leave it alone."""
    mime = QMimeData()
    mime.setText(text)
    for mark, value in MARKS.items():
        mime.setData(mark, value)
    return mime


class PrivateClipboard(QObject):
    """Marks as private whatever this program copies, and clears it when it still holds that after `clear_after_ms`.

    Also what a person copies or selects in a text field by Qt's own means: it is put there again, as plain text with
    the marks, in the same event turn, before any other program can ask for it. Where Qt cannot tell whose the
    content is (macOS), only `copy_privately` marks; there, text fields should copy through it.
    """

    def __init__(self, parent: QObject | None = None, *, clear_after_ms: int = CLEAR_AFTER_MS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._placed: dict[QClipboard.Mode, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(clear_after_ms)
        self._timer.timeout.connect(self.clear_if_ours)
        self._clipboard.changed.connect(self._on_changed)

    def copy_privately(self, text: str) -> None:
        """Put text on the clipboard, marked, for half a minute."""
        self._place(text, QClipboard.Mode.Clipboard)

    def clear_if_ours(self) -> None:
        """Take back what this program put on the clipboard or selected; leave alone what is somebody else's.

        To be done before the program ends, too: otherwise Qt hands what it holds to the desktop's clipboard keeper.
        """
        self._timer.stop()
        for mode in _MODES:
            if self._is_ours(mode):
                self._clipboard.clear(mode)
        self._placed.clear()

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if not self._owns(mode):
            return
        mime = self._clipboard.mimeData(mode)
        if mime is not None and mime.hasText() and not any(mime.hasFormat(mark) for mark in MARKS):
            self._place(mime.text(), mode)

    def _place(self, text: str, mode: QClipboard.Mode) -> None:
        self._placed[mode] = text
        self._clipboard.setMimeData(private_mime(text), mode)
        if sys.platform == "darwin":
            _mark_on_macos()
        self._timer.start()

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode == QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        if QGuiApplication.platformName().startswith(_KNOWS_ITS_OWNER):
            return self._owns(mode)
        return mode in self._placed and self._clipboard.text(mode) == self._placed[mode]


def _mark_on_macos() -> None:
    board = objc.send(objc.class_named("NSPasteboard"), "generalPasteboard")
    for mark in _MACOS_MARKS:
        kinds = objc.send(objc.class_named("NSArray"), "arrayWithObject:", (c_void_p, objc.string(mark)))
        objc.send(board, "addTypes:owner:", (c_void_p, kinds), (c_void_p, None))
        objc.send(board, "setString:forType:", (c_void_p, objc.string("")), (c_void_p, objc.string(mark)))
