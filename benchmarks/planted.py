"""Planted defects: how many of the text family are found when they are put into documents of other people.

Copies of free-exercise-db and liftosaur (--docs, default ../shared/corpora) get one defect each, --each of every kind,
at places drawn by --seed. A defect counts as found when its document has a finding of the text family that the
untouched copy does not have. --misses shows what was planted and not found.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENOUGH = 0.90
_TEXT = re.compile(r"(?![#<])(?:\s*(?:[-*]|\d+\.)\s+)?\S.{24,}[.!]\s*$")
_SENTENCE_END = re.compile(r"(?<=[a-z)][.!]) (?=[A-Z])")
_SMALL = frozenset(["the", "and", "for", "you", "are", "not", "but", "out", "one", "all", "can", "her", "has", "had"])
_MUSCLES = ("quadriceps", "glutes", "hamstrings", "calves", "triceps", "forearms", "lats", "biceps", "chest")
_PLURALS = (
    "glutes", "shoulders", "legs", "calves", "hamstrings", "abs", "forearms", "quads", "lats", "traps", "arms", "hips",
)  # fmt: skip
_PLACEHOLDERS = (
    "TODO: describe the grip.",
    "Rest for [insert time here].",
    "The {{exercise_name}} is done slowly.",
    "Use undefined.",
    "Breathe out for NaN seconds.",
    "Lorem ipsum dolor sit amet.",
    "Repeat for {reps} repetitions.",
    "Rest on the null.",
    "Hold for ${seconds} seconds.",
    "TBD.",
    "FIXME check the angle.",
    "Lift the [object Object] again.",
)
_RESIDUE = (
    "According to the provided reference, this builds strength.",
    "As an AI, I suggest a light weight.",
    "Sure! Here is a description of the movement.",
    "The reference highlights the role of the hips.",
    "Certainly! Here is the rewritten text.",
    "Based on the provided information, keep it slow.",
    "As a language model I cannot see your form.",
    "I hope this helps you train.",
    "Let me know if you need more steps.",
    "The provided text says to breathe out.",
    "According to the references, three sets are enough.",
    "Based on the search results, this is safe.",
)
_VERBS = (
    "Setup the weights beside you.",
    "As you pushup from the floor, breathe out.",
    "Pushup explosively.",
    "Then pullup until your chin is high.",
    "You can warmup your wrists first.",
    "Pullup slowly and pause.",
    "Setup your stance again.",
    "You should cooldown with a walk.",
    "Situp slowly.",
    "Then setup the next set.",
    "Warmup your shoulders first.",
    "You must pushup through the hands.",
)
_CAPITALS = (
    "It feels like a Deadlift at first.",
    "This is harder than a Squat.",
    "It carries over to your Bench Press.",
    "Think of a Pushup that stops halfway.",
    "Treat it as a slow Lunge.",
    "It is no Plank.",
    "Rest as after a Pullup.",
    "It has the tempo of a Burpee.",
    "Do it before your Deadlifts.",
    "The path is that of a Hammer Curl.",
    "Stop it before it turns into a Shrug.",
    "It belongs after your Lat Pulldowns.",
)
_MOJIBAKE = (
    "Don\u2019t hurry.",
    "Stop at 45\u00b0.",
    "Hold \u2013 then lower.",
    "A caf\u00e9 break helps.",
    "Go \u00bd of the way.",
    "\u201cSlow\u201d is the word.",
    "It\u2019s hard.",
    "Bend to 90\u00b0 at most.",
    "Rest \u2014 then repeat.",
    "Wait\u2026 then go.",
    "You\u2019re done.",
    "Use the na\u00efve grip \u00d7 2.",
)
_MARKUP = (
    "<br>", "<br/>", "&nbsp;", "</p>", "<p>", "<span class='x'>", "</div>", "&nbsp;&nbsp;", "<div>", "</span>",
    "<p style='x'>", "<font>",
)  # fmt: skip
_TAILS = (
    "Targets {one}, also works {two} and {three}.",
    "It works the {one}, {two}, and {three}.",
    "Primary muscle: {one}, secondary muscles: {two} and {three}.",
    "The target is the {one}, with {two} and {three} as secondary muscles.",
)
_LOST = r"(?<=[a-z] )the (?:bar|weight|floor|body|dumbbells?|bench|arms|knees|hips|ground)\b(?= [a-z])"
_COUNTED = r"(?:both (?:hand|arm|leg|knee|elbow)s|(?:each|one|a) (?:hand|arm|leg|foot|dumbbell|barbell|knee|elbow))"


class Document:
    """A copy that can be changed: its texts (steps, items, paragraphs) by index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_json = path.suffix == ".json"
        raw = path.read_text(encoding="utf-8")
        self._data: dict[str, Any] = json.loads(raw) if self.is_json else {}  # Any: other people's JSON
        self._lines = [] if self.is_json else raw.split("\n")
        head = self._lines.index("---", 1) if self._lines and self._lines[0] == "---" else -1
        self._places = [at for at, line in enumerate(self._lines) if at > head and _TEXT.match(line)]

    @property
    def texts(self) -> list[str]:
        if self.is_json:
            return list(self._data["instructions"])
        return [self._lines[at] for at in self._places]

    def put(self, index: int, text: str) -> None:
        if self.is_json:
            self._data["instructions"][index] = text
        else:
            self._lines[self._places[index]] = text

    def describe(self, text: str) -> None:
        """Put a paragraph that describes the exercise into its field."""
        if self.is_json:
            self._data["description"] = text
        else:
            at = next(at for at, line in enumerate(self._lines) if line.startswith("description:"))
            self._lines[at] = f'description: "{text}"'

    def add_empty(self, index: int) -> None:
        if self.is_json:
            self._data["instructions"].insert(index, "")
        else:
            indent = re.match(r"\s*(?:[-*]|\d+\.)?", self._lines[self._places[index]])
            self._lines.insert(self._places[index] + 1, indent[0] if indent and indent[0].strip() else "-")

    def write(self) -> None:
        text = json.dumps(self._data, indent=2, ensure_ascii=False) if self.is_json else "\n".join(self._lines)
        self.path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Kind:
    """A kind of defect: `plant` changes a document and tells what it did, or gives None where it cannot."""

    name: str
    plant: Callable[[Document, random.Random, int], str | None]


