"""schemas/vocabulary/questions.yaml, compiled: phrases to concepts, concepts to intents.

The YAML is written for a coach; here its phrases become stems in look-up tables. What its JSON schema cannot
see (an unknown kind, a phrase of two concepts) is an error that names the entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from exlint.claims.question_names import OTHER_KIND, SELF, NameRules
from exlint.claims.question_words import BREAK, WordRules, stem, words_of
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OTHER = "*"
"""Key of the patterns that name no concept."""


class QuestionTermsError(ValueError):
    """An entry of the question vocabulary that cannot be used: `where` is its path, e.g. `intents/how-heavy`."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class Pattern(NamedTuple):
    """One line of an intent: by which words it is asked, what must be there (one of each group), what must not."""

    intent: str
    rank: int
    asked_by: frozenset[str]
    present: tuple[frozenset[str], ...]
    absent: frozenset[str]
    consumed: frozenset[str]
    ignored: frozenset[str]
    closed: bool


class Relation(NamedTuple):
    """Two sides and the words between them: "A instead-of B". `form` holds "A", "B" and concepts."""

    name: str
    form: tuple[str, ...]
    converse: str | None
    turns_degree: bool
    only_turned: bool
    """Only of use where it keeps "A helps X" and "X helps A" apart."""
    needs: frozenset[str]
    unless: frozenset[str]


class QuestionTerms(NamedTuple):
    """The question vocabulary, ready for use; build it once with `compile_terms`."""

    words: WordRules
    names: NameRules
    phrases: Mapping[tuple[str, ...], str]
    """Stems -> concept; the concept "" says that the phrase carries nothing."""
    lengths: Mapping[str, tuple[int, ...]]
    """First stem -> the lengths of the phrases that begin with it, longest first."""
    degrees: Mapping[str, str]
    """Comparative -> its opposite."""
    measures: frozenset[str]
    asking: frozenset[str]
    """Concepts that are question words: "what makes" asks why."""
    empty: frozenset[str]
    """Carries nothing, ever."""
    weak: frozenset[str]
    """Tells intents apart but is no matter to ask about: can, should, use, with."""
    weak_in_open: frozenset[str]
    """The same, for questions that are not asked with yes or no."""
    may: frozenset[str]
    must: frozenset[str]
    question_words: Mapping[str, str]
    auxiliaries: frozenset[str]
    choosing: frozenset[str]
    boundaries: frozenset[str]
    plain: str
    """What a bare "squat" stands for beside the page's own "goblet squat"."""
    kindless: frozenset[str]
    """What "the dumbbell version" and "the dumbbell row" have more than "dumbbell"."""
    relations: tuple[Relation, ...]
    relation_words: frozenset[str]
    patterns: Mapping[str, tuple[Pattern, ...]]


