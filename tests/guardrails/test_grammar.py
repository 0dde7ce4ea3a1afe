"""Grammar that the neighbours of a word, its clause or its time give away, and the good English that looks like it."""

import pytest

from aidraft.errors import PolicyError
from aidraft.proofreading import Mistake, proofread
from aidraft.proofreading.guide import compile_guide, shipped_guide
from aidraft.proofreading.inflection import gerund, participle, past, third_person
from aidraft.proofreading.reading import BREAK, DOT, NAME, read
from aidraft.proofreading.word_classes import WordClasses

GREETING = "Dear Ines,\n\n"


def found(sentence: str) -> list[Mistake]:
    return [m for m in proofread(f"{GREETING}{sentence}\n") if m.rule != "proofreading.punctuation"]


def mended(sentence: str, mistake: Mistake) -> str:
    begin, end = (place - len(GREETING) for place in mistake.span)
    return sentence[:begin] + (mistake.fix or "") + sentence[end:]


# What is wrong, and with the one fix that is certain, or None where more than one would do.
WRONG = [
    # forms of verbs
    ("The creek has shrank since the dam was built.", "The creek has shrunk since the dam was built."),
    ("I have never drove a reach truck.", "I have never driven a reach truck."),
    ("The goats could went up there alone.", "The goats could go up there alone."),
    ("You did not rang the bell.", "You did not ring the bell."),
    ("The chart lets the tenants to choose a day.", None),
    ("We invited them join us for lunch.", "We invited them to join us for lunch."),
    ("I do not hesitate call the vet.", "I do not hesitate to call the vet."),
    ("I would be glad show you the kiln.", "I would be glad to show you the kiln."),
    ("There is a joy in the art of write menus.", "There is a joy in the art of writing menus."),
    ("I am thinking of to move nearer.", None),
    ("The eggs have been send to the shop.", "The eggs have been sent to the shop."),
    ("It is depends on the weather.", None),
    ("We not sure about the date yet.", None),
    ("You were kind enough to showing us the loft.", "You were kind enough to show us the loft."),
    ("We could not help to smile at the goat.", None),
    ("I am owning two ferrets.", "I own two ferrets."),
    ("She succeeded to mend the organ.", "She succeeded in mending the organ."),
    ("Should you required a map, I can draw one.", "Should you require a map, I can draw one."),
    ("Tomorrow I sent you the sketch.", None),
    ("This is the first time I attend a launch.", "This is the first time I have attended a launch."),
    # tenses and suppositions
    ("By the time I reached the quay, the boat has sailed.", "By the time I reached the quay, the boat had sailed."),
    ("Until you told me, I have never heard of it.", "Until you told me, I had never heard of it."),
    ("Were I to win, I will share the cake.", "Were I to win, I would share the cake."),
    ("If I were taller, I will paint the ceiling.", "If I were taller, I would paint the ceiling."),
    ("I would have stayed if I have known of the feast.", "I would have stayed if I had known of the feast."),
    ("Last week the farrier has been ill.", None),
    # word order
    ("Seldom I have heard such a choir.", None),
    ("I asked the porter whether was the lift safe.", None),
    ("She told us very clearly how would the dam be built.", None),
    ("The shed is enough large for a boat.", None),
    # prepositions
    ("The price depends from the harvest.", "The price depends on the harvest."),
    ("I am interested on the new orchard.", "I am interested in the new orchard."),
    ("My crew consisted from two riggers.", "My crew consisted of two riggers."),
    ("You may rely me to lock the shed.", "You may rely on me to lock the shed."),
    ("She explained me how the looms run.", "She explained to me how the looms run."),
    # one and several
    ("Many tenant asked about the lift.", "Many tenants asked about the lift."),
    ("There is little time and too much questions.", None),
    ("Less pages would do.", "Fewer pages would do."),
    ("Each children had a boat.", None),
    ("A good boots is dear.", None),
    ("This boots are warm.", "These boots are warm."),
    ("How much seats are free?", "How many seats are free?"),
    ("Every bakers gets up early.", None),
    ("The towers hold many apprentice's homes, and both of the baker's are full.", None),
    ("A herd grows with fewer noise.", "A herd grows with less noise."),
    ("Our choir reacted calm.", "Our choir reacted calmly."),
    ("He leads a high skilled crew.", "He leads a highly skilled crew."),
    # agreement across a clause
    ("The maps that Mr Bell drew shows the reef.", "The maps that Mr Bell drew show the reef."),
    ("Each of the barns you showed me have a clock.", "Each of the barns you showed me has a clock."),
    ("Only one of the ponies we met belong to her.", "Only one of the ponies we met belongs to her."),
    # pronouns and comparisons
    ("Letters came for people like he who travel.", "Letters came for people like him who travel."),
    ("The faster we row, the most I sing.", "The faster we row, the more I sing."),
    ("She gave hers card to the porter.", "She gave her card to the porter."),
    ("The nurse which met me was kind.", "The nurse who met me was kind."),
    ("I spoke with the baker whom runs the stall.", "I spoke with the baker who runs the stall."),
    ("A map would help both you and I.", "A map would help both you and me."),
    ("Between my brother and I there are no secrets.", "Between my brother and me there are no secrets."),
    ("A friend of my knows the pier.", None),
    ("The old ferry was faster as the new one.", "The old ferry was faster than the new one."),
    ("Your bread is as good than ours.", "Your bread is as good as ours."),
    ("He explained the route very careful.", "He explained the route very carefully."),
    ("I was surprising by the view.", "I was surprised by the view."),
    # articles
    ("If tenant has a key, there is no need to ring.", None),
    ("My aunt was seamstress in Leeds.", None),
    # agreement
    ("The number of swans on the lakes have grown.", "The number of swans on the lakes has grown."),
    ("The list of faults that the fitters keep are long.", "The list of faults that the fitters keep is long."),
    ("The children was glad of the shade.", "The children were glad of the shade."),
    ("He keep bees on the roof.", "He keeps bees on the roof."),
    ("Where is the forms for the loan?", "Where are the forms for the loan?"),
    # questions
    ("I wonder how will the harbour freeze.", None),
    ("Could you tell me when will you open?", "Could you tell me when you will open?"),
    ("When you will decide?", "When will you decide?"),
    # tenses and clauses
    ("I have passed my driving test in 2016.", None),
    ("I live in Leeds since 2019.", None),
    ("When we met, you tell me about the ferry.", None),
    ("Although it rained, but we sailed.", "Although it rained, we sailed."),
    ("If the path would be shorter, more people would walk.", None),
    ("If I had known, I will come.", None),
    # look-alikes
    ("Give the horse time to breath before the next jump.", "Give the horse time to breathe before the next jump."),
    ("The principle reason is the frost.", "The principal reason is the frost."),
    ("The frost will effect the vines.", "The frost will affect the vines."),
    ("I asked weather the boats go out.", "I asked whether the boats go out."),
    ("Farmers loose patience with forms.", "Farmers lose patience with forms."),
    ("A through check takes an hour.", "A thorough check takes an hour."),
    ("The sea is calmer then usual.", "The sea is calmer than usual."),
    ("The mill lost it's wheel in a flood.", "The mill lost its wheel in a flood."),
    ("We where able to land.", "We were able to land."),
    ("I have a flare for hats.", "I have a flair for hats."),
    # what one verb asks of another, over a distance
    ("She spent an hour to check the winch.", "She spent an hour checking the winch."),
    ("The rule lets nobody to skip a check.", None),
    ("I would dearly like come back in June.", "I would dearly like to come back in June."),
    ("You need not to bring boots.", "You need not bring boots."),
    ("We were happy to meet the crew and seeing the nets.", None),
    ("He works in the shop and teach the boys.", "He works in the shop and teaches the boys."),
    ("I like sewing, knitting and to write.", "I like sewing, knitting and writing."),
    # clauses as wholes
    ("It is the hut in which we slept in.", None),
    ("I am teaching in Hull for nine years.", "I have been teaching in Hull for nine years."),
    ("When I will land, I ring you.", None),
    ("I will send the chart when I will have it.", None),
    ("Is a fine idea to wait.", None),
    ("Although the ferry was late.", None),
    ("Which boots I should wear?", "Which boots should I wear?"),
    ("Why you chose the smaller boat?", None),
    ("What I forgot was where do the eels go.", None),
    ("If I had a boat, I will row.", None),
    # what is missing, or one too many
    ("On Monday we have sold the barn.", "On Monday we sold the barn."),
    ("The feast is plan for May.", None),
    ("The seats were repair by the choir.", "The seats were repaired by the choir."),
    ("I think is the right place for me.", "I think it is the right place for me."),
    ("It was a such warm welcome.", "It was such a warm welcome."),
    ("More than four hundred thousands people came.", "More than four hundred thousand people came."),
    ("It is only way to the roof.", "It is the only way to the roof."),
    ("She explained me the tides.", "She explained to me the tides."),
    ("We go live in May 3.", "We go live on May 3."),
    ("I would like to learn from your and the cooks.", "I would like to learn from you and the cooks."),
    ("You and me ended up on the quay.", "You and I ended up on the quay."),
    ("That would suit the crew good.", "That would suit the crew well."),
    ("I could easy come on a Friday.", "I could easily come on a Friday."),
    ("We cannot see nothing from here.", None),
    ("I wonder whether if the hut is free.", "I wonder whether the hut is free."),
    ("Here are the notes on which I rely on.", None),
]


