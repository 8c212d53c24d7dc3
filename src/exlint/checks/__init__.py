"""The verbs that rules name: few, general, pure and typed. A new verb is one function here, a new rule none."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exlint.checks import conflicting_answers, conflicting_claims, foreign_subject, required, similar_items
from exlint.checks.verb import Verb

VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        module.VERB.name: module.VERB
        for module in (conflicting_answers, conflicting_claims, foreign_subject, required, similar_items)
    }
)
"""Every verb by the name that rule files use."""
