# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pure functions from written moments to summaries; the unit of every count is the incident."""
