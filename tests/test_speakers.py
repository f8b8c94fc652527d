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
