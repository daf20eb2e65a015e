"""Half an answer from a spooler is no answer."""

from __future__ import annotations

import pytest

from ui.kit.printing import ipp

# Get-Job-Attributes: successful-ok, job-state enum 9, two job-state-reasons, end.
ANSWER = (
    b"\x02\x00\x00\x00\x00\x00\x00\x01\x01"
    b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09"
    b"\x44\x00\x11job-state-reasons\x00\x04none\x44\x00\x00\x00\x05later"
    b"\x22\x00\x02ok\x00\x01\x01\x03"
)


def test_numbers_words_and_their_further_values_are_read():
    answer = ipp.decode(ANSWER)
    assert answer.is_success
    assert answer.number("job-state") == 9
    assert answer.words("job-state-reasons") == ("none", "later")
    assert answer.number("job-media-sheets") is None


@pytest.mark.parametrize("length", range(len(ANSWER)))
def test_an_answer_cut_short_anywhere_is_no_answer(length):
    with pytest.raises(ipp.NoAnswer):
        ipp.decode(ANSWER[:length])


def test_a_request_reads_back_as_it_was_asked():
    request = ipp.encode(
        ipp.GET_JOB_ATTRIBUTES,
        [
            (ipp.URI, "job-uri", "ipp://localhost/jobs/7"),
            (ipp.KEYWORD, "requested-attributes", "job-state"),
            (ipp.KEYWORD, "", "job-name"),
        ],
    )
    asked = ipp.decode(request)
    assert asked.status == ipp.GET_JOB_ATTRIBUTES  # same place in the message
    assert asked.words("job-uri") == ("ipp://localhost/jobs/7",)
    assert asked.words("requested-attributes") == ("job-state", "job-name")
