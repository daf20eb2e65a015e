"""Pretend notary offices bring exactly what they are asked for, and one bad row more."""

from __future__ import annotations

import random

import pytest

from counter.practice import notary
from counter.practice.visitors import Visitors
from counter.queue import batches
from tests.conftest import Hall


@pytest.mark.parametrize("matters", [8, 13, 20])
def test_a_pretend_batch_comes_to_exactly_its_matters(hall: Hall, matters: int) -> None:
    visitors = Visitors(random.Random(matters))
    done = notary.bring(hall.desk, visitors, matters, lambda desk, job: hall.print(job))
    (card,) = batches.batches(hall.desk)
    lines = batches.batch(hall.desk, done.batch_no)[1]
    assert sum(line.matters for line in lines) == matters
    assert (card.balance.taken_in, card.handed_back) == (len(done.rows), 1)
    assert card.balance.is_even
