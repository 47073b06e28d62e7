# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for a file or folder in Qt's own dialog, with Quick exit in its corner and no trace of where one has been."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from waterline.system.file_dialog_history import FileDialogHistory
from waterline.ui.shared.quick_exit_button import QuickExitButton
from waterline.ui.theme import Theme

Taken = Callable[[Path], object]


def ask_where_to_save(owner: QWidget, theme: Theme, title: str, name: str, suffix: str, then: Taken) -> QFileDialog:
    """Ask where to write a new file; `then` gets its path, and nothing happens where nobody answers."""
    dialog = _dialog(owner, theme, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"*.{suffix}")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return _open(dialog, then)


def ask_for_file(owner: QWidget, theme: Theme, title: str, suffix: str, then: Taken) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = _dialog(owner, theme, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"*.{suffix}")
    return _open(dialog, then)


def ask_for_folder(owner: QWidget, theme: Theme, title: str, then: Taken) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = _dialog(owner, theme, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    return _open(dialog, then)


def _dialog(owner: QWidget, theme: Theme, title: str) -> QFileDialog:
    history = FileDialogHistory()
    dialog = QFileDialog(owner.window())
    dialog.setObjectName("file_dialog")
    dialog.setWindowTitle("Waterline")  # what is asked for is said inside, where no task bar shows it
    dialog.setAccessibleName(title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(str(Path.home()))
    dialog.destroyed.connect(lambda: history.put_back())
    _add_quick_exit(dialog, owner, theme)
    return dialog


def _add_quick_exit(dialog: QFileDialog, owner: QWidget, theme: Theme) -> None:
    on_window = owner.window().findChild(QuickExitButton)
    layout = dialog.layout()
    if on_window is None or not isinstance(layout, QGridLayout):
        return
    button = QuickExitButton(theme, parent=dialog)
    button.clicked.connect(on_window.click)
    layout.addWidget(button, 0, layout.columnCount(), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)


def _open(dialog: QFileDialog, then: Taken) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog
