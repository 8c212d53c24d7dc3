"""Shipped: the vocabulary, profiles and rules that come with exlint, as plain data, without parsing YAML at each start.

A wheel carries them compiled; a checkout keeps the compiled form in the user's cache folder and renews it when a
YAML file changes. The form is that of marshal, which loads in half the time of JSON, and reading it runs no code.
Questions and movements, whose words take longer to stem than a page to check, are kept as finished tables.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

if TYPE_CHECKING:
    from ruamel.yaml import Node

    _Data = Mapping[str, object]

_FORM = "6"  # raise it when the compiled form changes its shape
COMPILED = "compiled.marshal"
_MARSHAL = 4
"""The version of the form: every Python since 3.4 reads it."""
_UNREADABLE = (EOFError, ValueError, TypeError)
"""What marshal raises at a damaged file: it is compiled again."""
_PARTS = {
    "vocabulary": "schemas/vocabulary",
    "profiles": "schemas/profiles",
    "presets": "schemas/presets",
    "rules": "rules",
}
_MAY_BE_ADDED_TO = "muscles"
"""The vocabulary that a configuration may add to: what its YAML declares is kept beside its tables."""
_MAKERS = (
    "claims/actions.py",
    "claims/muscle_cues.py",
    "claims/question_*.py",
    "movements/*.py",
    "vocabulary*.py",
    "matching.py",
)
"""The modules that make the tables: in a checkout they change as the YAML does."""


class ShippedDataError(Exception):
    """A YAML file of schemas/ or rules/ that cannot be used; carries the file, the 1-based line and the remedy."""

    def __init__(self, path: Path, line: int, reason: str, remedy: str) -> None:
        super().__init__(f"{path}:{line}: {reason}; {remedy}")
        self.path = path
        self.line = line
        self.reason = reason
        self.remedy = remedy


def root() -> Path:
    """The folder that holds schemas/ and rules/: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "_shipped"
    return installed if installed.is_dir() else package.parents[1]


def load(folder: Path | None = None) -> dict[str, object]:
    """The content of every YAML file of `folder` (default: root()), as plain data; questions and movements as tables.

    {"vocabulary": {stem: data}, "profiles": {stem: data}, "presets": {stem: data},
     "rules": {"faq/duplicate-question.yaml": data}}

    Raises ShippedDataError for a file that is no plain YAML.
    """
    folder = root() if folder is None else folder
    with suppress(FileNotFoundError, *_UNREADABLE):
        return _parse_compiled((folder / COMPILED).read_bytes())
    key = _state(folder)
    cached = _cache_file(folder)
    if cached is not None:
        with suppress(OSError, *_UNREADABLE):
            head, _, body = cached.read_bytes().partition(b"\n")
            if head == key:
                return _parse_compiled(body)
    compiled = compile_shipped(folder)
    if cached is not None:
        with suppress(OSError):  # the cache only saves time
            _write_atomically(cached, key + b"\n" + compiled)
    return _parse_compiled(compiled)


def compile_shipped(folder: Path) -> bytes:
    """The YAML files of `folder`, parsed and serialised; the same files always give the same bytes.

    Raises ShippedDataError for a file that is no plain YAML, and what compile_terms and compile_movements raise.
    """
    content: dict[str, dict[str, object]] = {part: {} for part in _PARTS}
    for part, name, path in _files(folder):
        content[part][name] = _parse_yaml(path)
    _make_tables(content["vocabulary"])
    return serialise(content)


def serialise(content: Mapping[str, object]) -> bytes:
    """The compiled form of plain data and tables."""
    return marshal.dumps(_shared(content, {}), _MARSHAL)


def _shared(value: Any, texts: dict[str, str]) -> Any:
    """A copy in which equal texts are one, and named tuples plain ones: marshal writes each object once."""
    if isinstance(value, str):
        return texts.setdefault(str(value), str(value))  # plain ones, of enumerations too
    if isinstance(value, Mapping):
        return {_shared(key, texts): _shared(each, texts) for key, each in value.items()}
    if isinstance(value, list | tuple):
        copied = [_shared(each, texts) for each in value]
        return copied if isinstance(value, list) else tuple(copied)
    return int(value) if isinstance(value, IntEnum) else value


