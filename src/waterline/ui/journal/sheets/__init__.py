# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The short flows: a screen of its own for each, laid out for what is done there, and how each reads back."""
