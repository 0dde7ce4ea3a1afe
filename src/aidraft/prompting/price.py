"""What a request would cost, from the dated list in ``prompts/prices.yaml``."""

import re
from dataclasses import dataclass
from datetime import date

from aidraft.prompting.wording import wording

_VERSION = re.compile(r"-(\d{4}-\d\d-\d\d|latest)$")


@dataclass(frozen=True, slots=True)
class Price:
    """``dollars`` for a request with its answer. ``least`` when the model thinks first, which costs more."""

    dollars: float
    least: bool
    answer_tokens: int
    as_of: date
    source: str


def price(model: str, tokens: int) -> Price | None:
    """The price of a request of `tokens` tokens to OpenAI's `model`, with a usual answer; None when it is not known."""
    known = wording("prices")
    rates = known["models"].get(_VERSION.sub("", model))
    if rates is None:
        return None
    dollars = (tokens * rates[0] + known["answer"] * rates[1]) / 1_000_000
    thinks = model.startswith(tuple(known["thinking"]))
    return Price(dollars, thinks, known["answer"], known["as_of"], known["source"])
