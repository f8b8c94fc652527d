"""Speakers: who says a sentence, or nobody."""

from __future__ import annotations

import pytest

from factcheck import split_claims


def speakers(text: str) -> list[str | None]:
    return [c.speaker for c in split_claims(text) if c.kind == "statement"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bridge will open in May, Ana Duarte said.", "Ana Duarte"),
        ("Ana Duarte said the bridge will open in May.", "Ana Duarte"),
        ("“The bridge will open in May,” said Ana Duarte.", "Ana Duarte"),
        ("According to Ana Duarte, the bridge will open in May.", "Ana Duarte"),
        ("Ana Duarte, the energy minister, said the bridge will open in May.", "Ana Duarte"),
        ("The bridge will open in May, said Energy Minister Ana Duarte.", "Ana Duarte"),
        ("The bridge will open in May, a spokesman said.", "a spokesman"),
        ("The bridge opened in May.", None),
        ("Ana Duarte opened the bridge in May.", None),
    ],
)
def test_the_speaker_is_whoever_the_speech_verb_belongs_to(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_a_pronoun_speaker_is_the_last_person() -> None:
    assert speakers("Ana Duarte opened the bridge. It will last a century, she said.") == [None, "Ana Duarte"]


def test_a_quote_over_several_sentences_keeps_its_speaker() -> None:
    text = "“We began in May,” Ana Duarte said. “We will end in July. Nobody will wait longer.”"
    assert set(speakers(text)) == {"Ana Duarte"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Duarte, who chairs the Lisbon Forum, said the fare will rise.", "Ana Duarte"),
        ("“The fare will rise,” said the principal, Ana Duarte.", "Ana Duarte"),
        ("“The fare will rise,” said its chairwoman, Dr Ana Duarte.", "Ana Duarte"),
        ("“The fare will rise,” said the chorus's representative, the alto Ana Duarte.", "Ana Duarte"),
        ("Ana Duarte, for Mr Tom Baker, said the fare will rise.", "Ana Duarte"),
        ("Ana Duarte apologised to the driver and said the fare will rise.", "Ana Duarte"),
        ("According to a student, Ana Duarte, the fare will rise.", "Ana Duarte"),
        ("Ana Duarte KC, prosecuting, said the fare will rise.", "Ana Duarte"),
        ("Ana Duarte is accused of fraud.", None),
    ],
)
def test_clauses_and_inversions_do_not_hide_the_speaker(text: str, speaker: str | None) -> None:
    assert set(speakers(text)) == {speaker}


def test_a_pronoun_goes_past_a_person_of_the_other_sex() -> None:
    text = "Mary Baker met Peter Cole. Peter Cole smiled. “It was a long road,” she said."
    assert speakers(text)[-1] == "Mary Baker"


def test_a_quote_is_said_by_whoever_a_later_sentence_of_its_paragraph_names() -> None:
    text = "Peter Cole smiled.\n\n“We began in May. We dug. We will end in July,” Mary Baker said."
    assert set(speakers(text)[1:]) == {"Mary Baker"}
