# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What chance alone would do: Fisher's exact test, the Benjamini-Hochberg procedure, and Wilson's interval.

Sources: R. A. Fisher, Statistical Methods for Research Workers (1934 edition), section 21.02; Y. Benjamini and
Y. Hochberg, Controlling the False Discovery Rate, J. R. Stat. Soc. B 57 (1995) 289-300; E. B. Wilson, Probable
Inference, the Law of Succession, and Statistical Inference, J. Am. Stat. Assoc. 22 (1927) 209-212.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, lgamma, sqrt
from typing import TypeVar

K = TypeVar("K")

_NEGLIGIBLE = 1e-17
_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution, for an interval that misses 1 time in 20."""


def more_than_chance(both: int, first: int, second: int, n: int) -> float:
    """Return Fisher's one-sided p: how likely `both` or more of `n` would have the two, if neither knew of the other.

    `first` of the `n` have one and `second` the other; these margins are taken as given. What it cannot say: why two
    things meet, or which of them comes first.
    """
    least, most = max(0, first + second - n), min(first, second)
    if both <= least:
        return 1.0
    if both > most:
        return 0.0
    term = total = exp(_log_chance(both, first, second, n))
    for hits in range(both, most):
        term *= (first - hits) * (second - hits) / ((hits + 1) * (n - first - second + hits + 1))
        total += term
        if term < total * _NEGLIGIBLE:
            break
    return min(total, 1.0)


def standing_out(p_values: Mapping[K, float], rate: float) -> frozenset[K]:
    """Return what stands out by Benjamini and Hochberg: of all that is returned, `rate` at most is false on average.

    That holds where the tested things are independent or lean the same way.
    """
    ordered = sorted(p_values.values())
    passed = [p for rank, p in enumerate(ordered, start=1) if p <= rate * rank / len(ordered)]
    limit = max(passed, default=-1.0)
    return frozenset(key for key, p in p_values.items() if p <= limit)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the share that `hits` of `n` may stand for, from and to, by Wilson's score interval at 95 in 100.

    It takes the moments for independent draws from one's life, which what a person chooses to write never quite is.
    Of nothing, everything is possible: (0, 1).
    """
    if n == 0:
        return 0.0, 1.0
    share, z2 = hits / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return (0.0 if hits == 0 else middle - half), (1.0 if hits == n else middle + half)


def _log_chance(hits: int, first: int, second: int, n: int) -> float:
    return _log_choose(first, hits) + _log_choose(n - first, second - hits) - _log_choose(n, second)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
