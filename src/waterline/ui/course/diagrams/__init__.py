# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures the app draws for a course: shapes painted from the colour table, words as real controls on top."""
