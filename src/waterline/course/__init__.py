# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads course folders, trusted or not, into `waterline.domain.course`: safely, and with file-and-line faults."""
