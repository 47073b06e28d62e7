# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One look, everywhere at once, that loses nothing: modes, sizes, fonts, icons and the focus ring."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QRawFont
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from waterline.resources import resource_path
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.scroller import Scroller
from waterline.ui.shared.text import title
from waterline.ui.theme import MODES, Theme
from waterline.ui.tokens import COLOURS, SCHEMES, colours_for

SOURCES = Path(__file__).resolve().parents[2] / "src" / "waterline"


def has_colour(icon: QIcon, token: str, theme: Theme, state: QIcon.State = QIcon.State.Off) -> bool:
    image = icon.pixmap(40, 40, QIcon.Mode.Normal, state).toImage()
    wanted = theme.color(token)
    spots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(spot.alpha() == 255 and spot.rgb() == wanted.rgb() for spot in spots)


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_dresses_the_program_and_its_palette_alike(theme: Theme, qapp: QApplication, mode):
    theme.apply(mode=mode)
    assert theme.mode == mode
    assert qapp.palette().window().color() == theme.color("bg")
    assert theme.hex("bg") in qapp.styleSheet()
    assert "${" not in qapp.styleSheet()


def test_no_length_of_the_template_is_left_unfilled(theme: Theme, qapp: QApplication):
    for scale in (0.9, 1.0, 1.35, 2.0):
        theme.apply(scale=scale)
        assert not re.findall(r"\b\d+(?:u|t|th|tk|td|r)\b", qapp.styleSheet())
        assert "-1px" not in qapp.styleSheet()


