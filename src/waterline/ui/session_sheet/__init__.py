# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session sheet: chosen summaries and entries on paper, without the names and passages nobody should read."""
