"""Subjects: whether a clause speaks of the document's exercise or of another one.

Comparison is the greatest source of false alarms: "a curl targets the biceps" on the page of a row claims nothing
about the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from exlint.claims.claim import Subject
from exlint.claims.question_names import Mention, NameForms, mentions, name_forms
from exlint.claims.question_words import Word, words_of
from exlint.claims.questions import Asked, QuestionTerms
from exlint.values import NamedTuple

_PRONOUNS = frozenset({"it", "this", "these", "they", "its"})

_SETTING_ASIDE = frozenset({"unlike", "whereas", "compared"})
"""Words that open a sentence by setting another exercise aside: "unlike a curl, which ..., it targets ..."."""


_THROUGH = frozenset({"through", "throughout", "during", "via"})
"""Before a movement these make it a phase of the exercise that the sentence is about."""

_POSITIONS = frozenset({"position", "positions", "phase", "portion", "pattern", "stance", "setup"})
"""After a movement these make it a way to be held, or a part of the exercise."""

_OPENING = frozenset(
    {",", "while", "whereas", "because", "since", "when", "where", "if", "although", "though", "but", "unlike", "into"}
)
"""Right before its name these make another exercise the subject of a clause, or what this one becomes."""

_RELATIVE = frozenset({"which", "that", "who", "whose"})

_BESIDE = frozenset(
    {"pair", "pairs", "paired", "pairing", "superset", "supersets", "follow", "follows", "followed", "combine", "add",
     "replace", "replaces", "swap", "try", "progress", "instead", "whereas", "unlike"}
)  # fmt: skip
"""After these another exercise is told of for its own sake: "pair it with a curl to work the biceps"."""

_EXPLAINING = frozenset({"why", "what", "how"})

_SYMMETRIC = frozenset({"compar", "difference", "or", "vs", "better"})
"""The stems of questions that ask about both sides alike."""

_AGAINST = "anti"
"""Before a movement it says what the exercise resists: "an anti-rotation drill"."""

_PHRASE = 4
"""Words before a noun that may belong to its phrase: "through the initial hip hinge"."""


class Naming(NamedTuple):
    """How the document's own exercise is named, and how exercises are named in general.

    `words` are the stems of its names; `others` the stems of movements that they do not hold.
    """

    forms: NameForms
    words: frozenset[str]
    others: frozenset[str]
    terms: QuestionTerms


def naming_of(names: Sequence[str], terms: QuestionTerms) -> Naming:
    """The naming of an exercise with that name and those aliases."""
    words = frozenset(word.stem for name in names for word in words_of(name, terms.words))
    known = terms.names
    others = _telling(known.movements, known.ordinary, known.generic) - words
    return Naming(name_forms(names, terms.words, terms.names), words, others, terms)


@lru_cache(maxsize=4)
def _telling(movements: frozenset[str], ordinary: frozenset[str], generic: frozenset[str]) -> frozenset[str]:
    """The movements whose words can mean nothing else."""
    return movements - ordinary - generic


def subject_of(
    clause: str, naming: Naming, *, pronoun: Subject, unnamed: Subject, partner: frozenset[str] = frozenset()
) -> Subject:
    """Whom a clause is about, from the words that stand before its verb: the exercise that they name last.

    Where they name none, "it" means `pronoun`, and no word at all `unnamed`. A name with a word of `partner` before it
    is that of the exercise compared with: "the outside kick", where the question asked about the outside kick. Another
    exercise that is only an object ("it works the chest like a press, and also ...") leaves the subject as it was.
    """
    if not clause.strip():
        return unnamed
    words = words_of(clause, naming.terms.words)
    if words and words[-1].spelling in _PRONOUNS and words[0].spelling in _SETTING_ASIDE:
        return pronoun
    stems = [word.stem for word in words]
    found = [] if naming.forms.starts.isdisjoint(stems) else mentions(words, naming.forms, naming.terms.names)
    foreign = None if naming.others.isdisjoint(stems) else _foreign_at(words, clause, naming)
    if found and (foreign is None or foreign < found[-1].end):
        last = found[-1]
        if last.weight and not _is_compared(last, words, partner):
            return Subject.THIS
        return _unless_object(words, last.start, found[:-1], naming, pronoun=pronoun, partner=partner)
    if foreign is not None:
        return _unless_object(words, foreign, found, naming, pronoun=pronoun, partner=partner)
    if not _PRONOUNS.isdisjoint(word.spelling for word in words):
        return pronoun
    return Subject.THIS if partner and _tells_apart(words, naming, partner) else unnamed


def _tells_apart(words: Sequence[Word], naming: Naming, partner: frozenset[str]) -> bool:
    """Whether a clause opens with what this exercise has and the other has not: "Standing ...", "A narrow grip ..."."""
    start = max((at + 1 for at, word in enumerate(words) if word.spelling in _OPENING), default=0)
    subject = [word.stem for word in words[start : start + _PHRASE]]
    own = naming.words & naming.terms.names.modifiers
    return not own.isdisjoint(subject) and partner.isdisjoint(subject)


def _is_compared(mention: Mention, words: Sequence[Word], partner: frozenset[str]) -> bool:
    return mention.start > 0 and words[mention.start - 1].stem in partner


def _unless_object(
    words: Sequence[Word],
    at: int,
    earlier: Sequence[Mention],
    naming: Naming,
    *,
    pronoun: Subject,
    partner: frozenset[str],
) -> Subject:
    """The other exercise named at `at`, unless a subject stands before it in the sentence and it is only an object.

    It is the subject where it opens the sentence or a clause, where it is what the exercise becomes or is done with,
    and where the clause hangs on it ("... than a curl, which").
    """
    names = naming.terms.names
    start = at
    while start and (words[start - 1].stem in names.modifiers or words[start - 1].stem in names.ordinary):
        start -= 1
    before = [word.spelling for word in words[:start]]
    if not before or before[-1] in _OPENING or words[-1].spelling in _RELATIVE:
        return Subject.OTHER
    if not _BESIDE.isdisjoint(before) or (len(before) < 2 and before[-1] not in _PRONOUNS):
        return Subject.OTHER
    own = next((each for each in reversed(earlier) if each.end <= start and each.weight > 0), None)
    if own is not None and not _is_compared(own, words, partner):
        return Subject.THIS
    return Subject.OTHER if _PRONOUNS.isdisjoint(before) else pronoun


def partner_words(asked: Asked, naming: Naming) -> frozenset[str]:
    """The stems by which a comparing question tells the other exercise from this one."""
    return frozenset([word.stem for word in asked.words]) - naming.words


def asks_why(asked: Asked, naming: Naming) -> bool:
    """Whether a comparing question asks what it is about this exercise ("Why are reverse curls harder than ...?").

    Its answer speaks of this exercise where it names none; the answer to "Is it better than ...?" may turn to either.
    """
    words = asked.words
    if not words or words[0].spelling not in _EXPLAINING or any(word.stem in _SYMMETRIC for word in words):
        return False
    names = naming.terms.names
    compared = next((at for at, word in enumerate(words) if word.stem in names.comparing), len(words))
    return any(each.weight > 0 and each.start < compared for each in asked.mentions)


def foreign_exercise(question: str, asked: Asked, naming: Naming) -> str | None:
    """The other exercise that a question names, in its words.

    None where it names its own exercise, none at all, or one that shares a word with its own: that may be a short form.
    """
    words = asked.words
    if asked.mentions or naming.others.isdisjoint([word.stem for word in words]):
        return None  # most questions name no other movement at all
    end = _foreign_at(words, question, naming)
    if end is None:
        return None
    start = end
    while start and _may_qualify(words[start - 1], naming.terms):
        start -= 1
    if not naming.words.isdisjoint(word.stem for word in words[start : end + 1]):
        return None
    return " ".join(word.spelling for word in words[start : end + 1])


def _foreign_at(words: Sequence[Word], clause: str, naming: Naming) -> int | None:
    """The last noun that names a movement which the document's name does not hold ("press", "lunge"), by its index."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].stem in naming.others and _is_noun(words, at, clause, naming) and not _is_phase(words, at):
            return at
    return None


def _is_phase(words: Sequence[Word], at: int) -> bool:
    """Whether a movement is a phase or a position of this exercise: "through the hip hinge", "the plank position"."""
    if at + 1 < len(words) and words[at + 1].spelling in _POSITIONS:
        return True
    return any(word.spelling in _THROUGH for word in words[max(0, at - _PHRASE) : at])


def _is_noun(words: Sequence[Word], at: int, clause: str, naming: Naming) -> bool:
    """Whether a word such as "press" names a movement: "a press", "leg press", "presses ..."; not "press the handles".

    "A pressing exercise" says what kind of movement this one is.
    """
    word, known = words[at], naming.terms.names
    if word.spelling.endswith("ing") or (at and words[at - 1].spelling == _AGAINST):
        return False
    if at == 0 and word.spelling.endswith("s"):
        return True
    if at and (words[at - 1].stem in known.modifiers or words[at - 1].stem in known.ordinary):
        return True
    return re.search(rf"\b(?:an?|the|another) (?:[\w-]+ )?{re.escape(word.spelling[:4])}", clause.lower()) is not None


def _may_qualify(word: Word, terms: QuestionTerms) -> bool:
    return word.stem.isalnum() and word.stem not in terms.auxiliaries and word.stem not in terms.question_words