class _Compiler:
    """Holds the word rules while the rest of the data is stemmed with them."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self.data = data
        self.rules = _word_rules(_mapping(data, "words"))
        self.kinds: dict[str, frozenset[str]] = {}
        self.concepts: set[str] = set()
        self.owner: dict[tuple[str, ...], str] = {}

    def stems(self, phrase: str) -> tuple[str, ...]:
        """Return the stems of `phrase`; the word X in it means the exercise."""
        parts = phrase.replace("-", " ").split()
        found: list[str] = []
        while parts:
            cut = parts.index(SELF) if SELF in parts else len(parts)
            found += [word.stem for word in words_of(" ".join(parts[:cut]), self.rules) if word.stem != BREAK]
            found += parts[cut : cut + 1]
            parts = parts[cut + 1 :]
        return tuple(found)

    def singles(self, phrases: str) -> frozenset[str]:
        return frozenset(part for phrase in _listed(phrases) for part in self.stems(phrase))

    def symbol(self, word: str, where: str) -> str:
        """Return the concept called `word`, or its stem where no concept is called so."""
        if word in self.concepts:
            return word
        found = self.stems(word)
        if len(found) != 1:
            raise QuestionTermsError(where, f"{word!r} is neither a concept nor one word")
        return found[0]

    def symbols(self, grammar: Mapping[str, object], key: str) -> frozenset[str]:
        return frozenset(self.symbol(word, f"grammar/{key}") for word in _listed(_text(grammar, key)))

    def phrases(self) -> dict[tuple[str, ...], str]:
        for kind, concepts in _mapping(self.data, "concepts").items():
            entries = cast("Mapping[str, str]", concepts)
            self.kinds[kind] = frozenset(entries)
            self.concepts |= entries.keys()
            for concept, listed in entries.items():
                for phrase in (concept.replace("-", " "), *_listed(listed)):
                    self._claim(phrase, concept, f"concepts/{kind}/{concept}")
        for phrase in _listed(_text(self.data, "nothing")):
            self._claim(phrase, "", "nothing")
        return self.owner

    def _claim(self, phrase: str, concept: str, where: str) -> None:
        stems = self.stems(phrase)
        if not stems:
            raise QuestionTermsError(where, f"{phrase!r} holds no word but articles")
        other = self.owner.setdefault(stems, concept)
        if other != concept:
            raise QuestionTermsError(where, f"{phrase!r} belongs to {other or 'nothing'!r} already")

    def patterns(self) -> dict[str, tuple[Pattern, ...]]:
        by_concept: dict[str, list[Pattern]] = {}
        rank = 0
        for intent, entry in _mapping(self.data, "intents").items():
            where = f"intents/{intent}"
            fields = cast("Mapping[str, object]", entry)
            ignored = frozenset(self.symbol(word, where) for word in _listed(str(fields.get("ignore", ""))))
            for line in cast("Sequence[str]", fields["patterns"]):
                pattern = self._pattern(intent, rank, line, ignored)
                rank += 1
                for key in pattern.present[0] if pattern.present else (OTHER,):
                    by_concept.setdefault(key, []).append(pattern)
        return {key: tuple(found) for key, found in by_concept.items()}

    def _pattern(self, intent: str, rank: int, line: str, ignored: frozenset[str]) -> Pattern:
        where = f"intents/{intent}: {line!r}"
        asked_by, colon, rest = line.partition(":")
        if not colon:
            raise QuestionTermsError(where, "no question word; begin with e.g. 'what:' or 'any:'")
        present: list[frozenset[str]] = []
        consumed: set[str] = set()
        absent: set[str] = set()
        for item in rest.split():
            if item == ".":
                continue
            names = frozenset(name for part in item.lstrip("!").split("/") for name in self._item(part, where))
            if item.startswith("!"):
                absent |= names
            else:
                present.append(names)
                consumed |= {name for part in item.split("/") if part[0] != "<" for name in self._item(part, where)}
        asked = frozenset(word.strip() for word in asked_by.split("/"))
        return Pattern(
            intent, rank, frozenset() if "any" in asked else asked, tuple(present), frozenset(absent),
            frozenset(consumed), ignored, rest.split()[-1:] == ["."],
        )  # fmt: skip

    def _item(self, part: str, where: str) -> frozenset[str]:
        if not part.startswith("<"):
            return frozenset({self.symbol(part, where)})
        kind = self.kinds.get(part.strip("<>"))
        if kind is None:
            raise QuestionTermsError(where, f"no kind of concept is called {part!r}; known: {', '.join(self.kinds)}")
        return kind

    def relations(self, degrees: Iterable[str]) -> tuple[Relation, ...]:
        found: list[Relation] = []
        for name, entry in _mapping(self.data, "relations").items():
            fields = cast("Mapping[str, object]", entry)
            for form in cast("Sequence[str]", fields["forms"]):
                parts = form.split()
                where = f"relations/{name}"
                symbols = tuple(part if part in "AB" else self.symbol(part, where) for part in parts)
                found.append(
                    Relation(
                        str(fields.get("as", name)),
                        symbols,
                        cast("str | None", fields.get("converse")),
                        fields.get("converse") == "opposite",
                        fields.get("only-turned") is True,
                        frozenset(degrees) if fields.get("needs") == "degree" else frozenset(),
                        frozenset(self.symbol(word, where) for word in _listed(str(fields.get("unless", "")))),
                    )
                )
        return tuple(found)

    def names(self) -> NameRules:
        names = _mapping(self.data, "names")
        aliases: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]] = {}
        for line in cast("Sequence[str]", names["aliases"]):
            group = tuple(self.stems(alias) for alias in _listed(line))
            for alias in group:
                aliases.setdefault(alias[0], []).append((alias, group))
        verbs = {self.stems(noun): self.stems(verb)[0] for noun, verb in _mapping(names, "verbs").items()
                 if isinstance(verb, str)}  # fmt: skip
        listed = {key: self.singles(_text(names, key)) for key in (
            "movements", "modifiers", "ordinary", "generic", "eponyms", "pointers", "joints", "comparing", "subjects",
            "implements", "versions",
        )}  # fmt: skip
        anatomy = {stem for stems, concept in self.owner.items() if concept in self.kinds["muscle"] | self.kinds["site"]
                   for stem in stems if len(stems) == 1}  # fmt: skip
        listed["ordinary"] |= listed["implements"] | anatomy
        return NameRules({first: tuple(found) for first, found in aliases.items()}, verbs, **listed)


def phrase_lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """The lengths of the phrases that begin with each stem, longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(several, reverse=True)) for first, several in lengths.items()}


