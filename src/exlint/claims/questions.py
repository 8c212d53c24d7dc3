"""When do two questions about one exercise ask the same thing?

A question is read into a canonical form: the exercise's own name becomes one token, phrases become concepts, an
intent takes the concepts that only express it, and what is left is what the question is about. Two questions with
equal forms are the same; a word nobody knows stays in the form and keeps questions apart.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from exlint.claims.question_names import OTHER_KIND, SELF, mentions, name_forms
from exlint.claims.question_terms import OTHER, QuestionTerms, QuestionTermsError, compile_terms
from exlint.claims.question_words import BREAK, words_of
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exlint.claims.question_names import Mention, NameForms
    from exlint.claims.question_terms import Pattern, Relation
    from exlint.claims.question_words import Word

__all__ = [
    "Asked",
    "Linked",
    "Modality",
    "QuestionTerms",
    "QuestionTermsError",
    "Sameness",
    "compare",
    "compile_terms",
    "understand",
    "understand_all",
]

_HEADING = "heading"
_YES_NO = "yesno"
_THIS = "this"


class Modality(enum.Enum):
    """Whether a question asks for leave ("can I") or for a duty ("do I have to")."""

    MAY = "may"
    MUST = "must"


class Linked(NamedTuple):
    """An ordered relation: `left` <name> `right`. An empty side is the exercise of the page."""

    name: str
    left: frozenset[str]
    right: frozenset[str]


class Asked(NamedTuple):
    """The canonical form of one question, with the words that it was read from and where they name exercises.

    `exact` is the normalised wording with the exercise's name as X. `asked_by` is the question word ("what", "how",
    ..., "yesno"), or the intent's name where one is known. `subject` is "this" or the words of the other exercise.
    `content` holds the concepts and stems the question is about, `relations` its ordered pairs.
    `modality` is None where it makes no difference.
    """

    exact: str
    intent: str | None
    asked_by: str
    subject: str
    content: frozenset[str]
    relations: tuple[Linked, ...]
    modality: Modality | None
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]


class Sameness(enum.Enum):
    """How two questions are the same."""

    IDENTICAL = "identical"
    REPHRASED = "rephrased"


def understand(question: str, names: Sequence[str], terms: QuestionTerms) -> Asked:
    """Return what `question` asks on the page of an exercise called `names` (its name and aliases)."""
    return _understand(question, name_forms(names, terms.words, terms.names), terms)


def understand_all(questions: Iterable[str], forms: NameForms, terms: QuestionTerms) -> list[Asked]:
    """Return what each of `questions` asks on the page of an exercise with those name forms."""
    return [_understand(question, forms, terms) for question in questions]


def compare(a: Asked, b: Asked) -> Sameness | None:
    """Return how two questions of one page are the same, or None."""
    if a.exact == b.exact:
        return Sameness.IDENTICAL
    if (a.intent, a.asked_by, a.content, a.relations) != (b.intent, b.asked_by, b.content, b.relations):
        return None
    if a.modality and b.modality and a.modality is not b.modality:
        return None
    return Sameness.REPHRASED if a.intent or a.content or a.relations else None


def _understand(question: str, forms: NameForms, terms: QuestionTerms) -> Asked:
    words = words_of(question, terms.words)
    found = mentions(words, forms, terms.names)
    tokens = _with_self(words, found, terms)
    concepts = _concepts(tokens, terms)
    asking = None if terms.asking.isdisjoint(concepts) else next(token for token in concepts if token in terms.asking)
    asked_by = asking or _question_word(words, tokens, terms)
    links, rest = _links(concepts, forms, terms)
    content = frozenset(rest) - terms.empty
    if not terms.measures.isdisjoint(content):
        asked_by = "how"
    elif asked_by in {"what", _HEADING} and ("or" in content or any(link.name == "than" for link in links)):
        asked_by = _YES_NO
    weak = terms.weak if asked_by == _YES_NO else terms.weak_in_open
    pattern = _pattern(asked_by, content, weak, terms)
    if pattern is None and asked_by == "how" and "or" in content and terms.measures.isdisjoint(content):
        asked_by = _YES_NO
    modality = None if pattern or asked_by != _YES_NO else _modality(content, terms)
    if pattern is not None:
        content = content - pattern.consumed - pattern.ignored - _own_implements(forms, terms)
    content -= weak
    return Asked(
        exact=_exact(words, found),
        intent=pattern.intent if pattern else None,
        asked_by=pattern.intent if pattern else "what" if asked_by == _HEADING else asked_by,
        subject=_subject(words, found),
        content=content,
        relations=tuple(links),
        modality=modality,
        words=tuple(words),
        mentions=tuple(found),
    )


def _modality(content: frozenset[str], terms: QuestionTerms) -> Modality | None:
    if not terms.must.isdisjoint(content):
        return Modality.MUST
    return None if terms.may.isdisjoint(content) else Modality.MAY


def _own_implements(forms: NameForms, terms: QuestionTerms) -> frozenset[str]:
    """Return the concepts of the implements in the name: a known intent needs no "dumbbell" on a dumbbell page."""
    own = forms.words & terms.names.implements
    return frozenset([_concepts((stem,), terms)[0] for stem in own]) if own else own


def _with_self(words: Sequence[Word], found: Sequence[Mention], terms: QuestionTerms) -> list[str]:
    tokens: list[str] = []
    at = 0
    for mention in found:
        tokens += [word.stem for word in words[at : mention.start]]
        at = mention.end
        if mention.weight > 0:
            tokens.append(SELF)
        elif mention.weight == 0:
            tokens.append(OTHER_KIND)
        elif mention.end == mention.start + 1:
            tokens += [terms.plain, OTHER_KIND]
        else:
            at = mention.start
    tokens += [word.stem for word in words[at:]]
    return tokens


def _exact(words: Sequence[Word], found: Sequence[Mention]) -> str:
    spelled = [_SINGULAR.get(word.spelling, word.spelling) for word in words]
    for mention in reversed(found):
        if mention.weight > 0 and spelled[mention.start] not in _POINTERS:
            spelled[mention.start : mention.end] = [SELF]
    return " ".join([word for word in spelled if word != BREAK])


_SINGULAR = {"does": "do", "are": "is", "these": "this"}
_POINTERS = frozenset({"this", "these"})


def _subject(words: Sequence[Word], found: Sequence[Mention]) -> str:
    others = [mention for mention in found if mention.weight <= 0]
    if not others or len(others) < len(found):
        return _THIS
    start = max(others[0].start - 1, 0)
    return " ".join(word.spelling for word in words[start : others[0].end])


def _question_word(words: Sequence[Word], tokens: Sequence[str], terms: QuestionTerms) -> str:
    """Return the question word.

    "When I squat, why …" asks why, a first auxiliary asks yes or no, and the heading "Setting up the bench" asks how.
    """
    clause_start = True
    fallback = _HEADING
    for i, token in enumerate(tokens):
        asked = terms.question_words.get(token)
        if asked == "when" and not _inverted(tokens, i, terms):
            fallback = fallback if i else asked
        elif asked is not None:
            return asked
        if clause_start and token in terms.auxiliaries:
            return _YES_NO
        clause_start = token == BREAK
    gerund = bool(words) and words[0].spelling.endswith("ing") and tokens[0] == words[0].stem != words[0].spelling
    return "how" if gerund and tokens[0] not in terms.choosing else fallback


def _inverted(tokens: Sequence[str], at: int, terms: QuestionTerms) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return after in terms.auxiliaries or after == "to"


def _concepts(tokens: Sequence[str], terms: QuestionTerms) -> list[str]:
    lengths, phrases = terms.lengths, terms.phrases
    found: list[str] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        for length in lengths.get(token, ()):
            concept = phrases.get(tuple(tokens[i : i + length]))
            if concept is not None:
                found.append(concept)
                i += length
                break
        else:
            found.append(token)
            i += 1
    return found


def _links(concepts: list[str], forms: NameForms, terms: QuestionTerms) -> tuple[list[Linked], list[str]]:
    """Return the first relation `concepts` express, canonically turned, and the concepts outside it."""
    if terms.relation_words.isdisjoint(concepts):
        return [], concepts
    for relation in terms.relations:
        form = relation.form
        if (form[1] if form[0] == "A" else form[0]) not in concepts:
            continue
        sides = _sides(relation, concepts, terms)
        fits = not relation.needs or not relation.needs.isdisjoint(concepts)
        if sides is None or not fits or not relation.unless.isdisjoint(concepts):
            continue
        links, rest = _turned(relation, *sides, forms, terms)
        if links:
            return links, rest
    return [], concepts


def _sides(
    relation: Relation, concepts: list[str], terms: QuestionTerms
) -> tuple[list[str], list[str], list[str]] | None:
    """Return the concepts of A, of B, and the rest, or None where the form does not fit."""
    slots: dict[str, list[str]] = {"A": [], "B": []}
    at = 0
    before: list[str] = []
    form = relation.form
    for i, part in enumerate(form):
        if part not in slots:
            if part not in concepts[at:]:
                return None
            cut = concepts.index(part, at)
            between = concepts[at:cut]
            if i and form[i - 1] in slots:
                slots[form[i - 1]] = between
            else:
                before += between
            at = cut + 1
    if BREAK in slots["A"][:-1] and form[0] == "A":
        cut = len(slots["A"]) - slots["A"][::-1].index(BREAK)
        before, slots["A"] = slots["A"][:cut], slots["A"][cut:]
    cut = at
    while cut < len(concepts) and (cut == at or concepts[cut] not in terms.boundaries):
        cut += 1
    slots[form[-1]] = concepts[at:cut]
    return slots["A"], slots["B"], before + concepts[cut:]


def _turned(
    relation: Relation, a: list[str], b: list[str], rest: list[str], forms: NameForms, terms: QuestionTerms
) -> tuple[list[Linked], list[str]]:
    """Put the exercise of the page on the left: "is Y easier than X" is "is X harder than Y".

    Without another exercise or thing on either side there is no relation: "what can I do instead of X".
    """
    degrees = [token for token in (*a, *b, *rest) if token in terms.degrees]
    left, rest = _side(a, rest, terms)
    right, rest = _side(b, rest, terms)
    name = relation.name
    if relation.needs and right and left <= forms.words:
        left = frozenset()
    elif relation.needs and left and right <= forms.words:
        right = frozenset()
    if not (left or right) or (relation.only_turned and not (left and SELF in b)):
        return [], []
    backward = bool(left) and (SELF in b or (relation.turns_degree and bool(right) and sorted(right) < sorted(left)))
    if relation.converse == "same":
        left, right = sorted((left, right), key=sorted)
    elif backward and relation.converse is not None:
        left, right = right, left
        if relation.turns_degree:
            degrees = [terms.degrees[token] for token in degrees]
        else:
            name = relation.converse
    return [Linked(name, left, right)], [*(token for token in rest if token not in terms.degrees), *degrees]


def _side(side: list[str], rest: list[str], terms: QuestionTerms) -> tuple[frozenset[str], list[str]]:
    words = (frozenset(side) - terms.empty - terms.weak).difference(terms.degrees)
    if SELF in side:
        return frozenset(), [*rest, *words]
    return (words - terms.kindless) or words, rest


def _pattern(asked_by: str, content: frozenset[str], weak: frozenset[str], terms: QuestionTerms) -> Pattern | None:
    best: Pattern | None = None
    for key in (*content, OTHER):
        for pattern in terms.patterns.get(key, ()):
            if best is not None and pattern.rank >= best.rank:
                break
            if _fits(pattern, asked_by, content, weak):
                best = pattern
    return best


def _fits(pattern: Pattern, asked_by: str, content: frozenset[str], weak: frozenset[str]) -> bool:
    wanted = pattern.asked_by
    if wanted and asked_by not in wanted and not (asked_by == _HEADING and "what" in wanted):
        return False
    for group in pattern.present:
        if group.isdisjoint(content):
            return False
    if not pattern.absent.isdisjoint(content):
        return False
    if not pattern.closed:
        return True
    left = content - pattern.consumed - pattern.ignored - weak
    return all(any(token in group for group in pattern.present) for token in left)
