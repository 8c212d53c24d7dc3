"""known-terms: a field's value that the vocabulary does not know, or spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exlint.checks.spelling import field_spelling
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.diagnostics import Applicability
from exlint.exercise import Selected
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary, fold

UNKNOWN, MISSPELT, SYNONYM = "unknown", "misspelt", "synonym"

_NEAR = 82
"""Share of wording (0-100) from which an unknown word is taken for a slip of a known one."""


class KnownTerms(NamedTuple):
    """Options: the catalogues (by profile) whose words are a closed list."""

    closed: tuple[str, ...] = ()


def known_terms(case: Case, select: Selection, options: KnownTerms) -> Iterator[Finding]:
    """Each value that names no term, a term in a slip's spelling, or one outside the words of a known catalogue."""
    vocabulary = case.knowledge.muscles
    catalogue = vocabulary.catalogues[case.exercise.profile] if case.exercise.profile in options.closed else None
    for selected in case.selected(select["of"]):
        value = selected.text.value
        if not any(char.isalpha() for char in value):
            continue
        if catalogue is not None and fold(value.strip()) in catalogue:
            continue
        terms = vocabulary.lookup(value)
        if not terms:
            yield _unknown(selected, vocabulary, case)
        elif catalogue is not None:
            word = _catalogue_word(terms[0].id, catalogue, vocabulary)
            if word is not None:
                yield _finding(SYNONYM, selected, word)


def _unknown(selected: Selected, vocabulary: Vocabulary, case: Case) -> Finding:
    from rapidfuzz.process import extractOne

    forms = vocabulary.spellings
    near = extractOne(fold(selected.text.value), forms.keys(), score_cutoff=_NEAR)
    if near is None:
        return _finding(UNKNOWN, selected, "")
    return _finding(MISSPELT, selected, field_spelling(forms[near[0]], case))


def _catalogue_word(term: str, catalogue: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary) -> str | None:
    """The catalogue's word for a term: its own, or else that of the nearest whole."""
    wider = [(terms[0], word) for word, terms in catalogue.items() if vocabulary.covers(terms[0], term)]
    return max(wider, key=lambda each: vocabulary.depth(each[0]))[1] if wider else None


def _finding(grade: str, selected: Selected, word: str) -> Finding:
    remedy = None
    if word:
        title = f"write {word!r}"
        remedy = Remedy(title, Applicability.SAFE, (Replacement(selected.text.span(), word),))
    return Finding(
        grade=grade,
        confidence={UNKNOWN: 0.7, MISSPELT: 0.9, SYNONYM: 0.95}[grade],
        marks=(Mark("of", selected.text.span(), selected.pointer),),
        values={"value": selected.text.value, "word": word},
        remedy=remedy,
    )


VERB = Verb(
    name="known-terms",
    summary="A field's value is not a word of its vocabulary",
    run=known_terms,
    options=KnownTerms,
    roles=("of",),
    marks=("of",),
    grades=(UNKNOWN, MISSPELT, SYNONYM),
    placeholders=("value", "word"),
)
