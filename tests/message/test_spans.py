"""Spans taken together answer as if each were asked."""

from hypothesis import given
from hypothesis import strategies as st

from aidraft.message import Spans

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda drawn: (drawn[0], sum(drawn)))


@given(st.lists(SPAN), st.lists(SPAN), SPAN)
def test_they_overlap_what_one_of_them_overlaps(first, more, asked):
    spans = Spans(first)
    for span in more:
        spans.add(span)
    assert spans.overlap(asked) is any(start < asked[1] and asked[0] < end for start, end in [*first, *more])


def test_what_touches_does_not_overlap():
    assert not Spans([(2, 5), (8, 9)]).overlap((5, 8))
    assert not Spans().overlap((0, 1))
