# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for a file or folder in Qt's own dialog, with Quick exit in its corner and no trace of where one has been."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QStorageInfo, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QGridLayout, QToolButton, QWidget

from waterline.system.file_dialog_history import FileDialogHistory
from waterline.ui.shared.quick_exit_button import QuickExitButton
from waterline.ui.theme import Theme

Taken = Callable[[Path], object]

_SIZE = (860, 560)
_ICONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "chevron-up",
    "newFolderButton": "plus",
    "listModeButton": "grid-3x3",
    "detailModeButton": "list-checks",
}
_DRIVES = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where sticks and other disks are mounted; on Windows each has its letter."""


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


def ask_for_folder(owner: QWidget, theme: Theme, title: str, then: Taken, start: Path | None = None) -> QFileDialog:
    """Ask for a folder that is there, beginning in `start` if it is."""
    dialog = _dialog(owner, theme, title)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    if start is not None and start.is_dir():
        dialog.setDirectory(str(start))
    for name in ("fileTypeLabel", "fileTypeCombo", "listModeButton", "detailModeButton"):
        if (part := dialog.findChild(QWidget, name)) is not None:
            part.hide()
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
    dialog.setSidebarUrls([QUrl.fromLocalFile(path) for path in (str(Path.home()), *_drives())])
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, title)  # the one place in sight that says what is asked for
    _dress(dialog, theme)
    dialog.destroyed.connect(lambda: history.put_back())
    _add_quick_exit(dialog, owner, theme)
    room = owner.window().size()
    dialog.resize(min(theme.px(_SIZE[0]), room.width()), min(theme.px(_SIZE[1]), room.height()))
    return dialog


def _dress(dialog: QFileDialog, theme: Theme) -> None:
    """Give the buttons our icons: the style's own are black also on black."""
    for name, icon in _ICONS.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(theme.icon(icon, "text", 20))
            button.setIconSize(QSize(theme.px(20), theme.px(20)))


def _drives() -> list[str]:
    found = [each.rootPath() for each in QStorageInfo.mountedVolumes() if each.isReady() and not each.isReadOnly()]
    return [path for path in found if path.startswith(_DRIVES) or (path[1:2] == ":" and not path.startswith("C"))]


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
