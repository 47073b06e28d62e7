# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waterline: a private, fully offline journal and course for jealousy, compersion and security."""

__version__ = "0.1.0"
