"""The forms of a verb, made from its plain one: "stop", "stops", "stopped", "stopping"."""

from functools import cache

from aidraft.language.data import listed, words


@cache
def irregular() -> dict[str, tuple[str, str]]:
    """The past and the participle of each irregular verb."""
    table = {"be": ("was", "been")}
    for item in listed("words", "verbs"):
        base, *forms = item.split("/")
        forms = [f for f in forms if f[0] != "'" and not f.endswith("ing") and f != third_person(base)]
        if forms and base not in words("words", "weak_verbs"):
            only_participle = len(forms) == 1 and forms[0].endswith(("en", "wn"))
            table.setdefault(
                base, (_with(base, "ed") if only_participle else forms[0], forms[1] if len(forms) > 1 else forms[0])
            )
    table |= {verb: (table[verb][0], verb) for verb in ("come", "become", "overcome", "run", "outrun") if verb in table}
    return {**table, "get": ("got", "got"), "beat": ("beat", "beaten")}


def third_person(verb: str) -> str:
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o", "z")) else "s")


def past(verb: str) -> str:
    return irregular()[verb][0] if verb in irregular() else _with(verb, "ed")


def participle(verb: str) -> str:
    return irregular()[verb][1] if verb in irregular() else _with(verb, "ed")


def gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return _with(verb, "ing")


def _with(verb: str, ending: str) -> str:
    if verb in words("words", "doubled_verbs"):
        return verb + verb[-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    silent = verb.endswith("e") and verb not in ("be", "see", "agree", "oversee", "guarantee", "flee")
    if silent or (ending == "ed" and verb.endswith("ee")):
        return verb[:-1] + ending
    return verb + ending
