# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for a folder with Qt's own chooser, not the system's: there Quick exit would be dead, and it keeps a history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QStorageInfo, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from waterline.system.file_dialog_history import FileDialogHistory
from waterline.ui.shared.dialog import Dialog
from waterline.ui.shared.quick_exit_button import QuickExitButton
from waterline.ui.theme import Theme

_SIZE = (760, 560)
_ICONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "chevron-up",
    "newFolderButton": "plus",
}
_LEFT_OUT = ("listModeButton", "detailModeButton", "fileTypeLabel", "fileTypeCombo")
_DRIVES = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where sticks and other disks are mounted; on Windows each has its letter."""


class FolderDialog(Dialog):
    """Qt's chooser inside a dialog of ours, with Quick exit where it always is. Nothing visited is written down."""

    def __init__(self, theme: Theme, title: str, start: Path, then: Callable[[Path], object], parent: QWidget) -> None:
        leave = parent.window().findChild(QuickExitButton)
        super().__init__(theme, title, leave.click if leave else lambda: None, name="folder_dialog", parent=parent)
        self._history = FileDialogHistory()
        self._then = then
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chooser = QFileDialog(self)
        self._chooser.setWindowFlags(Qt.WindowType.Widget)  # a part of this dialog; Qt makes a window of it otherwise
        self._set_up(self._chooser, title, start)
        self._dress(theme)
        self.content.addWidget(self._chooser, 1)
        self._chooser.show()
        self._chooser.fileSelected.connect(self._on_selected)
        self._chooser.rejected.connect(self.reject)
        room = parent.window().size()
        self.resize(min(theme.px(_SIZE[0]), room.width()), min(theme.px(_SIZE[1]), room.height()))

    def done(self, result: int) -> None:
        """Close, and leave no trace of where one has been."""
        history = self._history
        self._chooser.setHistory([])
        self._chooser.destroyed.connect(lambda: history.put_back())  # Qt writes as the chooser goes
        super().done(result)

    def _set_up(self, chooser: QFileDialog, title: str, start: Path) -> None:
        chooser.setObjectName("folder_chooser")
        chooser.setAccessibleName(title)
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setViewMode(QFileDialog.ViewMode.List)
        chooser.setDirectory(str(start))
        chooser.setSidebarUrls([QUrl.fromLocalFile(path) for path in (str(Path.home()), *_drives())])
        chooser.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Where"))
        chooser.setLabelText(QFileDialog.DialogLabel.FileName, self.tr("Folder"))
        chooser.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Choose"))
        chooser.setLabelText(QFileDialog.DialogLabel.Reject, self.tr("Cancel"))
        chooser.setSizeGripEnabled(False)

    def _dress(self, theme: Theme) -> None:
        for name in _LEFT_OUT:
            part = self._chooser.findChild(QWidget, name)
            if part is not None:
                part.hide()
        for name, icon in _ICONS.items():
            button = self._chooser.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.icon(icon, "text", 20))
                button.setIconSize(QSize(theme.px(20), theme.px(20)))

    def _on_selected(self, path: str) -> None:
        self.accept()
        self._then(Path(path))


def ask_for_folder(theme: Theme, title: str, start: Path, then: Callable[[Path], object], parent: QWidget) -> None:
    """Show the chooser over `parent` and hand the folder to `then`; nothing happens where none is chosen."""
    FolderDialog(theme, title, start, then, parent).open()


def _drives() -> list[str]:
    found = [each.rootPath() for each in QStorageInfo.mountedVolumes() if each.isReady() and not each.isReadOnly()]
    return [path for path in found if path.startswith(_DRIVES) or (path[1:2] == ":" and not path.startswith("C"))]