def _make_tables(vocabulary: dict[str, object]) -> None:
    """Put the tables of the functions called revive_... in the place of what they are made from."""
    from exlint.claims.actions import store_actions
    from exlint.claims.muscle_cues import compile_cues, store_cues
    from exlint.claims.question_tables import store_terms
    from exlint.claims.question_terms import compile_terms
    from exlint.movements.compiling import compile_movements
    from exlint.movements.tables import store_movements
    from exlint.vocabulary import compile_vocabulary
    from exlint.vocabulary_tables import TABLES, store_vocabulary

    for name, data in vocabulary.items():
        if isinstance(data, dict) and isinstance(data.get("terms"), dict):
            tables = {TABLES: store_vocabulary(compile_vocabulary(data))}
            vocabulary[name] = {**data, **tables} if name == _MAY_BE_ADDED_TO else tables
    if "muscle-cues" in vocabulary:
        vocabulary["muscle-cues"] = store_cues(compile_cues(cast("_Data", vocabulary["muscle-cues"])))
    if "questions" in vocabulary:
        vocabulary["questions"] = store_terms(compile_terms(cast("_Data", vocabulary["questions"])))
    if "actions" in vocabulary:
        vocabulary["actions"] = store_actions(cast("_Data", vocabulary["actions"]))
    if "movements" in vocabulary:
        vocabulary["movements"] = store_movements(compile_movements(cast("_Data", vocabulary["movements"])))


def _files(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Every YAML file with the part it belongs to and its name there, in a fixed order."""
    for part, where in _PARTS.items():
        base = folder / where
        for path in sorted(base.rglob("*.yaml")):
            name = path.relative_to(base)
            yield part, (name.as_posix() if part == "rules" else name.with_suffix("").as_posix()), path


def _state(folder: Path) -> bytes:
    """A hash of the names, sizes and modification times of the YAML files and of the modules that make the tables."""
    package = Path(__file__).parent
    makers = (path for pattern in _MAKERS for path in sorted(package.glob(pattern)))
    files = ((path, path.stat()) for path in (*(path for _, _, path in _files(folder)), *makers))
    states = (f"{path}\0{status.st_size}\0{status.st_mtime_ns}" for path, status in files)
    return _digest("\0".join((_FORM, *states))).encode()


def _cache_file(folder: Path) -> Path | None:
    """Where the compiled form of `folder` is kept: one file a checkout. None where the user has no home."""
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    except RuntimeError:
        return None
    return base / "exlint" / f"shipped-{_digest(str(folder.resolve()))[:16]}.marshal"


def _digest(text: str) -> str:
    from hashlib import sha256  # a wheel never needs it

    return sha256(text.encode()).hexdigest()


def _write_atomically(path: Path, data: bytes) -> None:
    """Other processes see the old file or the new one. (tempfile would cost more time to import than this saves.)"""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _parse_compiled(data: bytes) -> dict[str, object]:
    content: dict[str, object] = marshal.loads(data)  # noqa: S302  # ours: from the wheel, or the user's own cache
    return content


def _parse_yaml(path: Path) -> object:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ShippedDataError(path, 1, f"cannot read: {error.strerror}", "make the file readable") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ShippedDataError(path, line, "the file is not UTF-8", "save it as UTF-8") from error
    try:
        data: object = YAML(typ="safe").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ShippedDataError(path, line, error.problem or "the YAML is malformed", "correct the YAML") from error
    except YAMLError as error:
        raise ShippedDataError(path, 1, str(error), "correct the YAML") from error
    if not _is_plain(data):
        _refuse(path, text)
    return data


def _is_plain(data: object) -> bool:
    """Whether JSON could keep the data as it is: text keys, and no dates, sets, bytes or infinities."""
    if isinstance(data, dict):
        return all(isinstance(key, str) and _is_plain(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(_is_plain, data))
    if isinstance(data, float):
        return data - data == 0
    return data is None or isinstance(data, str | int)


_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool", "null", "float", "seq", "map", "merge")}


def _refuse(path: Path, text: str) -> NoReturn:
    """Find what is not plain, for the error's line."""
    from ruamel.yaml import YAML

    node = _first_unplain(YAML(typ="safe").compose(text), key=False)
    line = node.start_mark.line + 1 if node is not None else 1
    raise ShippedDataError(path, line, "a value is a date, a set or binary, or a key is no text", "quote it")


def _first_unplain(node: Node, *, key: bool) -> Node | None:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    tag = node.tag or ""
    kind = tag.rpartition(":")[2]
    endless = kind == "float" and node.value.lstrip("+-").lower() in (".inf", ".nan")
    if tag not in _PLAIN_TAGS or endless or (key and kind not in ("str", "merge")):
        return node
    children: list[tuple[Node, bool]] = []
    if isinstance(node, MappingNode):
        children = [pair for entry in node.value for pair in ((entry[0], True), (entry[1], False))]
    elif isinstance(node, SequenceNode):
        children = [(item, False) for item in node.value]
    return next((found for child, is_key in children if (found := _first_unplain(child, key=is_key))), None)
