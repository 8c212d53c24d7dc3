"""The verbs that rules name: few, general, pure and typed. A new verb is one function here, a new rule none."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from exlint.checks import (
    article_form,
    broken_sequence,
    conflicting_answers,
    conflicting_claims,
    conflicting_implements,
    conflicting_roles,
    copied_prose,
    denied_claims,
    disagreeing_amounts,
    doubled_word,
    drifted_values,
    empty_item,
    empty_section,
    excluding_claims,
    forbidden_phrase,
    foreign_action,
    foreign_parts,
    foreign_subject,
    fragment,
    heading_levels,
    implausible_claims,
    impossible_sequence,
    known_terms,
    ledger,
    link_targets,
    list_conjunction,
    markup_leftover,
    misfiled,
    misplaced_in_list,
    missing_action,
    missing_prime_mover,
    missing_section,
    missing_step,
    name_number,
    needed_claims,
    nothing_new,
    noun_as_verb,
    numbering,
    omitted_implements,
    opposed_positions,
    opposite_claims,
    out_of_place_claims,
    overlapping_fields,
    references,
    repeated_keys,
    repeated_sentence,
    required,
    schema,
    similar_items,
    spacing,
    stray_capital,
    undeclared_claims,
    unfinished_text,
    unique_names,
    unreached_claims,
    unspecified_implement,
    untaken_return,
    untold_implements,
    usual_spelling,
    word_sequence,
    wrong_phrase,
)
from exlint.checks.across import CorpusVerb
from exlint.checks.ledger import LedgerVerb
from exlint.checks.verb import Verb

AnyVerb: TypeAlias = Verb | CorpusVerb | LedgerVerb

_MODULES = (
    article_form,
    broken_sequence,
    conflicting_answers,
    conflicting_claims,
    conflicting_implements,
    conflicting_roles,
    denied_claims,
    disagreeing_amounts,
    doubled_word,
    empty_item,
    empty_section,
    excluding_claims,
    forbidden_phrase,
    foreign_action,
    foreign_parts,
    foreign_subject,
    fragment,
    heading_levels,
    implausible_claims,
    impossible_sequence,
    known_terms,
    link_targets,
    list_conjunction,
    markup_leftover,
    misfiled,
    misplaced_in_list,
    missing_action,
    missing_prime_mover,
    missing_section,
    missing_step,
    name_number,
    needed_claims,
    nothing_new,
    noun_as_verb,
    numbering,
    omitted_implements,
    opposed_positions,
    opposite_claims,
    out_of_place_claims,
    overlapping_fields,
    repeated_keys,
    repeated_sentence,
    required,
    schema,
    similar_items,
    spacing,
    stray_capital,
    undeclared_claims,
    unfinished_text,
    unreached_claims,
    unspecified_implement,
    untaken_return,
    untold_implements,
    word_sequence,
    wrong_phrase,
)
_ACROSS = (copied_prose, drifted_values, references, unique_names, usual_spelling)
_SCOPES: Mapping[type[AnyVerb], str] = {Verb: "document", CorpusVerb: "corpus", LedgerVerb: "suppressions"}

VERBS: Mapping[str, AnyVerb] = MappingProxyType(
    {module.VERB.name: module.VERB for module in (*_MODULES, *_ACROSS, ledger)}
)
"""Every verb by the name that rule files use."""


def scope_of(verb: AnyVerb) -> str:
    """What a verb's rules look at: one document, the whole corpus, or the suppressions of a file."""
    return _SCOPES[type(verb)]
