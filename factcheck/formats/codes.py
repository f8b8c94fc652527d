"""What each code means, with an example that is flagged and a near one that must stay silent."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.datatypes import CODES, Kind


class Rule(NamedTuple):
    """A code as it is explained to a reader."""

    kind: Kind
    clash: str  # what clashes, in a few words
    text: str
    flagged: str
    silent: str

    @property
    def code(self) -> str:
        """The stable code, "FC101"."""
        return CODES[self.kind]


_RULES = (
    Rule(
        "role",
        "one person has two offices that exclude each other, or one office has two holders",
        "Former, acting, deputy and future offices do not clash, nor do two offices that one person can hold together.",
        "President Anna Berg opened the session. Foreign Minister Anna Berg then left for Oslo.",
        "President Anna Berg opened the session. Berg, a former foreign minister, then left for Oslo.",
    ),
    Rule(
        "participant",
        "a country, company, team, agency or person stands where the article means another one",
        "The other sentences tell who takes part; one sentence that puts a stranger in the same place is suspect.",
        "Talks between Norway and Chile began on Monday. Norway and Chile signed a treaty on fish. The treaty binds "
        "Norway and Chile for ten years. Norway and Peru should now open their ports, the minister said.",
        "Norway and Chile signed the treaty. Peru, which is not a party, welcomed it.",
    ),
    Rule(
        "name",
        "the first name or the surname of a person changes",
        "Short forms, initials and two relatives with one surname are no change.",
        "The chief pilot, Rosa Keller, ended the strike. Rita Keller, the chief pilot, said six more were needed.",
        "The chief pilot, Rosa Keller, ended the strike. Her sister, Rita Keller, is a pilot, too.",
    ),
    Rule(
        "number",
        "one quantity is told twice, differently",
        "Rounding, other units, ranges and figures for different times or things are no clash.",
        "The council signed a four-year contract for the buses. When the six-year contract ends, it will look again.",
        "Nearly 2,300 people were evacuated. The 2,281 people slept in a school.",
    ),
    Rule(
        "count",
        "a stated count does not fit the items that are listed, or a sum is wrong",
        "Lists that say that they are incomplete are left alone.",
        "The firm opened three offices, in Lyon, Porto, Graz and Turin.",
        "Several cities applied, among them Lyon, Porto and Graz.",
    ),
    Rule(
        "date",
        "a date, weekday, time, year, age or the order of events differs",
        "A postponed date, or two dates of two events, are no clash.",
        "Villagers voted on Sunday to reject the mine. The vote, which was held on Thursday, is not binding.",
        "Villagers voted on Sunday to reject the mine. The council will vote on Thursday.",
    ),
    Rule(
        "place",
        "the city, venue or country of one event differs",
        "A city and the country that it lies in, or two stops of one journey, are no clash.",
        "Talks on the ceasefire resumed in Nairobi on Monday. At the talks in Kigali the two sides swapped lists.",
        "Talks on the ceasefire resumed in Nairobi on Monday. The last talks, in Kampala, had failed.",
    ),
    Rule(
        "statement",
        "two sentences cannot both be true: a predicate is reversed or otherwise incompatible",
        "What two different people say, what someone denies, and what changed with time are no clash.",
        "The council rejected the plan for a library on Tuesday. The approval of the plan was met with cheers.",
        "The council rejected the plan for a library on Tuesday. The approval of a smaller one had come in 2021.",
    ),
    Rule(
        "quote",
        "the same words are given to two speakers, or a paraphrase says the opposite of the quote",
        "A slogan, or one person who quotes another, is no clash.",
        '"The river is our only road to the sea," said Lidia Campos. '
        'Hugo Peralta, who called it "our only road to the sea", will not pay.',
        '"The river is our only road to the sea," said Lidia Campos. Hugo Peralta repeated her words.',
    ),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _RULES}


def explanation(code: str) -> str:
    """The explanation of a code in a few lines; the code must be one of ``RULES``."""
    rule = RULES[code]
    return "\n".join(
        [
            f"{rule.code} ({rule.kind}): {rule.clash}",
            f"  {rule.text}",
            f"  flagged: {rule.flagged}",
            f"  silent:  {rule.silent}",
        ]
    )
