"""Which model answers this call, and the line that says so when the person did not choose it."""

from typing import TYPE_CHECKING

from aidraft.cli import terminal
from aidraft.settings import api_key

if TYPE_CHECKING:
    from aidraft.guardrails.policy import Policy
    from aidraft.models import Model
    from aidraft.notes import Interview
    from aidraft.prompting.pseudonyms import Pseudonyms

COMPOSER = "composer"
SCRIPTED = "scripted:"


def choose_model(
    *,
    name: str | None,
    base_url: str | None,
    offline: bool,
    recordings: str | None,
    source: str,
    timeout: int,
    connect_timeout: int,
    quiet: bool,
) -> "Model":
    """The composer when named, recordings when offline, a server when there is a key or an address; the composer, with
    one line on standard error, when there is neither. Raises UsageError for an address that is none."""
    from aidraft.models.catalogue import open_model

    key = api_key()
    if not (offline or base_url or key or name == COMPOSER or (name or "").startswith(SCRIPTED)):
        if not quiet:
            wanted = f"for {name} there is neither a key nor a server" if name else "no model is set up"
            terminal.say(
                f"note: {wanted}, so the built-in composer writes. "
                "To use a model: export OPENAI_API_KEY=…, or --base-url http://localhost:11434/v1 --model NAME"
            )
        name = COMPOSER
    return open_model(
        name, base_url=base_url, api_key=key, offline=offline, recordings=recordings, source=source, timeout=timeout,
        connect_timeout=connect_timeout,
    )  # fmt: skip


def under_pseudonyms(model: "Model", interview: "Interview", policy: "Policy", instruction: str | None) -> "Model":
    """`model`, asked under other names; the composer as it is, for it sends nothing."""
    from aidraft.models.pseudonymous import PseudonymousModel

    return model if model.name == COMPOSER else PseudonymousModel(model, stand_ins(interview, policy, instruction))


def stand_ins(interview: "Interview", policy: "Policy", instruction: str | None) -> "Pseudonyms":
    """The other names for everybody in the notes."""
    from aidraft.grounding.world import World
    from aidraft.prompting.pseudonyms import pseudonyms

    ordinary = World(policy.vocabulary, policy.lexicon, ()).ordinary
    return pseudonyms(interview, ordinary, instruction=instruction)