def test_only_the_theme_sets_a_style_sheet_and_no_style_names_an_object():
    users = [path for path in SOURCES.rglob("*.py") if "setStyleSheet(" in path.read_text(encoding="utf-8")]
    assert [path.name for path in users] == ["theme.py"]
    sheet = re.sub(r"/\*.*?\*/", "", resource_path("style.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "palette(" not in sheet
    named = re.findall(r"(?<=[\w\s])#[a-zA-Z_]\w*(?=[^;]*\{)", sheet)
    assert all(name.startswith("#qt_") for name in named), "only what Qt itself named inside its own widgets"


def test_every_look_the_code_asks_for_is_in_the_style_sheet():
    sheet = resource_path("style.qss").read_text(encoding="utf-8")
    dressed = set(re.findall(r'\[look="([\w-]+)"\]', sheet)) | {"body"}
    asked = {
        look
        for path in SOURCES.rglob("*.py")
        for look in re.findall(r'setProperty\("look", "([\w-]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= dressed


def test_a_size_out_of_range_is_brought_into_it_and_an_unknown_mode_is_refused(theme: Theme):
    theme.apply(scale=5)
    assert theme.scale == 2.0
    theme.apply(scale=0.1)
    assert theme.scale == 0.9
    with pytest.raises(ValueError, match="sepia"):
        theme.apply(mode="sepia")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="comic"):
        theme.apply(font_choice="comic")  # type: ignore[arg-type]


def test_changing_text_size_and_colours_loses_no_word_no_cursor_and_no_place(theme: Theme, qtbot):
    body = QWidget()
    column = QVBoxLayout(body)
    box = QPlainTextEdit("what I was about to say")
    column.addWidget(box)
    for number in range(60):
        column.addWidget(title(f"Line {number}"))
    scroller = Scroller(body)
    qtbot.addWidget(scroller)
    scroller.resize(400, 300)
    scroller.show()
    qtbot.waitUntil(lambda: scroller.verticalScrollBar().maximum() > 500)
    cursor = box.textCursor()
    cursor.setPosition(6)
    box.setTextCursor(cursor)
    box.insertPlainText("!")
    scroller.verticalScrollBar().setValue(400)
    seen = body.childAt(body.width() // 2, 409)
    assert seen is not None
    theme.apply(mode="dark", scale=1.4)
    # what stood at the top of the page still stands there
    qtbot.waitUntil(lambda: -seen.height() <= seen.mapTo(scroller.viewport(), QPoint(0, 0)).y() <= 0)
    assert box.toPlainText() == "what I! was about to say"
    assert box.textCursor().position() == 7
    assert box.document().isUndoAvailable()


def test_labels_grow_with_the_chosen_text_size(theme: Theme, qtbot):
    words = title("A title")
    qtbot.addWidget(words)
    words.show()
    small = words.fontMetrics().height()
    theme.apply(scale=2.0)
    assert words.fontMetrics().height() == pytest.approx(2 * small, abs=2)


def test_icons_take_the_colours_of_the_new_mode(theme: Theme, qtbot):
    button = secondary_button(theme, "Keep", name="keep", icon="check")
    qtbot.addWidget(button)
    assert has_colour(button.icon(), "text", theme)
    theme.apply(mode="dark")
    assert theme.color("text") != QColor(colours_for("light")["text"])
    assert has_colour(button.icon(), "text", theme)


def test_an_icon_may_look_different_while_checked(theme: Theme):
    icon = theme.icon("sun", "muted", 32, on="on_soft")
    assert has_colour(icon, "muted", theme, QIcon.State.Off)
    assert has_colour(icon, "on_soft", theme, QIcon.State.On)


def test_arrows_turn_round_where_reading_runs_from_right_to_left(theme: Theme, qapp: QApplication):
    arrow, wheel = theme.pixmap("arrow-left", size=24).toImage(), theme.pixmap("life-buoy", size=24).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = theme.pixmap("arrow-left", size=24).toImage()
    assert turned != arrow
    assert theme.pixmap("life-buoy", size=24).toImage() == wheel


def test_every_bundled_icon_can_be_drawn(theme: Theme):
    for path in resource_path("icons").glob("*.svg"):
        image = theme.pixmap(path.stem, "text", 24).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())), path


def test_every_icon_named_in_the_code_is_bundled():
    names = {path.stem for path in resource_path("icons").glob("*.svg")}
    for path in SOURCES.joinpath("ui").rglob("*.py"):
        for name in re.findall(r'icon="([a-z0-9-]+)"', path.read_text(encoding="utf-8")):
            assert name in names, f"{name} in {path.name}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_small_pictures_of_the_style_sheet_have_the_colours_of_the_tokens(scheme):
    colours = colours_for(scheme)
    for name, token in (("check", "on_accent"), ("chevron-down", "muted"), ("chevron-up", "muted")):
        svg = resource_path("icons", "control", f"{name}-{scheme}.svg").read_text(encoding="utf-8")
        assert f'stroke="{colours[token]}"' in svg


@pytest.mark.parametrize(
    ("family", "weights"),
    [("Figtree", {400, 500, 600}), ("Literata", {400, 500}), ("Atkinson Hyperlegible Next", {400, 600})],
)
def test_bundled_fonts_are_found_by_their_own_name_and_weights(theme: Theme, family: str, weights: set[int]):
    theme.apply(font_choice="hyperlegible")
    theme.apply(font_choice="bundled")
    assert {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)} == weights


@pytest.mark.parametrize("path", sorted(resource_path("fonts").glob("*.ttf")), ids=lambda path: path.stem)
def test_bundled_fonts_have_the_letters_of_european_latin_and_a_licence_beside_them(path: Path):
    font = QRawFont(str(path), 16)
    missing = [
        c for c in "AaZz09 ÄÖÜäöüß éèêçñ øåæ łśżąę čďěřů ğış șț őű ’“”„«»–—…€·" if not font.supportsCharacter(ord(c))
    ]
    assert not missing
    family = path.stem.split("-")[0]
    assert resource_path("fonts", f"OFL-{family}.txt").read_text(encoding="utf-8").count("SIL Open Font License")


def test_the_serif_for_reading_also_has_greek_and_cyrillic():
    font = QRawFont(str(resource_path("fonts", "Literata-Regular.ttf")), 16)
    assert all(font.supportsCharacter(ord(c)) for c in "ΑΩαωάΐ АЯаяёїљ")
    assert not font.supportsCharacter(ord("漢")), "the check can fail"


def test_a_person_may_have_the_system_font_or_the_hyperlegible_one_everywhere(theme: Theme, qapp: QApplication):
    theme.apply(font_choice="hyperlegible")
    assert qapp.font().family() == "Atkinson Hyperlegible Next"
    assert theme.font("title").family() == "Atkinson Hyperlegible Next"
    theme.apply(font_choice="system")
    assert theme.font("title").family() == theme.font("body").family() == qapp.font().family()
    assert qapp.font().family() not in {"Figtree", "Atkinson Hyperlegible Next"}


class SystemHints:
    """A desktop whose colours a test can turn: the offscreen platform has none of its own."""

    scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
        pass

    def unsetColorScheme(self) -> None:
        pass


class SystemContrast:
    """What a desktop says about contrast."""

    preference = Qt.ContrastPreference.NoPreference

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.preference


def test_following_the_system_means_its_dark_side_and_its_contrast_too(theme: Theme, qapp: QApplication, monkeypatch):
    desktop, accessibility = SystemHints(), SystemContrast()
    monkeypatch.setattr(theme, "_hints", desktop)
    monkeypatch.setattr(theme, "_accessibility", accessibility)
    theme.apply(mode="system")
    assert theme.scheme == "light"
    desktop.scheme = Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.scheme == "dark"
    accessibility.preference = Qt.ContrastPreference.HighContrast
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.scheme == "contrast"


def test_a_chosen_mode_does_not_follow_the_system(theme: Theme, qapp: QApplication, monkeypatch):
    desktop = SystemHints()
    monkeypatch.setattr(theme, "_hints", desktop)
    theme.apply(mode="light")
    desktop.scheme = Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.scheme == "light"


def test_a_widget_that_is_gone_is_not_asked_for_its_looks_again(theme: Theme, qtbot):
    button = secondary_button(theme, "Keep", name="keep", icon="check")
    button.deleteLater()
    del button
    qtbot.wait(10)
    theme.apply(mode="dark")  # a failing slot would fail this test


def test_every_colour_can_be_asked_for_by_name(theme: Theme):
    assert all(theme.color(token).isValid() for token in COLOURS)
    with pytest.raises(KeyError):
        theme.color("mauve")


class TestFocusRing:
    """Who uses the keyboard sees where they are; who uses the pointer is not shown a ring."""

    @pytest.fixture
    def pair(self, theme: Theme, qtbot) -> tuple[QPushButton, QPushButton]:
        box = QWidget()
        column = QVBoxLayout(box)
        one, two = (secondary_button(theme, name, name=name) for name in ("one", "two"))
        column.addWidget(one)
        column.addWidget(two)
        qtbot.addWidget(box)
        box.show()
        qtbot.waitUntil(box.isActiveWindow)
        one.setFocus(Qt.FocusReason.MouseFocusReason)
        self.box = box
        return one, two

    def test_tab_rings_the_control_it_reaches_and_frees_the_one_it_left(self, pair, qtbot):
        one, two = pair
        qtbot.keyClick(one, Qt.Key.Key_Tab)
        assert two.hasFocus()
        assert two.property("ring") is True
        qtbot.keyClick(two, Qt.Key.Key_Backtab)
        assert (one.property("ring"), two.property("ring")) == (True, False)

    def test_a_click_rings_nothing(self, pair, qtbot):
        one, two = pair
        qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
        two.setFocus(Qt.FocusReason.OtherFocusReason)
        assert not two.property("ring")
        assert not one.property("ring")

    def test_the_ring_is_in_the_picture_and_moves_nothing(self, theme: Theme, pair, qtbot):
        one, two = pair
        size = two.sizeHint()
        qtbot.keyClick(one, Qt.Key.Key_Tab)
        assert two.sizeHint() == size
        image = two.grab().toImage()
        middle = QPoint(image.width() // 2, 1)
        assert image.pixelColor(middle).rgb() == theme.color("focus").rgb()
