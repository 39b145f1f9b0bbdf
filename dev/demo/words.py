"""Titles, questions and answers of the many enquiries: a few words often, most of them rarely."""

import tomllib
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from random import Random


@cache
def words_file() -> dict[str, list[str]]:
    """words.toml as it stands."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text())


class ZipfDraw:
    """Items, the n-th drawn about 1/n as often as the first, as words are in a language."""

    def __init__(self, items: list[str], chance: Random) -> None:
        self.items, self.chance = items, chance
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(items))))

    def some(self, count: int) -> list[str]:
        return self.chance.choices(self.items, cum_weights=self.weights, k=count)


class Words:
    """Titles, questions and answers; the same ones for the same seed of `chance`."""

    def __init__(self, chance: Random) -> None:
        lists, self.chance = words_file(), chance
        towns = [begin + end for end, begin in product(lists["endings"], lists["beginnings"])]
        chance.shuffle(towns)
        self.towns, self.streets = ZipfDraw(towns, chance), ZipfDraw(lists["streets"], chance)
        self.things, self.problems = (
            ZipfDraw(lists["things"], chance),
            ZipfDraw(lists["problems"], chance),
        )
        self.titles, self.questions = lists["titles"], lists["questions"]
        self.answers = lists["answers"]

    def place(self) -> str:
        """Ashford Lane."""
        return f"{self.towns.some(1)[0]} {self.streets.some(1)[0]}"

    def title(self, place: str) -> str:
        thing, problem = self.things.some(1)[0], self.problems.some(1)[0]
        form = self.chance.choice(self.titles)
        return form.format(Thing=thing.capitalize(), thing=thing, problem=problem, place=place)

    def question(self, place: str) -> str:
        return self._text(self.questions, place)

    def answer(self, place: str) -> str:
        return self._text(self.answers, place)

    def _text(self, sentences: list[str], place: str) -> str:
        chosen = self.chance.sample(sentences, self.chance.randint(3, 6))
        words = zip(
            chosen,
            self.things.some(len(chosen)),
            self.problems.some(len(chosen)),
            self.towns.some(len(chosen)),
            strict=True,
        )
        return " ".join(
            sentence.format(thing=thing, problem=problem, town=town, place=place)
            for sentence, thing, problem, town in words
        )
