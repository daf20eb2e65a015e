"""Pretend visitors: what must be a number of one's own is."""

from __future__ import annotations

import random
from datetime import date

from counter.practice.visitors import Visitors


def test_no_two_groups_have_one_approval() -> None:
    visitors = Visitors(random.Random(1))
    numbers = [visitors.approval(date(2020, 3, 2)) for _ in range(700)]
    assert len(set(numbers)) == 700
