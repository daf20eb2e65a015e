"""The three-scan lock as a rule: whatever is scanned in whatever order, only what agrees seals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.mailout.lock import Lock, NotToSeal, Scan, Waiting, WrongScan

STATES = ("bound", "bound", "bound", "labelled", "sealed", "posted", "void", "came_back")


@st.composite
def halls(draw: st.DrawFn) -> tuple[Waiting, ...]:
    """A few envelopes with one to three cases each, most of them waiting to be sealed."""
    made = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        cases = tuple(f"RZ{number}{at}" for at in range(draw(st.integers(1, 3))))
        state = draw(st.sampled_from(STATES))
        made.append(Waiting(f"XF{number}", state, cases, f"EA{number}", f"李{number}*", 3))
    return tuple(made)


def scans_of(its: Waiting) -> list[Scan]:
    """Everything that belongs to an envelope."""
    return [
        Scan("label", its.envelope_no, its), Scan("waybill", its.waybill, its),
        *(Scan("paper", no, its, no) for no in its.case_nos),
    ]  # fmt: skip


@st.composite
def mornings(draw: st.DrawFn) -> list[Scan]:
    """Scans of anything in the room, in any order, some of them strange codes."""
    known = [scan for its in draw(halls()) for scan in scans_of(its)]
    known += [Scan("unknown", "6901234567890"), Scan("waybill", "EA9"), Scan("paper", "RZ99")]
    return draw(st.lists(st.sampled_from(known), max_size=14))


def tried(lock: Lock, scan: Scan) -> tuple[Lock, WrongScan | NotToSeal | None]:
    """The lock after the scan, and why it was refused."""
    try:
        return lock.take(scan), None
    except (WrongScan, NotToSeal) as refused:
        return lock, refused


@given(mornings())
@settings(max_examples=300)
def test_only_what_belongs_together_is_sealed_and_a_wrong_scan_changes_nothing(
    scans: list[Scan],
) -> None:
    lock, taken = Lock(), list[Scan]()
    for scan in scans:
        after, refused = tried(lock, scan)
        if refused is not None:
            assert scan.shown in refused.text.zh
            if isinstance(refused, WrongScan):
                assert lock.waiting is not None
                assert lock.waiting.envelope_no in refused.text.zh
                assert lock.waiting.receiver_masked in refused.text.zh
            continue
        lock = after
        taken.append(scan)
        its = lock.waiting
        assert its is not None
        assert its.state == "bound"
        assert {scan.envelope for scan in taken} == {its}
        wanted = {("label", its.envelope_no), ("waybill", its.waybill)}
        wanted |= {("paper", no) for no in its.case_nos}
        assert lock.is_complete == (wanted <= {(one.kind, one.shown) for one in taken})


@given(st.permutations(range(5)))
@settings(max_examples=60)
def test_the_order_of_the_scans_does_not_matter(order: list[int]) -> None:
    its = Waiting("XF1", "bound", ("RZ1", "RZ2", "RZ3"), "EA1", "李*", 3)
    lock = Lock()
    for done, at in enumerate(order):
        assert not lock.is_complete, done
        lock = lock.take(scans_of(its)[at])
    assert lock.is_complete
    assert lock.missing_cases == ()


def test_before_anything_is_in_hand_a_void_label_says_that_it_is_void() -> None:
    its = Waiting("XF1", "void", ("RZ1",), "", "李*", 1)
    with pytest.raises(NotToSeal) as refused:
        Lock().take(Scan("label", "XF1", its))
    assert "作废" in refused.value.text.zh