@pytest.mark.parametrize(("sentence", "right"), WRONG)
def test_a_slip_is_found_and_mended_where_the_answer_is_certain(sentence: str, right: str | None) -> None:
    mistakes = found(sentence)
    assert mistakes
    if right is not None:
        assert [mended(sentence, m) for m in mistakes] == [right]
        assert not found(right)


@pytest.mark.parametrize(
    "sentence",
    [
        "I must have met her last week, and I hope to have met them all by May.",
        "The plan, should visits be allowed, could help.",
        "What we did was ask the children.",
        "They had the flat let to students.",
        "I am used to walking, and the shed is used to store hay.",
        "The price depends in part on the harvest, and on the weather.",
        "Three report to me, and both work well.",
        "Few visit in winter.",
        "Week two of the course was about knots.",
        "Much depends on the tide, and less matters than one thinks.",
        "The clients which we lost were firms.",
        "It gets easier as the years pass, and we work better as a team.",
        "I know what is the matter, and what does the most good.",
        "I asked who you are and how it is done.",
        "I have thought about our talk last week, and I have kept your letter since 2019.",
        "I work late, since 2019 taught me how.",
        "When we met, I hope I did not talk too much.",
        "If a visit would be easier, I would gladly come.",
        "If you will let me know, I will bring the keys.",
        "They came loose in the wind, and we tied up the loose ends.",
        "Attention to breath and posture helps.",
        "In principle, the principal agrees, and his principal reason is sound.",
        "They effect change, and the change affects us all.",
        "Good or bad, the weather decides whether we sail.",
        "The report was through the door before I could thank you for your thorough work.",
        "It's early, and its wheel is new.",
        "Is your .env file where you were told to keep it?",
        "I suggest that the list include the tools.",
        "The fact that staff have left is sad.",
        "The figures management reports are late.",
        "How many times before the gate is shut?",
        "We have a map, a torch, and the keys are with you.",
        "The committee have met, and the hospital don't mind.",
        "String literals are fast and efficient, and here are a few sample searches.",
        "I was impressed from the start, and interested at the time for the reasons I gave.",
        "I was engaged with the work, and I am married with two children.",
        "The manager put the plan on the wall.",
        "Have you seen the new shed, and had we done it before?",
        "I heard from Tom and I want to thank him.",
        "They work in pairs, and few work at night.",
        "It is striking how much changes in a week and how much rests on trust.",
        "Not much changes in winter.",
        "I am keen for the team to see it, and proud on the day of the launch.",
        "I have budget for two posts, and I wrote copy for the leaflet.",
        "I would wait my turn, and I listened that day to all of you.",
        "I enjoy writing thank you letters.",
        "I prefer walking rather than driving.",
        "She stopped me to ask the way.",
        "I look forward each spring to the fair.",
        "Much results from care, and less results in waste.",
        "The idea came instead from Ana, and she was laying in stores.",
        "What the results are is your affair.",
        "I see it more as a good one.",
        "He reminded us on the tour that the kiln was hot.",
        "I took part at the age of ten.",
        "She concentrated in the mornings and contributed for the first time in May.",
        "Many progress to nursing, and several team with a mentor.",
        "I participated for two years.",
        "She is very understanding, and I was needing no more than a map.",
        "By the time you read this, I have left. Until then, I have a boat to mend.",
        "Were the hall free, we will see. Had I the time, I would row.",
        "You asked if I would come, and I said that I might have come if asked.",
        "The hall differs in that we built it, and only one of us has seen it.",
        "It was good of you to let people working nearby in, and such good company.",
        "The number of guests is small, and what the porter showed me has stayed with me.",
        "The managers who run the wards, as they told me, care about every nurse.",
        "We spent the day to no avail, and he was too busy to answer.",
        "The questions that the boy asked were good, and what I rely on is a list.",
        "It is the hut in which we slept in peace. I am teaching there for a term.",
        "If you will allow me, I would row. When will you land?",
        "I said that I was interested. What I would like to know is the date.",
        "Let me see to it, and let the visitors in to see the loom.",
        "Having declined a builder's request for sand, I need no more.",
        "It is the first thing on anyone's list, and the answer I wish to complete.",
        "I know that if it rains, we stay in, and that bothers nobody.",
        "Much depends on the wind, and the plan is run by members of the crew.",
        "By how much did it fall, and at what time does it start?",
        "I can think of no principal of a school who would not lend us the hall.",
    ],
)
def test_good_english_that_looks_like_a_slip_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