def _appending(sentences: tuple[str, ...]) -> Callable[[Document, random.Random, int], str | None]:
    def plant(document: Document, chance: random.Random, number: int) -> str | None:
        index = chance.randrange(len(document.texts))
        sentence = sentences[number % len(sentences)]
        document.put(index, f"{document.texts[index].rstrip()} {sentence}")
        return sentence

    return plant


def _replacing(pattern: str, make: Callable[[re.Match[str], random.Random], str]) -> Callable[..., str | None]:
    """Change one match of a pattern, drawn among all texts."""
    compiled = re.compile(pattern)

    def plant(document: Document, chance: random.Random, number: int) -> str | None:
        del number
        found = [(index, match) for index, text in enumerate(document.texts) for match in compiled.finditer(text)]
        if not found:
            return None
        index, match = chance.choice(found)
        text, new = document.texts[index], make(match, chance)
        document.put(index, f"{text[: match.start()]}{new}{text[match.end() :]}")
        return f"{text[max(0, match.start() - 20) : match.start()]}[{new}]{text[match.end() : match.end() + 20]}"

    return plant


def _stump(match: re.Match[str], chance: random.Random) -> str:
    word = match[0]
    stumps = [word[:size] for size in (2, 3) if word[:size] not in _SMALL]
    stump = chance.choice(stumps)
    return f"{stump} {word}"


def _flip_article(match: re.Match[str], chance: random.Random) -> str:
    del chance
    return f"{'an' if match[1] == 'a' else 'a'} {match[2]}"


def _miscount(match: re.Match[str], chance: random.Random) -> str:
    del chance
    if "foot" in match[0]:
        return match[0].replace("foot", "feet")
    return match[0].removesuffix("s") if match[0].endswith("s") else f"{match[0]}s"


def _mojibake(document: Document, chance: random.Random, number: int) -> str | None:
    index = chance.randrange(len(document.texts))
    broken = _MOJIBAKE[number % len(_MOJIBAKE)].encode("utf-8").decode("cp1252", "replace")
    document.put(index, f"{document.texts[index].rstrip()} {broken}")
    return broken


