# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of agreements, one agreement with what became of it, and the page a conversation is planned on."""