def test_a_name_within_a_sentence_is_no_word() -> None:
    norms = read("Dear Will,\n\nRose met Will in May. Ask .env and ask me.\n\nYours").norms
    assert [n for n in norms if n in (BREAK, NAME, DOT)] == [BREAK, NAME, BREAK, NAME, DOT, BREAK, BREAK]
    assert "rose" in norms  # where a sentence begins, a capital tells nothing
    assert "may" in norms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("carry", "carries carried carried carrying"),
        ("stop", "stops stopped stopped stopping"),
        ("go", "goes went gone going"),
        ("become", "becomes became become becoming"),
        ("prove", "proves proved proven proving"),
        ("learn", "learns learned learned learning"),
        ("be", "is was been being"),
        ("see", "sees saw seen seeing"),
        ("lie", "lies lay lain lying"),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: str) -> None:
    assert " ".join(form(verb) for form in (third_person, past, participle, gerund)) == forms


def test_a_class_may_name_another_and_a_form_of_it() -> None:
    classes = WordClasses({"not-adverb": "family", "pet": "cat @bird", "bird": "wren"})
    assert classes["pet"].words == {"cat", "wren"}
    assert classes["pet.plural"].words == {"cats", "wrens"}
    assert "gladly" in classes["ly"]
    assert "family" not in classes["ly"]


@pytest.mark.parametrize("row", ["{ing} {ed}", "the {unheard-of} cat"])
def test_a_sequence_that_cannot_be_read_is_named(row: str) -> None:
    settings = {"proofreading.punctuation": {}, "proofreading.grammar": {"sequences": [{"says": "no", "find": row}]}}
    with pytest.raises(PolicyError):
        compile_guide(settings)


def test_every_fix_of_a_sequence_names_a_form_that_there_is() -> None:
    guide = shipped_guide()
    wanted = {
        w[1:] for rows in guide.sequences.values() for row in rows for w in (row.fix or "").split() if w[0] == "*"
    }
    for form in wanted:
        guide.forms.of("walked", form)  # raises KeyError for a form that is not known
