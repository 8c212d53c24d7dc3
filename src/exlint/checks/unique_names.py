"""unique-names: one name or id for two documents of a repository."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from exlint.checks.across import VALUE_SELECTORS, Corpus, CorpusVerb, letters, mark
from exlint.checks.verb import Finding, Selection
from exlint.facts import Telling, Value
from exlint.values import NamedTuple

FILES, FORMAT, NAME, ID, ALIAS = "files", "format", "name", "id", "alias"

_SEVERAL = 3
"""So many documents of one file that are told in another file too make one a copy of the other."""

_Key: TypeAlias = Callable[[Value], str]


class UniqueNames(NamedTuple):
    """None."""


class _Pair(NamedTuple):
    """Two documents, in the order of the run, and the values that are the same."""

    first: Telling
    there: Value
    later: Telling
    here: Value

    @property
    def files(self) -> tuple[str, str]:
        return (self.first.path, self.later.path)


def unique_names(corpus: Corpus, select: Selection, _: UniqueNames) -> Iterator[Finding]:
    """Each name, id or alias of a document that an earlier one of the same shape has as its name or id.

    Names are compared by their letters, ids as written. Documents that differ in one of the parts under `apart`, such
    as the equipment, may share a name. Files that hold the same documents are reported once.
    """
    for tellings in corpus.by_shape.values():
        if len(tellings) > 1:
            yield from _of_shape(tellings, select)


def _of_shape(tellings: Sequence[Telling], select: Selection) -> Iterator[Finding]:
    apart = select.get("apart", ())
    names = list(_pairs(tellings, select["of"], lambda value: letters(value.text), apart))
    sizes = Counter(telling.path for telling in tellings)
    copies = _copied_files(names, sizes)
    for files in sorted(copies):
        same = [pair for pair in names if pair.files == files]
        yield _finding(FILES, same[0], count=len(same))
    same_name = set()
    for pair in names:
        same_name.add((_whose(pair.first), _whose(pair.later)))
        if pair.files not in copies:
            yield _finding(NAME if _suffix(pair.first) == _suffix(pair.later) else FORMAT, pair)
    ids = [
        pair
        for pair in _pairs(tellings, select.get("id", ()), lambda value: value.text.strip())
        if (_whose(pair.first), _whose(pair.later)) not in same_name and pair.files not in copies
    ]
    counted_anew = _copied_files(ids, sizes)
    yield from (_finding(ID, pair) for pair in ids if pair.files not in counted_anew)
    yield from _aliases(tellings, select)


def _pairs(
    tellings: Iterable[Telling], parts: tuple[str, ...], key: _Key, apart: tuple[str, ...] = ()
) -> Iterator[_Pair]:  # fmt: skip
    """Each document whose value an earlier one has, with the first that has it and is not told apart from it."""
    owners: defaultdict[str, list[tuple[Telling, Value]]] = defaultdict(list)
    for telling in tellings:
        for value in telling.of(parts):
            word = key(value)
            others = (owner for owner in owners[word] if not _told_apart(owner[0], telling, apart))
            owner = next(others, None)
            if owner is None:
                owners[word].append((telling, value))
            elif word and owner[0] is not telling:
                yield _Pair(*owner, telling, value)


def _told_apart(one: Telling, other: Telling, parts: tuple[str, ...]) -> bool:
    for part in parts:
        this, that = ({letters(value.text) for value in each.of((part,))} for each in (one, other))
        if this and that and this != that:
            return True
    return False


def _copied_files(pairs: Iterable[_Pair], sizes: Counter[str]) -> set[tuple[str, str]]:
    """Pairs of files that share several values, and most of those of the smaller file."""
    counts = Counter(pair.files for pair in pairs if pair.first.path != pair.later.path)
    return {
        files
        for files, count in counts.items()
        if count >= _SEVERAL and 2 * count >= min(sizes[path] for path in files)
    }


def _aliases(tellings: Sequence[Telling], select: Selection) -> Iterator[Finding]:
    """Each alias that is the name of another document, which has not the same name itself."""
    named: defaultdict[str, list[tuple[Telling, Value]]] = defaultdict(list)
    for telling in tellings:
        for value in telling.of(select["of"]):
            named[letters(value.text)].append((telling, value))
    for telling in tellings:
        own = {letters(value.text) for value in telling.of(select["of"])}
        for alias in telling.of(select.get("alias", ())):
            word = letters(alias.text)
            if word and word not in own and word in named:
                other, name = named[word][0]
                yield _finding(ALIAS, _Pair(other, name, telling, alias))


def _whose(telling: Telling) -> tuple[str, str]:
    return (telling.path, telling.document)


def _suffix(telling: Telling) -> str:
    return telling.path.rpartition("/")[2].rpartition(".")[2].lower()


def _finding(grade: str, pair: _Pair, count: int = 1) -> Finding:
    return Finding(
        grade=grade,
        confidence={FILES: 0.7, FORMAT: 0.6, NAME: 0.9, ID: 0.95, ALIAS: 0.6}[grade],
        marks=(mark("here", pair.later, pair.here), mark("there", pair.first, pair.there)),
        values={"value": pair.here.text.strip(), "count": str(count)},
    )


VERB = CorpusVerb(
    name="unique-names",
    summary="Two documents have one name or one id",
    run=unique_names,
    reads="values",
    options=UniqueNames,
    roles=("of",),
    optional=("id", "alias", "apart"),
    marks=("here", "there"),
    grades=(ID, NAME, FORMAT, FILES, ALIAS),
    placeholders=("value", "count"),
    selectors=VALUE_SELECTORS,
)
