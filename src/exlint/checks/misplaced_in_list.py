"""misplaced-in-list: a list puts a muscle into one role, and the item's own words into another."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import ROLE_WORDS, mark_claim, says_plainly
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Role
from exlint.claims.muscles import LISTED
from exlint.values import NamedTuple

_OTHER_ROLES = {
    Role.TARGET: frozenset({Role.STABILIZER, Role.NOT_WORKED}),
    Role.STABILIZER: frozenset({Role.TARGET}),
}
"""Roles that an item's words may not give to a muscle listed under the key; helpers are left to the writer."""


class MisplacedInList(NamedTuple):
    """No options."""


def misplaced_in_list(case: Case, select: Selection, options: MisplacedInList) -> Iterator[Finding]:
    """Each item of a list of muscles whose words give its muscle a role that the words above the list exclude."""
    del options  # there are none
    vocabulary = case.knowledge.muscles
    claims = case.claims_in(select["of"])
    for listed in claims:
        if listed.statement[2] != LISTED or listed.role not in _OTHER_ROLES:
            continue
        for said in claims:
            same_item = said.place.pointer == listed.place.pointer and said.statement[2] != LISTED
            if not same_item or not says_plainly(said) or not vocabulary.akin(listed.value, said.value):
                continue
            if said.role in _OTHER_ROLES[listed.role]:
                yield Finding(
                    grade="role",
                    confidence=0.75,
                    marks=(mark_claim("listed", listed), mark_claim("said", said)),
                    values={
                        "muscle": vocabulary[listed.value].name,
                        "listed": ROLE_WORDS[listed.role],
                        "said": ROLE_WORDS[said.role],
                    },
                )
                break


VERB = Verb(
    name="misplaced-in-list",
    summary="A list gives a muscle one role, and the item's own words another",
    run=misplaced_in_list,
    options=MisplacedInList,
    roles=("of",),
    marks=("listed", "said"),
    grades=("role",),
    placeholders=("muscle", "listed", "said"),
)