def _markup(document: Document, chance: random.Random, number: int) -> str | None:
    index = chance.randrange(len(document.texts))
    text = document.texts[index]
    spaces = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    if not spaces:
        return None
    at, tag = chance.choice(spaces), _MARKUP[number % len(_MARKUP)]
    document.put(index, f"{text[:at]}{tag if tag.startswith('&') else ' ' + tag}{text[at:]}")
    return tag


def _repeat(document: Document, chance: random.Random, number: int) -> str | None:
    del number
    index = chance.randrange(len(document.texts))
    text = document.texts[index].rstrip()
    body = re.sub(r"^\s*(?:[-*]|\d+\.)?\s*(?:\*\*[^*]+\*\*:?)?\s*", "", text)
    last = _SENTENCE_END.split(body)[-1]
    if len(last.split()) < 5:
        return None
    document.put(index, f"{text} {last}")
    return last


def _tail(document: Document, chance: random.Random, number: int) -> str | None:
    del number
    one, two, three = chance.sample(_MUSCLES, 3)
    frame = chance.choice(_TAILS)
    tail = frame.format(one=one, two=two, three=three)
    document.describe(
        f"This exercise targets the {one}, with help from the {two} and the {three}. It is done standing. {tail}"
    )
    return tail


def _bare_list(document: Document, chance: random.Random, number: int) -> str | None:
    names = chance.sample(_MUSCLES, 2 + number % 3)
    lead = chance.choice(("This works the", "You will feel it in the", "It trains the", "The movement strengthens the"))
    return _appending((f"{lead} {', '.join(names)}.",))(document, chance, 0)


def _plural(document: Document, chance: random.Random, number: int) -> str | None:
    lead = chance.choice(
        ("It is a good {} exercise.", "This builds {} strength.", "Use it in {} workouts.", "It improves {} mobility.")
    )
    return _appending((lead.format(_PLURALS[number % len(_PLURALS)]),))(document, chance, 0)


def _fragment(document: Document, chance: random.Random, number: int) -> str | None:
    level = chance.choice(("Beginner", "Intermediate", "Advanced"))
    part = chance.choice(("leg", "chest", "back", "core", "shoulder", "arm"))
    thing = ("dumbbell", "barbell", "cable", "kettlebell", "machine", "band")[number % 6]
    fragment = f"{level} {part} exercise {chance.choice(('using', 'with'))} {thing}."
    document.describe(f"This exercise loads the muscles through their whole range. {fragment} Keep the pace slow.")
    return fragment


def _truncated(document: Document, chance: random.Random, number: int) -> str | None:
    del number
    index = chance.randrange(len(document.texts))
    words = document.texts[index].rstrip().split(" ")
    if len(words) < 9:
        return None
    kept = words[: -chance.randint(2, min(5, len(words) - 7))]
    if kept[-1].endswith((".", "!", ":", ")")):
        return None
    document.put(index, " ".join(kept))
    return " ".join(kept[-4:])


def _empty(document: Document, chance: random.Random, number: int) -> str | None:
    del number
    index = chance.randrange(len(document.texts))
    document.add_empty(index)
    return f"after text {index}"


