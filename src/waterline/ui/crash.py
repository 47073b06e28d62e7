# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bug looks like to the person: where the program failed, and none of their words."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from waterline.ui.quick_exit import QuickExit
from waterline.ui.shared.dialog import Dialog
from waterline.ui.shared.text import body
from waterline.ui.theme import Theme


def report(error: BaseException) -> str:
    """Return the error's type and the places it passed through.

    Neither the message nor any local value is in it: both could hold what somebody wrote. The causes behind the
    error are told the same way.
    """
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        frames = traceback.extract_tb(seen.__traceback__)
        places = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        parts.append("\n".join([type(seen).__qualname__, *places]))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n\n".join(parts)


def catch_everything(show: Callable[[str], None]) -> None:
    """Send every unexpected error to stderr and to `show`, without messages and without locals."""

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        text = report(error)
        if sys.stderr is not None:
            print(text, file=sys.stderr)
        show(text)

    sys.excepthook = hook


def show(text: str, theme: Theme, quick_exit: QuickExit, window: QWidget) -> None:
    """Tell the person that the program made a mistake, and what it is safe to pass on about it."""
    translate = QCoreApplication.translate
    dialog = Dialog(
        theme, translate("Crash", "Waterline made a mistake"), quick_exit.go, name="crash_dialog", parent=window
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    words = translate(
        "Crash",
        "What you wrote is kept. If something looks wrong, close Waterline and start it again. "
        "The lines below say where the program failed; none of your words are in them.",
    )
    dialog.content.addWidget(body(words))
    places = QPlainTextEdit(text)
    places.setObjectName("crash_places")
    places.setAccessibleName(translate("Crash", "Where the program failed"))
    places.setReadOnly(True)
    dialog.content.addWidget(places)
    dialog.add_action(translate("Crash", "Close this"), dialog.accept, look="primary", name="crash_close")
    dialog.open()
