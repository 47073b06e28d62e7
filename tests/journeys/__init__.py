# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole ways through the app: the real window, the real vault, real clicks and keys."""
