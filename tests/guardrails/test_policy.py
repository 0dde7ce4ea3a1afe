"""The policy: the shipped one is whole, a file of one's own lies over it, and what cannot be used is refused whole."""

import json
import subprocess
import sys

import pytest

from aidraft.errors import PolicyError
from aidraft.guardrails.policy import FAMILIES, SIZE_AT_MOST, load_policy
from aidraft.notes.interview import KINDS

IDS = [
    f"{family}.{name}"
    for family, names in {
        "length": "words paragraphs subject sentence",
        "components": "subject greeting gratitude recap interest fit next-steps assistance previous-message "
        "new-material promised unfinished closing signature",
        "tone": "casual stiff desperate negative exclamation target",
        "forbidden": "complaint feedback salary pressure disparagement personal private secret placeholder meta markup "
        "link flattery cliche",
        "grounding": "name company role number date term claim event crosstalk duplicate",
        "proofreading": "spelling grammar punctuation",
        "timing": "early late unwelcome too-many",
    }.items()
    for name in names.split()
]
WARNINGS = {
    "length.subject", "length.sentence", "components.assistance", "components.unfinished", "forbidden.flattery",
    "forbidden.cliche", "proofreading.punctuation", "timing.late",
}  # fmt: skip


def problems_of(*args, **kwargs) -> str:
    with pytest.raises(PolicyError) as caught:
        load_policy(*args, **kwargs)
    return str(caught.value)


def test_the_shipped_policy_holds_every_id_of_the_documentation_and_no_other():
    assert sorted(load_policy().rules) == sorted(IDS)


def test_what_would_harm_the_candidate_fails_and_what_is_a_matter_of_taste_warns():
    rules = load_policy().rules
    assert {rule_id for rule_id in IDS if rules[rule_id].severity == "warning"} == WARNINGS


def test_every_kind_has_ranges_and_a_level_for_every_component():
    policy = load_policy()
    assert tuple(policy.kinds) == KINDS
    components = {rule_id.partition(".")[2] for rule_id in IDS if rule_id.startswith("components.")}
    for kind in policy.kinds.values():
        assert set(kind["components"]) == components
        assert set(kind["components"].values()) <= {"error", "warning", "off"}
        for what in ("words", "paragraphs"):
            (low, high), (least, most) = kind[what]["ideal"], kind[what]["hard"]
            assert least <= low <= high <= most


@pytest.mark.parametrize(
    ("kind", "tone", "words", "paragraphs"),
    [
        ("thank-you", "professional", ([75, 180], [50, 220]), ([3, 4], [2, 5])),
        ("thank-you", "concise", ([70, 130], [50, 220]), ([2, 4], [2, 5])),
        ("note", "warm", ([50, 110], [25, 140]), ([1, 3], [1, 3])),
        ("follow-up", "concise", ([60, 150], [30, 180]), ([2, 3], [1, 4])),
        ("reminder", "formal", ([40, 100], [20, 130]), ([1, 3], [1, 4])),
        ("clarification", "warm", ([50, 120], [30, 150]), ([2, 3], [1, 4])),
        ("additional-info", "warm", ([60, 160], [35, 200]), ([2, 4], [1, 5])),
    ],
)
def test_ranges_go_by_kind_and_tone(kind, tone, words, paragraphs):
    policy = load_policy()
    for what, (ideal, hard) in (("words", words), ("paragraphs", paragraphs)):
        assert policy.length(kind, tone, what) == {"ideal": ideal, "hard": hard}


def test_the_shipped_policy_is_read_once():
    assert load_policy() is load_policy()


# ── files of one's own ──────────────────────────────────────────────────────────────────────────────────────


