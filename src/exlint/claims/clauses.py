"""Clauses: which cue of a sentence governs which of the muscles that it names.

One sentence often names the target, then "while also engaging" and the helpers, then "as stabilizers". A list of
muscles obeys the cue that follows it directly, or else the nearest one before it within reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from exlint.claims.claim import Role, Strength
from exlint.claims.muscle_cues import Cue, CueMatch, MuscleCues
from exlint.claims.sentences import Sentence
from exlint.patterns import lazy
from exlint.values import NamedTuple
from exlint.vocabulary import Match, Term, Vocabulary

_REACH = 8
"""Words between a cue and muscles that it still governs, other muscles not counted."""

_FOLLOWS = 2
"""Words between muscles and a cue that follows them: "the quads then assist"."""

_GAINS = "strength|endurance|development|activation|engagement|involvement|size|thickness|growth|power"
"""What is built of a muscle: "core strength and triceps size" is a list of muscles."""

_LIST_GAP = re.compile(
    r"(?:\s*(?:\([^(),]{1,40}\)|[,/&+()]|\b(?:and|or|plus|along with|as well as|together with"
    rf"|the|your|both|of|entire|whole|all|even|muscles?|fib(?:er|re)s?|heads?|{_GAINS})\b))*\s*"
)
"""What may stand between two muscles of one list, a remark on one of them included."""

_NEAR_GAP = re.compile(r"[\s:(]*(?:\b(?:the|your|both|all|of|on|in|for|to|entire|whole|deep)\b\s*)*")
"""What may stand between a cue and a muscle right beside it."""

_OPENING = lazy(rf"(?:[\w' ]{{1,40}}:\s*(?:grip,\s*)?)?{_NEAR_GAP.pattern}")
"""What may stand before the muscles of an answer that is a list: "Nearly everything: "."""

_MOVED = lazy(r"\bfrom\s+(?:the\s+|your\s+)?")
"""The end of a cue that takes the work away from one list of muscles."""

_TO = lazy(r"\s*(?:on)?to(?:wards?)?\s+(?:the\s+|your\s+)?(?:[a-z]+\s+)?")
"""What stands between that list and the one that gets the work: "from the biceps to the smaller brachialis"."""

_MOBILITY = lazy(r"\s+(?:mobility|health|alignment|joints?)\b")
"""After a list these make all its members joints: "ankle, hip and core mobility"."""

_OF_ALL = ("as ", "to ", "for ", "during ", "isometrically", "stretch", "flexibility", "mobility")
"""Cues after a list that begin with one of these speak of all its members."""

_GLOSS = lazy(r"\s*(?:muscles?\s*)?\(\s*(?:(?!(?:and|or|plus|with|not|also)\b)[a-z']+\s+){0,3}")
"""What stands between a muscle and a remark that names it again: "brachioradialis (outer forearm)"."""

_GLOSS_END = lazy(r"\s*(?:muscles?|fib(?:er|re)s?|region|area|side)?\s*\)")

_DEGREES = frozenset(
    {"muscle", "muscles", "even", "much", "far", "slightly", "somewhat", "significantly", "considerably"}
)
"""What may stand between muscles and a comparative: "the glutes much more"."""

_THAN = lazy(r"\s+(?:\w+ly\s+)?than\s+(?:(?:the|your|those of)\s+)*")
"""What stands between a comparative and another muscle."""

_BY_MEANS_OF = lazy(r".*\b(?:using|uses?|used|utili[sz](?:es?|ing)|with|from|through|via)\s+(?:(?:the|your|both)\s+)*")
_TO_PROPEL = (" to help ", " to ", " for ")
"""Around parts of the body that set a load in motion: "using the legs and hips to help drive the bell up"."""

_HELD_AGAINST = lazy(
    r".*\banti (?:rotation|rotational|extension|flexion|lateral flexion)"
    r" (?:demand|challenge|component|element|load|force)s?\b[^,;]*"
)
"""Before muscles that hold against a motion: "the anti-rotation demand recruits the core"."""

_HOLDERS = ("stabilizer", "stabiliser", "stabilizing", "stabilising")
"""In the name of a group of muscles these tell what it does: "core stabilizers"."""

_STABILITY = (" stability", " stabilization", " stabilisation")
"""After muscles this tells the same: "challenges core stability"."""

_GAINED = lazy(rf"\s+(?:{_GAINS})\b")

_WORD = re.compile(r"[\w']+")


class NamedMuscle(NamedTuple):
    """A muscle named in a folded text."""

    start: int
    end: int
    term: Term
    adjective: bool


class Governed(NamedTuple):
    """A list of muscles with the role and strength that its cue gives; `at` is where the cue stands."""

    muscles: tuple[NamedMuscle, ...]
    role: Role
    strength: Strength
    at: int


def named_muscles(folded: str, matches: Iterable[Match], cues: MuscleCues, vocabulary: Vocabulary) -> list[NamedMuscle]:
    """The matches that name a muscle: adjectives only before a word such as "muscles", and no joints or places.

    What only names the muscle before it again, in brackets, is left out.
    """
    named = [
        NamedMuscle(match.start, match.end, match.term, match.adjective)
        for match in matches
        if match.term is not None
        and not (match.adjective and not _has_head(folded, match.end, cues))
        and not (match.term.ambiguous and _is_joint(folded, match.end, cues))
    ]
    if "(" not in folded:
        return named
    glosses = {other for one, other in pairwise(named) if _is_gloss(folded, one, other, vocabulary)}
    return [muscle for muscle in named if muscle not in glosses]


def _is_gloss(folded: str, one: NamedMuscle, other: NamedMuscle, vocabulary: Vocabulary) -> bool:
    """Whether brackets right after a muscle hold one name only, of a whole of it or of the place where it lies.

    A part of it in brackets says which part is meant: "shoulders (front deltoids)".
    """
    if "(" not in folded[one.end : other.start]:
        return False
    if not (_GLOSS.fullmatch(folded, one.end, other.start) and _GLOSS_END.match(folded, other.end)):
        return False
    if vocabulary.covers(one.term.id, other.term.id):
        return False
    return vocabulary.covers(other.term.id, one.term.id) or one.term.region == other.term.region


def governed(
    folded: str,
    sentence: Sentence,
    muscles: list[NamedMuscle],
    found: Sequence[CueMatch],
    cues: MuscleCues,
    *,
    answering: bool,
) -> Iterator[Governed]:
    """Each list of the sentence's muscles that a cue gives a role; others, and coaching and landmarks, claim nothing.

    Where the sentence is `answering` which muscles work, a list that opens it needs no cue: "Quads and glutes."
    """
    here = [cue for cue in found if sentence.start <= cue.start and cue.end <= sentence.end]
    earlier: tuple[list[NamedMuscle], int] | None = None
    for group in _lists(folded, muscles):
        if len(group) > 1 and _MOBILITY.match(folded, group[-1].end):
            continue
        if _is_instrument(folded, sentence, group, cues):
            continue
        after = _cue_after(folded, group, here, muscles, cues)
        before = _cue_before(folded, group, here, muscles, cues)
        if after is not None and before is not None and len(group) > 1 and not _closes(folded, after):
            parts = [(group[:-1], before), (group[-1:], after)]
        else:
            parts = [(group, ruler) for ruler in (after or before,) if ruler is not None]
        if not parts and earlier is not None and _is_moved_to(folded, *earlier, group[0].start):
            yield Governed(tuple(group), Role.TARGET, Strength.PLAIN, earlier[1])
        elif not parts and answering and _needs_no_cue(folded, sentence, group, cues):
            yield Governed(tuple(group), Role.WORKED, Strength.PLAIN, sentence.start)
        earlier = (group, before[1]) if before is not None and before[0].role is Role.NOT_WORKED else None
        for part, (cue, at) in parts:
            if cue.role is not None:
                said = Governed(tuple(part), cue.role, cue.strength, at)
                if cue.role is Role.TARGET and _is_compared(folded, part[-1].end, muscles, cues):
                    said = said._replace(role=Role.WORKED, strength=Strength.PLAIN)
                yield from _in_roles(folded, sentence, said)


def _is_instrument(folded: str, sentence: Sentence, group: list[NamedMuscle], cues: MuscleCues) -> bool:
    """Whether parts of the body are what a load is driven with: they are named as movers of it, not as muscles."""
    if not all(muscle.term.ambiguous for muscle in group):
        return False
    end = group[-1].end
    purpose = next((each for each in _TO_PROPEL if folded.startswith(each, end)), None)
    verb = _WORD.match(folded, end + len(purpose)) if purpose is not None else None
    if verb is None or verb[0] not in cues.propulsion:
        return False
    return _BY_MEANS_OF.fullmatch(folded, sentence.start, group[0].start) is not None


def _in_roles(folded: str, sentence: Sentence, said: Governed) -> Iterator[Governed]:
    """A list in the role that its cue gives, but muscles that are called stabilizers, or work for stability, hold."""
    if said.role not in (Role.WORKED, Role.SECONDARY):
        yield said
        return
    muscles = said.muscles
    against = _is_held_against(folded, sentence, muscles[0].start) or folded.startswith(_STABILITY, muscles[-1].end)
    holding = [each for each in muscles if against or folded[each.start : each.end].rstrip("s").endswith(_HOLDERS)]
    moving = [each for each in muscles if each not in holding]
    if moving:
        yield said._replace(muscles=tuple(moving))
    if holding:
        yield said._replace(muscles=tuple(holding), role=Role.STABILIZER)


def _is_held_against(folded: str, sentence: Sentence, start: int) -> bool:
    if folded.find("anti ", sentence.start, start) < 0:
        return False
    return _HELD_AGAINST.fullmatch(folded, sentence.start, start) is not None


def _is_compared(folded: str, end: int, muscles: list[NamedMuscle], cues: MuscleCues) -> bool:
    """Whether a comparative follows a list: "targets the glutes more effectively" than another exercise does.

    "More than the biceps" says which muscle of the exercise gets the most.
    """
    if folded[end : end + 1] != " ":
        return False
    word = next((each for each in _WORD.finditer(folded, end, end + 60) if each[0] not in _DEGREES), None)
    if word is None or word[0] not in cues.comparatives:
        return False
    following = next((muscle.start for muscle in muscles if muscle.start > word.end()), None)
    return following is None or _THAN.fullmatch(folded, word.end(), following) is None


def _lists(folded: str, muscles: list[NamedMuscle]) -> list[list[NamedMuscle]]:
    """Muscles grouped as the sentence lists them: "the quads, glutes, and hamstrings" is one group."""
    groups = [[muscle] for muscle in muscles[:1]]
    for one, other in pairwise(muscles):
        if _LIST_GAP.fullmatch(folded, one.end, other.start):
            groups[-1].append(other)
        else:
            groups.append([other])
    return groups


def _is_moved_to(folded: str, idle: list[NamedMuscle], cue: int, start: int) -> bool:
    """Whether the work goes from the muscles before to the list that begins at `start`."""
    leaves = list(_MOVED.finditer(folded, cue, idle[0].start))
    return bool(leaves) and leaves[-1].end() == idle[0].start and _TO.fullmatch(folded, idle[-1].end, start) is not None


def _needs_no_cue(folded: str, sentence: Sentence, group: list[NamedMuscle], cues: MuscleCues) -> bool:
    """Whether a list answers by itself: it opens the sentence, or explains a part of it ("a squat (quads, glutes)")."""
    start, end = group[0].start, group[-1].end
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
        return True
    opens = _OPENING.fullmatch(folded, sentence.start, start) is not None
    return opens and _stands_alone(folded, end, sentence.end, cues)


def _stands_alone(folded: str, start: int, end: int, cues: MuscleCues) -> bool:
    """Whether what follows a list that opens a sentence says no more than when or why: "Quads from it"."""
    following = _WORD.search(folded, start, end)
    return following is None or following.group() in cues.adjuncts


def _cue_after(
    folded: str, group: list[NamedMuscle], found: list[CueMatch], muscles: list[NamedMuscle], cues: MuscleCues
) -> tuple[Cue, int] | None:
    end = group[-1].end
    for match in found:
        if match.start < end:
            continue
        if _looks_forward(folded, match, muscles):
            return None
        gap = _WORD.findall(folded, end, match.start)
        if len(gap) > _FOLLOWS or not cues.breaks.isdisjoint(gap) or ";" in folded[end : match.start]:
            return None
        cue = next((cue for cue in match.cues if cue.side == "after" and not (cue.adjacent and gap)), None)
        return None if cue is None else (cue, match.start)
    return None


def _looks_forward(folded: str, match: CueMatch, muscles: list[NamedMuscle]) -> bool:
    """Whether a cue belongs to the muscles after it: "targets the abs, also works the hip flexors"."""
    if not any(cue.side == "before" for cue in match.cues):
        return False
    following = next((muscle for muscle in muscles if muscle.start >= match.end), None)
    return following is not None and _NEAR_GAP.fullmatch(folded, match.end, following.start) is not None


def _closes(folded: str, after: tuple[Cue, int]) -> bool:
    """Whether a following cue speaks of the whole list ("as stabilizers"), not of its last member ("and X assists")."""
    return folded.startswith(_OF_ALL, after[1])


def _cue_before(
    folded: str, group: list[NamedMuscle], found: list[CueMatch], muscles: list[NamedMuscle], cues: MuscleCues
) -> tuple[Cue, int] | None:
    start, end = group[0].start, group[-1].end
    for match in reversed(found):
        if match.end > start:
            continue
        for cue in match.cues:
            if cue.side != "before":
                continue
            beside = _NEAR_GAP.fullmatch(folded, match.end, start) is not None
            if cue.suffix or cue.adjacent:
                gained = not beside and not cue.suffix and _GAINED.match(folded, end) is not None
                if gained and _reaches(folded, match.end, group, muscles, cues):
                    return cue, match.start
                if beside and folded[end:].lstrip().startswith(cue.suffix):
                    return cue, match.start
            else:
                reaches = beside or _reaches(folded, match.end, group, muscles, cues)
                return (cue, match.start) if reaches else None
    return None


def _reaches(folded: str, start: int, group: list[NamedMuscle], muscles: list[NamedMuscle], cues: MuscleCues) -> bool:
    """Whether a cue that ends at `start` governs a list a few words on: no other clause may begin between."""
    first = group[0]
    if all(muscle.term.ambiguous for muscle in group) and not _has_head(folded, group[-1].end, cues):
        return False
    gap = folded[start : first.start]
    for muscle in muscles:
        if start <= muscle.start < first.start:
            gap = gap.replace(folded[muscle.start : muscle.end], " ", 1)
    words = _WORD.findall(gap)
    return len(words) <= _REACH and cues.breaks.isdisjoint(words) and ";" not in gap


def _is_joint(folded: str, end: int, cues: MuscleCues) -> bool:
    """Whether a word such as "mobility" or "extension" follows, which makes a part of the body a joint or a place."""
    word = _WORD.match(folded, end + 1)
    return word is not None and word[0] in cues.joints


def _has_head(folded: str, end: int, cues: MuscleCues) -> bool:
    """Whether a word such as "muscles" or "activation" follows, which makes a part of the body a muscle."""
    words = _WORD.findall(folded, end, end + 40)[:2]
    return bool(words) and (words[0] in cues.heads or " ".join(words) in cues.heads)
