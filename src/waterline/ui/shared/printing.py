# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing a document to a printer, after saying what that leaves behind on the computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QMarginsF, Signal
from PySide6.QtGui import QPageLayout, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.callout import Callout
from waterline.ui.shared.choices import RadioLines
from waterline.ui.shared.paper import MARGIN_MM, a4, print_pages
from waterline.ui.shared.pdf_letters import with_every_letter
from waterline.ui.theme import Theme


def pdf_of(document: QTextDocument) -> bytes:
    """Return a document as a PDF, which says nothing of where it came from but its words.

    It may be called on any thread, with a document of that thread.
    """
    loop = QEventLoop()  # gives a thread that is not Qt's what the timers of a layout need; it never runs
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("")
    writer.setPageLayout(a4())
    print_pages(document, writer)
    del writer  # which writes the end of the file
    buffer.close()
    del loop
    return with_every_letter(bytes(content.data()))


class PrinterCallout(Callout):
    """A warning, a choice of printers, and Print. `said` carries what came of it, and the kind of that message."""

    said = Signal(str, str)

    def __init__(
        self, theme: Theme, document: Callable[[], QTextDocument], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "tip", "", icon="printer", name=f"{name}_paper", parent=parent)
        self.set_words(
            self.tr("On a printer"),
            self.tr(
                "What is printed goes through the computer’s print queue. Until it is done, and sometimes longer, the "
                "system and the printer keep a copy that is not encrypted."
            ),
        )
        self._document = document
        self._name = name
        self._printers = RadioLines([], label=self.tr("Printer"), name=f"{name}_printers")
        self.content.addWidget(self._printers)
        self._printers.hide()
        self.add_button(self.tr("Choose a printer…"), self._on_choose, name=f"{name}_choose")
        self._print = self.add_button(self.tr("Print"), self._on_print, icon="printer", name=f"{name}_now")
        self._print.hide()

    def _on_choose(self) -> None:
        """Ask the system for its printers only now: that may take a while where they are on a network."""
        names = QPrinterInfo.availablePrinterNames()
        if not names:
            self.said.emit(self.tr("This computer has no printer set up."), "tip")
            return
        before = self._printers
        usual = QPrinterInfo.defaultPrinterName()
        self._printers = RadioLines(
            [(name, name) for name in names],
            label=self.tr("Printer"),
            selected=usual if usual in names else names[0],
            name=f"{self._name}_printers",
        )
        self.content.replaceWidget(before, self._printers)
        before.deleteLater()
        self._printers.show()
        self._print.show()

    def _on_print(self) -> None:
        name = self._printers.selected()
        if name is None:
            return
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        printer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
        printer.setDocName("Waterline")  # what the print queue shows
        if print_pages(self._document(), printer):
            self.said.emit(self.tr("Handed to the printer."), "note")
        else:
            self.said.emit(self.tr("The printer did not take it."), "tip")
