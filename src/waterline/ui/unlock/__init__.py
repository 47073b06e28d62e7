# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked page: every way back in, and what to do when a file is not as it should be."""