KINDS = (
    Kind("sentence repeated", _repeat),
    Kind("facts repeated by a tail", _tail),
    Kind("list without a conjunction", _bare_list),
    Kind("plural before a noun", _plural),
    Kind("fragment of a template", _fragment),
    Kind("word lost, capital left", _replacing(_LOST, lambda _, __: "The")),
    Kind("noun for a verb", _appending(_VERBS)),
    Kind("exercise capitalised", _appending(_CAPITALS)),
    Kind("doubled word", _replacing(r"(?<= )[a-z]{2,}(?= [a-z])", lambda match, _: f"{match[0]} {match[0]}")),
    Kind("broken word", _replacing(r"(?<= )[a-z]{6,}\b", _stump)),
    Kind("placeholder", _appending(_PLACEHOLDERS)),
    Kind("generator residue", _appending(_RESIDUE)),
    Kind("mojibake", _mojibake),
    Kind("leftover of HTML", _markup),
    Kind("text cut off", _truncated),
    Kind("empty item", _empty),
    Kind("wrong article", _replacing(r"(?<= )(an?) ([a-z]{3,})", _flip_article)),
    Kind("wrong number", _replacing(rf"\b{_COUNTED}\b(?=[.,;]| [a-z])", _miscount)),
    Kind("sentences glued", _replacing(r"(?<=[a-z]{3})([.]) (?=[A-Z][a-z]+ )", lambda match, _: match[1])),
    Kind("small first letter", _replacing(r"(?<=[a-z]{3}[.] )([A-Z])(?=[a-z]+ )", lambda match, _: match[1].lower())),
    Kind("open bracket", _replacing(r"(?<=[a-z]) (?=[a-z]+ [a-z]+ [a-z]+)", lambda _, __: " (")),
)  # fmt: skip


def main() -> int:
    """Plant, look, and report; the exit status says whether every kind is found often enough."""
    options = _options()
    chance = random.Random(options.seed)  # noqa: S311  # places of planted defects, no secrets
    with tempfile.TemporaryDirectory(prefix="exlint-planted-") as scratch:
        sources = [
            path for name in ("free-exercise-db", "liftosaur") for path in sorted((options.docs / name).iterdir())
        ]
        planted = list(_planted(sources, Path(scratch), chance, options.each))
        before, after = (_findings(Path(scratch) / folder) for folder in ("before", "after"))
    print(f"{'kind':28} {'found':>6} {'of':>4} {'at warning':>11}")
    total = found = 0
    for kind in KINDS:
        own = [(name, told) for name, of, told in planted if of is kind]
        new = {name: after.get(name, {}).keys() - before.get(name, {}).keys() for name, _ in own}
        graver = sum(any(after[name][each] != "info" for each in new[name]) for name, _ in own)
        hits = sum(bool(new[name]) for name, _ in own)
        total, found = total + len(own), found + hits
        print(f"{kind.name:28} {hits:6} {len(own):4} {graver:11}")
        for name, told in own if options.misses else ():
            if not new[name]:
                print(f"    missed in {name}: {told}")
    print(f"{'all':28} {found:6} {total:4}   {found / max(1, total):.3f}")
    return 0 if found >= ENOUGH * total else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=Path, default=Path(__file__).parents[2] / "shared/corpora")
    parser.add_argument("--each", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not options.docs.is_dir():
        parser.error(f"{options.docs} does not exist; name the folder of the documents with --docs")
    return options


def _planted(sources: list[Path], scratch: Path, chance: random.Random, each: int) -> Iterator[tuple[str, Kind, str]]:
    """Copy documents to before/ and after/, plant one defect in each of the latter; gives what was planted where."""
    for folder in ("before", "after"):
        (scratch / folder).mkdir()
    for kind in KINDS:
        done = 0
        while done < each:
            wanted = "free-exercise-db" if done % 2 else "liftosaur"
            source = chance.choice([path for path in sources if path.parent.name == wanted])
            name = f"{kind.name.replace(' ', '-').replace(',', '')}-{done}{source.suffix}"
            shutil.copyfile(source, scratch / "after" / name)
            document = Document(scratch / "after" / name)
            told = kind.plant(document, chance, done) if document.texts else None
            if told is None:
                (scratch / "after" / name).unlink()
                continue
            document.write()
            shutil.copyfile(source, scratch / "before" / name)
            done += 1
            yield name, kind, told


def _findings(folder: Path) -> Mapping[str, Mapping[tuple[str, str], str]]:
    """By file: the severity of each finding of the text family, known by its rule and its words."""
    command = (sys.executable, "-c", "from exlint.cli import main; main()", "check", "--select", "TXT", "--exit-zero",
               "--output-format", "json", ".")  # fmt: skip
    output = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout
    found: dict[str, dict[tuple[str, str], str]] = {}
    for each in json.loads(output)["diagnostics"]:
        found.setdefault(each["path"], {})[each["code"], each["fingerprint"]] = each["severity"]
    return found


if __name__ == "__main__":
    raise SystemExit(main())
