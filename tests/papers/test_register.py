"""The register of papers: what there is, and what it costs to know it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from counter.papers import register, samples
from counter.papers.sizes import SIZES


def test_every_size_named_is_a_size_there_is():
    assert {size for sizes in register.SIZES.values() for size in sizes} <= set(SIZES)


def test_every_kind_has_a_title():
    assert set(register.TITLES) == set(register.SIZES)


@pytest.mark.parametrize(("kind", "size"), [("receipt", "A3"), ("label", "A5"), ("poem", "")])
def test_a_paper_that_is_not_printed_here_is_refused(kind, size):
    with pytest.raises(register.NoSuchPaper):
        register.pdf(kind, samples.facts("receipt"), size)


def test_knowing_the_sizes_of_papers_does_not_load_the_printing():
    probe = (
        "import sys, counter.papers.register;"
        "print([name for name in ('reportlab', 'qrcode', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
