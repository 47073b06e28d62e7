# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that chooses files with Qt's own dialog, for the test that looks what that leaves behind."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from waterline.system.file_dialog_history import FileDialogHistory


def _settings() -> QSettings:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup("FileDialog")
    return settings


def main(way: str, folder: str) -> None:
    """Choose every file in `folder`; `way` says what is done about the history: nothing, divert or put back."""
    if way == "put back over theirs":
        _settings().setValue("lastVisited", "file:///theirs")
        _settings().setValue("viewMode", "List")
    history = None if way == "nothing" else FileDialogHistory(divert=way == "divert")
    app = QApplication([])
    dialog = QFileDialog(None, "", folder)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    QTimer.singleShot(0, dialog.accept)
    dialog.finished.connect(app.quit)
    dialog.selectFile(f"{folder}/file.txt")
    app.exec()
    assert dialog.selectedFiles() == [f"{folder}/file.txt"]
    dialog.deleteLater()
    app.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    del dialog
    if history is not None:
        history.put_back()
    settings = _settings()
    print({key: settings.value(key) for key in settings.childKeys()})


if __name__ == "__main__":
    main(*sys.argv[1:])
