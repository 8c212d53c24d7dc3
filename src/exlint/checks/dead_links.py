"""dead-links: links to a page of the same repository that does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from exlint.checks.across import Corpus, CorpusVerb, Use, letters, mark
from exlint.checks.verb import Finding, Selection
from exlint.facts import LINKS
from exlint.values import NamedTuple

MISSING = "missing"
ELSEWHERE = "elsewhere"


class DeadLinks(NamedTuple):
    """Options: the suffixes of documents, whose links name a file. How a site serves other addresses is its own affair.

    With `folders` links to a folder ("../lunge/") are looked at too.
    """

    suffixes: tuple[str, ...]
    folders: bool = False


def dead_links(corpus: Corpus, select: Selection, options: DeadLinks) -> Iterator[Finding]:
    """Each relative link to a document that is neither beside its page nor, by that path, in a folder above.

    Site generators follow such links from the page, or from the folder of all content: what is there by either is no
    dead link. Where one document of the run has the name, it is told.
    """
    del select  # links stand anywhere
    files = [file.path for file in corpus.files]
    for _, uses in corpus.values((LINKS,)):
        for use in uses:
            target = unquote(use.text.partition("#")[0].partition("?")[0])
            if _names_a_document(target, options) and _is_dead(target, use, corpus):
                yield _finding(use, target, files)


def _names_a_document(target: str, options: DeadLinks) -> bool:
    if any(sign in target for sign in "{}$<>*|\0"):  # a template's
        return False
    if target.endswith("/"):
        return options.folders and bool(target.strip("./"))
    return PurePosixPath(target).suffix.lower() in options.suffixes


def _is_dead(target: str, use: Use, corpus: Corpus) -> bool:
    page = PurePosixPath(use.telling.path)
    if page.name.startswith("<"):  # standard input stands nowhere
        return False
    as_folder = page.with_suffix("")  # the address of the page on a site that serves each from a folder of its own
    for folder in (page.parent, *page.parents, *((as_folder,) if target.endswith("/") else ())):
        place = normpath(folder / target)
        if corpus.exists(place) or (target.endswith("/") and corpus.exists(f"{place}{page.suffix}")):
            return False
    return True


def _finding(use: Use, target: str, files: Sequence[str]) -> Finding:
    stem = letters(PurePosixPath(target).stem)
    alike = [path for path in files if letters(PurePosixPath(path).stem) == stem and path != use.telling.path]
    return Finding(
        grade=ELSEWHERE if len(alike) == 1 else MISSING,
        confidence=0.95,
        marks=(mark("here", use.telling, use.value),),
        values={"target": use.text, "expected": alike[0] if len(alike) == 1 else ""},
    )


VERB = CorpusVerb(
    name="dead-links",
    summary="Links to a page of the same repository that does not exist",
    run=dead_links,
    reads="links",
    options=DeadLinks,
    roles=(),
    marks=("here",),
    grades=(MISSING, ELSEWHERE),
    placeholders=("target", "expected"),
)