def test_an_own_file_changes_severity_limits_tones_lists_and_classes(overlay):
    path = overlay("""
name: harbour
kinds:
  thank-you:
    words: {ideal: [60, 100]}
    components: {fit: "off", assistance: error}
timing: {reminder-after-days: 10}
subject: {characters: 60}
tones:
  salty: {exclamations: 3, contractions: 20.0, formality: [-30.0, 5.0], warmth: [0.0, 30.0], energy: [0.0, 30.0]}
  warm: {exclamations: 2}
classes: {gratitude_noun: "kudos", flotsam: "flotsam jetsam @thanks"}
rules:
  timing.late: {severity: error}
  timing.unwelcome: {settings: {refusals: ["leave us be"]}}
  forbidden.cliche:
    match: ["<flotsam>"]
    bad: ["Some flotsam."]
""")
    base, policy = load_policy(), load_policy([path])
    assert policy.name == "harbour"
    assert policy.length("thank-you", "warm", "words") == {"ideal": [60, 100], "hard": [50, 220]}
    assert policy.kinds["thank-you"]["components"]["fit"] == "off"
    assert policy.kinds["thank-you"]["components"]["recap"] == "error"
    assert policy.kinds["note"] == base.kinds["note"]
    assert policy.numbers["timing"]["reminder-after-days"] == 10
    assert policy.numbers["timing"]["unanswered-at-most"] == 2
    assert policy.numbers["subject"] == {"words": [3, 12], "characters": 60}
    assert policy.tones["salty"]["exclamations"] == 3
    assert policy.tones["warm"]["exclamations"] == 2
    assert policy.tones["warm"]["contractions"] == base.tones["warm"]["contractions"]
    assert policy.rules["timing.late"].severity == "error"
    assert policy.rules["timing.unwelcome"].settings["refusals"] == ["leave us be"]
    assert policy.rules["timing.unwelcome"].settings["refusal-phrases"], "a setting left out stays as it is"
    assert len(policy.rules["forbidden.cliche"].patterns) == len(base.rules["forbidden.cliche"].patterns) + 1
    assert policy.rules["forbidden.cliche"].bad == (*base.rules["forbidden.cliche"].bad, "Some flotsam.")
    assert {"flotsam", "gratitude_noun"} <= policy.lexicon.names
    assert load_policy() is base, "the shipped policy stays as it was"
    assert base.rules["timing.late"].severity == "warning"


def test_an_own_class_and_pattern_take_part_in_the_judgement(overlay, judged, letter, of):
    path = overlay("""
classes: {dredger: "dredge dredger"}
rules:
  forbidden.cliche: {severity: error, match: [{all: ["<dredger>"], excuse: never}]}
""")
    text = letter
    assert not of(judged(text), "forbidden.cliche")
    [finding] = of(judged(text, files=[path]), "forbidden.cliche")
    assert (finding.text, finding.severity) == ("Dredging", "error")


def test_an_own_vocabulary_licenses_words(overlay, judged, letter, of):
    text = letter.replace("careful work", "careful work for any windlass")
    assert any("windlass" in f.text for f in judged(text).findings if f.rule.startswith("grounding."))
    path = overlay("vocabulary: {lock-keeping: windlass}\n")
    assert not any("windlass" in f.text for f in judged(text, files=[path]).findings if f.rule.startswith("grounding."))


def test_files_lie_over_one_another_in_their_order(overlay):
    first = overlay("sentence: {words: 20}\nname: first\n", "first.yaml")
    second = overlay("sentence: {words: 25}\n", "second.yaml")
    assert load_policy([first, second]).numbers["sentence"]["words"] == 25
    assert load_policy([second, first]).numbers["sentence"]["words"] == 20
    assert load_policy([first, second]).name == "first"


@pytest.mark.parametrize("word", ["off", "no", "false"])
def test_off_is_off_also_where_yaml_reads_it_as_false(overlay, word):
    path = overlay(f"kinds: {{thank-you: {{components: {{fit: {word}}}}}}}\n")
    assert load_policy([path]).kinds["thank-you"]["components"]["fit"] == "off"


def test_the_digest_stays_with_the_content_and_changes_with_it(overlay):
    base = load_policy().digest
    assert base.startswith("sha256:")
    assert len(base) == len("sha256:") + 64
    same = [overlay("sentence: {words: 20}\n", "a.yaml"), overlay("# a remark\nsentence:\n  words: 20\n", "b.yaml")]
    assert load_policy([same[0]]).digest == load_policy([same[1]]).digest != base
    changes = [
        "sentence: {words: 21}", "classes: {thanks: kudos}", "vocabulary: {own: windlass}", "name: own",
        "rules: {timing.late: {severity: error}}", "rules: {forbidden.cliche: {match: [windlass]}}",
    ]  # fmt: skip
    digests = [load_policy([overlay(text, f"{i}.yaml")]).digest for i, text in enumerate(changes)]
    assert len({base, *digests}) == len(changes) + 1


def test_the_digest_is_the_same_in_every_process():
    code = "from aidraft.guardrails.policy import load_policy; print(load_policy().digest)"
    told = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert {run.stdout.strip() for run in told} == {load_policy().digest}


