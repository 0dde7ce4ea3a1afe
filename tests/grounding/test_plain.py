"""A text laid beside facts it may contradict: what it denies, what it turns round, what it counts and what it calls."""

import pytest

from aidraft import ground

FACTS = (
    "Dear Ms. Okafor, my name is Piet Hals and I am an Account Manager at LedgerLane.",
    "LedgerLane reads incoming invoices automatically and helps small practices reduce the time spent on invoicing.",
    "1. Starter Package: $99/month for up to 3 users.",
    "2. Practice Package: $249/month for up to 15 users, with priority support.",
    "Both packages come with a 14-day risk-free trial, and no credit card is needed.",
    "The first 20 practices that subscribe before 31st October 2023 get two months free in the Early Harvest Bundle.",
    "Nadia led the pilot and Tomas helped with the audit.",
)
CALL = (
    "Agent: Good morning, am I speaking with Mr. Adeyemi?",
    "Client: Yes. How much do the panels cost?",
    "Agent: The panels have a warranty of 25 years, and the financing is $120 a month over 10 years.",
    "Client: Is there any installation fee?",
    "Agent: No, installation is free.",
)


def errors(text, facts=FACTS):
    return [(f.rule, f.text) for f in ground(text, facts) if f.severity == "error"]


@pytest.mark.parametrize(
    "text",
    [
        "Piet Hals, an account manager at LedgerLane, writes to Ms. Okafor to present their invoicing software.",
        "LedgerLane cuts the time that small firms spend on invoices by reading them automatically.",
        "Both packages come with a two-week trial that bears no risk, and a credit card is not needed.",
        "The Starter Package costs $99 monthly and the Practice Package $249, for up to 15 users.",
        "Practices that sign up before October 31st, 2023 receive two months free.",
        "Tomas helped with the audit.",
        "Nadia led the pilot.",
    ],
)
def test_a_fair_retelling_stands(text):
    assert errors(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Adeyemi learns that there is no installation fee and that the panels carry a 25-year warranty.",
        "The agent speaks of financing at $120 per month over ten years.",
    ],
)
def test_a_fair_retelling_of_a_conversation_stands(text):
    assert errors(text, CALL) == []


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("LedgerLane does not read incoming invoices.", "not read incoming invoices"),
        ("The Practice Package comes without priority support.", "without priority support"),
        ("LedgerLane reads incoming invoices but fails to support practices.", "fails to support practices"),
        ("A credit card is needed.", "credit card is needed"),
    ],
)
def test_a_denial_that_is_not_in_the_facts_is_found_and_one_left_out(text, passage):
    assert ("grounding.claim", passage) in errors(text)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("LedgerLane reads incoming invoices manually.", "manually"),
        ("LedgerLane helps large practices.", "large"),
        ("The software increases the time spent on invoicing.", "increases"),
        ("LedgerLane reads invoices wrongly.", "wrongly"),
        ("The software helps practices with unreliable support.", "unreliable"),
    ],
)
def test_the_opposite_and_a_fault_nobody_found(text, passage):
    assert ("grounding.claim", passage) in errors(text)


def test_an_opposite_that_the_text_denies_is_none():
    assert errors("LedgerLane does not read invoices manually.")[:1] != [("grounding.claim", "manually")]
    assert errors("The panels are not costly.", ["The panels are cheap.", "The panels are not costly."]) == []


@pytest.mark.parametrize(
    ("text", "rule", "passage"),
    [
        ("The Practice Package costs $99/month for up to 15 users.", "grounding.number", "$99"),
        ("The trial lasts 30 days.", "grounding.number", "30 days"),
        ("The Starter Package costs $99 a year.", "grounding.number", "a year"),
        ("The first 50 practices that subscribe get two months free.", "grounding.number", "50"),
        ("Every practice that subscribes gets two months free.", "grounding.claim", "Every practice"),
        ("Practices subscribe before October 30th, 2023.", "grounding.date", "October 30th, 2023"),
    ],
)
def test_the_number_of_another_thing(text, rule, passage):
    assert (rule, passage) in errors(text)


@pytest.mark.parametrize(
    ("text", "rule", "passage"),
    [
        ("Two months are free in the Early Harvest Package.", "grounding.term", "Early Harvest Package"),
        ("Piet Hals is a marketing manager at LedgerLane.", "grounding.claim", "marketing manager"),
        ("Piet Hals is an account director at LedgerLane.", "grounding.claim", "account director"),
        ("He writes to Mr. Okafor.", "grounding.name", "Mr."),
        ("As Piet Halz says, invoices are read automatically.", "grounding.name", "Piet Halz"),
    ],
)
def test_names_and_positions_that_no_fact_puts_together(text, rule, passage):
    assert (rule, passage) in errors(text)


def test_what_is_told_of_a_sister_product():
    facts = [
        "The Amber tour is short and stays in the harbour.",
        "On the Cobalt tour you see the lighthouse, the seal colony and the old cannery.",
    ]
    assert errors("On the Cobalt tour you see the lighthouse and the seal colony.", facts) == []
    assert errors("On the Amber tour you see the lighthouse and the seal colony.", facts) == [
        ("grounding.claim", "Amber")
    ]


@pytest.mark.parametrize("facts", [FACTS, CALL])
def test_the_facts_bear_themselves_out(facts):
    assert [errors(fact.partition(": ")[2] or fact, facts) for fact in facts] == [[] for _ in facts]


def test_a_rate_is_a_rate_however_it_is_written():
    assert errors("The financing is $120 monthly.", CALL) == []
    assert ("grounding.number", "a week") in errors("The financing is $120 a week.", CALL)


def test_a_limit_and_a_degree_need_a_fact():
    assert ("grounding.claim", "only") in errors("LedgerLane reads only incoming invoices.")
    assert ("grounding.claim", "completely") in errors("LedgerLane completely reads incoming invoices.")
    assert errors("Installation is only free.", ["Installation is only free."]) == []


def test_who_helped_did_not_lead():
    assert errors("Tomas led the audit.") == [("grounding.claim", "led")]


def test_one_strange_word_is_for_a_person_to_look_at_and_an_invention_is_an_error():
    findings = ground("LedgerLane reads incoming invoices from a kiosk.", FACTS)
    assert [(f.severity, f.text) for f in findings] == [("warning", "kiosk")]
    assert errors("LedgerLane reads invoices beside the quarry, the aqueduct and the orchard.")
