"""The tables that are stored when exlint is built say what the YAML says, whatever order sets happen to have."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from exlint.claims.question_tables import revive_terms, store_terms
from exlint.claims.question_terms import compile_terms
from exlint.movements.compiling import compile_movements
from exlint.movements.tables import revive_movements, store_movements
from exlint.shipped import serialise

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, Mapping[str, object]]:
    folder = CHECKOUT / "schemas/vocabulary"
    return {name: YAML(typ="safe").load(folder / f"{name}.yaml") for name in ("questions", "movements")}


def test_question_terms_come_back_as_they_were(vocabulary: dict[str, Mapping[str, object]]) -> None:
    terms = compile_terms(vocabulary["questions"])
    assert revive_terms(marshal.loads(serialise(store_terms(terms)))) == terms


def test_movements_come_back_as_they_were(vocabulary: dict[str, Mapping[str, object]]) -> None:
    movements = compile_movements(vocabulary["movements"])
    assert revive_movements(marshal.loads(serialise(store_movements(movements)))) == movements


def test_every_build_gives_the_same_bytes() -> None:
    program = (
        "import hashlib, pathlib, sys; from exlint.shipped import compile_shipped; "
        "print(hashlib.sha256(compile_shipped(pathlib.Path(sys.argv[1]))).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program, str(CHECKOUT)],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(hashes) == 1