# ── refusals ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour: red", "unknown name 'colour'"),
        ("kinds: {thankyou: {questions: 2}}", "unknown name 'kinds.thankyou'"),
        ("kinds: {thank-you: {word: {ideal: [1, 2]}}}", "unknown name 'kinds.thank-you.word'"),
        ("kinds: {thank-you: {components: {thanks: error}}}", "unknown name 'kinds.thank-you.components.thanks'"),
        ("kinds: {thank-you: {components: {fit: fatal}}}", "kinds.thank-you.components.fit"),
        ("kinds: {thank-you: {words: {ideal: many}}}", "kinds.thank-you.words.ideal"),
        ("kinds: {thank-you: {words: {ideal: [9, 4]}}}", "kinds.thank-you.words.ideal"),
        ("kinds: {thank-you: {words: {ideal: [1, 2, 3]}}}", "kinds.thank-you.words.ideal"),
        ("kinds: {thank-you: 7}", "kinds.thank-you"),
        ("kinds: []", "kinds"),
        ("kinds: {note: {by-tone: {salty: {words: {ideal: [1, 2]}}}}}", "unknown name 'kinds.note.by-tone.salty'"),
        ("kinds: {note: {by-tone: {warm: 7}}}", "kinds.note.by-tone.warm"),
        ("kinds: {note: {by-tone: {warm: {word: 7}}}}", "unknown name 'kinds.note.by-tone.warm.word'"),
        ("kinds: {note: {by-tone: 7}}", "kinds.note.by-tone"),
        ("timing: {reminder-after-days: soon}", "timing.reminder-after-days"),
        ("timing: {reminder-after-day: 5}", "unknown name 'timing.reminder-after-day'"),
        ("sentence: 30", "sentence"),
        ("tones: {salty: {exclamations: 3}}", "the new tone 'salty' lacks contractions, energy, formality, warmth"),
        ("tones: {warm: {exclamation: 3}}", "unknown name 'tones.warm.exclamation'"),
        ("tones: {salty: 3}", "tones.salty"),
        ("rules: {forbidden.bells: {severity: error}}", "unknown rule 'forbidden.bells'"),
        ("rules: {forbidden.cliche: {severity: loud}}", "'loud'"),
        ("rules: {forbidden.cliche: {colour: red}}", "unknown keys colour"),
        ("rules: {forbidden.cliche: {id: forbidden.bells}}", "id"),
        ("rules: {forbidden.cliche: {match: ['<nowhere>']}}", "nowhere"),
        ("rules: {forbidden.cliche: {regex: ['(?=x)']}}", "not RE2"),
        ("rules: {forbidden.cliche: [1]}", "forbidden.cliche"),
        ("rules: [1]", "rules"),
        ("classes: {flotsam: '@nowhere'}", "@nowhere"),
        ("classes: {flotsam: '@flotsam'}", "takes itself in"),
        ("classes: [1]", "classes"),
        ("classes: {flotsam: [jetsam]}", "classes.flotsam"),
        ("vocabulary: [1]", "vocabulary"),
        ("", "empty or not a mapping"),
        ("- a list", "empty or not a mapping"),
        ("a: [", "cannot read the policy file"),
        ("a: !!python/object/apply:os.getcwd []", "cannot read the policy file"),
        ("a: &x [1]\nb: *x\n", "YAML aliases"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(overlay, text, told):
    assert told in problems_of([overlay(text)])


def test_all_problems_of_all_files_are_listed_at_once(overlay):
    first = overlay("colour: red\nclasses: {flotsam: '@nowhere'}\n", "first.yaml")
    second = overlay(
        "kinds: {thankyou: {}}\nrules: {forbidden.bells: {severity: error}, timing.late: {severity: loud}}\n",
        "second.yaml",
    )
    told = problems_of([first, second])
    for part in ("'colour'", "@nowhere", "'kinds.thankyou'", "'forbidden.bells'", "'loud'"):
        assert part in told


def test_an_alias_bomb_is_refused_before_it_is_built(overlay):
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(12)
    )
    assert "aliases" in problems_of([overlay(bomb)])


def test_a_file_too_large_to_be_a_policy_is_refused(overlay):
    assert "bytes" in problems_of([overlay("#" * (SIZE_AT_MOST + 1))])


def test_a_file_nested_too_deeply_is_refused(overlay):
    assert "policy file" in problems_of([overlay("name: " + "[" * 20_000)])


def test_a_missing_file_a_folder_and_a_wrong_encoding_are_named(tmp_path):
    assert "gone.yaml" in problems_of([tmp_path / "gone.yaml"])
    assert str(tmp_path) in problems_of([tmp_path])
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("name: déjà".encode("latin-1"))
    assert "latin.yaml" in problems_of([latin])


def test_allow_names_rules_and_families_in_one_order_and_refuses_others():
    policy = load_policy(allow=["tone.casual", "proofreading", "tone.casual"])
    assert policy.allowed == ("proofreading", "tone.casual")
    assert policy.is_allowed("proofreading.spelling")
    assert policy.is_allowed("tone.casual")
    assert not policy.is_allowed("tone.stiff")
    assert policy.digest == load_policy().digest
    told = problems_of(allow=["tone.casul", "spelling", "tone"])
    assert "'tone.casul'" in told
    assert "'spelling'" in told
    assert "'tone'" not in told


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_speaks_to_a_person(family):
    for rule in load_policy().rules.values():
        if rule.family == family:
            assert rule.why.endswith((".", "!", "?"))
            assert not rule.message.endswith(".")
            assert len(rule.bad) >= 2
            assert len(rule.good) >= 2
            json.dumps(rule.settings)