def compile_terms(data: Mapping[str, object]) -> QuestionTerms:
    """Compile the parsed question vocabulary; `data` must satisfy schemas/questions.schema.json.

    Raises `QuestionTermsError` for what the schema cannot see.
    """
    build = _Compiler(data)
    phrases = build.phrases()
    grammar = _mapping(data, "grammar")
    opposites = cast("Mapping[str, str]", grammar["opposites"])
    degrees = {build.symbol(one, "grammar/opposites"): build.symbol(other, "grammar/opposites")
               for pair in opposites.items() for one, other in (pair, pair[::-1])}  # fmt: skip
    relations = build.relations(degrees)
    questions = cast("Mapping[str, str]", grammar["question-words"])
    asked_by = {part: asked for asked, listed in questions.items() for part in build.singles(listed)}
    return QuestionTerms(
        words=build.rules,
        names=build.names(),
        phrases=phrases,
        lengths=phrase_lengths(phrases),
        degrees=degrees,
        measures=build.kinds["measure"],
        asking=build.kinds["asking"],
        empty=build.singles(_text(grammar, "empty")).union(asked_by, build.kinds["asking"], (SELF, BREAK, "")),
        weak=build.symbols(grammar, "weak"),
        may=build.symbols(grammar, "may"),
        must=build.symbols(grammar, "must"),
        weak_in_open=build.symbols(grammar, "weak-in-open") | build.symbols(grammar, "weak"),
        question_words=asked_by,
        auxiliaries=build.singles(_text(grammar, "auxiliaries")),
        choosing=build.singles(_text(grammar, "choosing")),
        plain=build.stems(_text(grammar, "plain"))[0],
        kindless=frozenset({OTHER_KIND, build.symbol("variation", "concepts")}),
        boundaries=build.singles(_text(grammar, "boundaries")) | {BREAK},
        relations=relations,
        relation_words=frozenset(part for relation in relations for part in relation.form if part not in "AB"),
        patterns=build.patterns(),
    )


def _word_rules(words: Mapping[str, object]) -> WordRules:
    fixed = frozenset(_listed(_text(words, "fixed")))
    plain = WordRules({}, {}, fixed, {}, frozenset(), frozenset())
    irregular: dict[str, str] = {}
    for base, forms in _mapping(words, "irregular").items():
        base_stem = stem(base, plain)
        irregular.update(dict.fromkeys((base, *_listed(str(forms))), base_stem))
    contractions = {short: tuple(str(long).split()) for short, long in _mapping(words, "contractions").items()}
    bent = plain._replace(contractions=contractions, irregular=irregular)
    compounds: dict[tuple[str, str], str] = {}
    for compound in _listed(_text(words, "compounds")):
        first, second = compound.split()
        compounds[stem(first, bent), stem(second, bent)] = stem(first + second, bent)
    return bent._replace(
        compounds=compounds,
        rates=frozenset(_listed(_text(words, "rates"))),
        before_article=frozenset(_listed(_text(words, "before-article"))),
    )


def _mapping(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", data[key])


def _text(data: Mapping[str, object], key: str) -> str:
    return cast("str", data[key])


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
