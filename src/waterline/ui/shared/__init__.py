# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What two or more screens use: controls, words, boxes and the page; nothing here knows a screen, the app or a vault.

`theme` (ui/theme.py) goes first into every constructor that needs it; `name` becomes the objectName. Chosen looks are
set as the property `look` and dressed by resources/style.qss. Spaces between things are plain numbers from
tokens.SPACE (4 8 12 16 24 32 48) and do not grow with the text; sizes of painted or fixed things go through
`theme.px(n)`. Nothing but ui/theme.py calls setStyleSheet. Look at all of it with `python tests/ui/gallery.py OUTDIR`.

Theme(app, resource_path())        .apply(mode=, scale=, font_choice=, reduced_motion=)  .changed  .scheme  .is_large
                                   .px(n) .color(token) .hex(token) .font(role, weight) .family(role)
                                   .icon(name, token, size, on=, gap=) .pixmap(name, token, size)
text        display title heading lead body muted small eyebrow label (text, name=): wrapped plain text; the first
            three are spoken as headings. Text(text, look, wrap=).let_select(); Prose(theme, text) for reading.
buttons     primary_button secondary_button ghost_button link_button danger_button (theme, text, name=, icon=,
            icon_after=); icon_button(theme, icon, spoken, name=); nav_button(theme, text, icon, name=), .set_compact();
            row_button(theme, text, name=, icon=, checkable=). All are Button: .set_words(text, spoken) .set_icon(icon)
quick_exit_button  QuickExitButton(theme): connect .clicked
action_row  ActionRow(name=): .add_start(button) .add_end(button): Back, Skip, Continue; wraps at large text
choices     CheckLine(words, hint=, checked=, name=): .toggled(bool) .is_checked() .set_checked(); RadioLines([(key,
            words[, hint])…], label=, selected=, name=): .changed(key) .selected() .select(key). Their words wrap.
spin_boxes  NumberBox(theme, spoken, least, most, name=) and DateBox, DateTimeBox, TimeBox
            (theme, spoken, name=): the wheel never changes them. dress_calendar(theme, calendar)
chips       ChipGroup(theme, [(key, words)…], label=, several=True, selected=(), name=): .changed(list of keys)
            .selected() .select(keys) .offer(options, selected): True where chips changed
            .set_options(options, selected) .add_option(key, words, chosen=) .add(widget)
fields      TextBox(theme, spoken, placeholder=, lines=3, most_lines=12, name=); LineBox(spoken, placeholder=,
            secret=False, name=): .words() .set_words(). field(words, control, hint=): puts a label over any control
            and names it; .label .control .hint. name_control(label, control) when the layout is another.
secret_field  SecretField(theme, label, hint=, name=): hidden until its eye is pressed, notes Caps Lock; .words()
            .forget() .hold(bool) .take_focus(again=) .entered; none of these three keeps what was typed in its undo
new_passphrase  NewPassphrase(theme, least, name=): a secret typed twice; .words() .complaint() .forget() .entered
code_field  CodeField(label, name=): where a recovery code is typed; .words() .forget() .entered
code_step   CodeStep: a recovery code shown, then asked back from paper; in onboarding and in Settings
facts       FactList(theme, [(icon, point, meaning)…], name=, gap=): .set_facts(); limits.can() and limits.cannot()
trouble_box TroubleBox(theme, name=): .say(words, [(name, words, callable)…]) .quiet() .words(); scrolls into view
intensity   IntensitySlider(theme, question, number=None, name=): .number() int or None .set_number() .changed(object)
step_bar    StepBar(theme, steps, step): .set_step(step, steps) .words()
card        Card(heading=None, look="card" or "panel", margins=, name=): .content (QVBoxLayout); hairline()
callout     Callout(theme, "note"|"tip"|"try"|"care", title, body, icon=, name=): .content .set_words()
            .add_button(text, on_click, look=, icon=, name=)
line_list   LineList(theme, spoken, most=50, broken_over=2, name=): .set_lines([Line(key, words, detail, spoken, lead,
            mark)…]) .chosen(key); one list for any number of things to open, as tall as they are
in_sight    bring_into_sight(view, rect): lets the page follow the current row of a full-height list or table
time_words  moment_words day_words (stamp, now), clock_words date_words plain_date_words (stamp), period_words(first,
            last), stamp_here(ms, now): when it was, on the clock of where it was written
entry_line  entry_line(EntryLine): the Line of one of the person's own entries
disclosure  Disclosure(theme, words, name=): .content (QVBoxLayout) .unfold(bool) .is_open() .retitle(words)
            .toggled(bool) .button
empty_state EmptyState(theme, title, body, name=): .add_button(text, on_click, look=, icon=)
badge       Badge(theme, words, icon=, tone=); triage_badge(theme, key); triage_words(key); paint_badge(painter, …)
heat        heat_step(count, most) 0…6; heat_colours(theme, step) fill and ink, or None for zero
icon_label  IconLabel(theme, icon, token, size)
flow        FlowBox(gap=8, name=): .add(widget); FlowLayout(parent, gap=8)
scroller    Scroller(body, name=): .fit() .to_top(); the body needs a layout. come_into_view(widget)
page        Page(theme, title, scrolls=True, reading=False, name=): .content (QVBoxLayout, spacing 0) .scroller
            .title .set_title() .title_changed; override arrive() and leave(). Brings its own side margins of 32.
dialog      Dialog(theme, title, quick_exit, name=, parent=): .content .add_action(text, on_click, look=, name=)
            .quick_exit_button; show it with open(), never exec()
message_bar MessageBar(theme): .show_message(words, kind=, action=(words, callable), seconds=) .dismiss() .words()
offering    learn_words(owner, session, desk, then): which words are offered, called by their names from then on
numerals    roman(number)
speaking_table  SpeakingTable(theme, name=): .fill(table); reason(speaking): which section goes with what, in words
save_file   ask_where_to_save, ask_for_file, ask_for_folder (owner, theme, title, …, then): Qt's own dialog, with
            Quick exit in it and its history wiped
work_panel  WorkPanel(theme, name=): .begin(words, at_the_end=, stoppable=) returns a Count whose .take(done, every)
            goes into the work and raises Interrupted once it was stopped; .end() .stop() .at_work
key_form    KeyForm(theme, name=): what opens a journal or a backup; .set_ways(ways) .way .words() .complaint()
            .forget() .hold(bool) .entered
closing_work  ClosingWork(operation, words): what a page asks for that needs the journal closed
backup_words  contents_words taken_words size_words entries_words backups_words left_out_words salvaged_words
spoken      speak_as(widget, role, name); announce(widget, message, at_once=False)
polish      set_look(widget, look); repolish(widget)
"""
