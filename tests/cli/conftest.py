from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from exlint.config import Choices
from exlint.runner import Request, Run
from exlint.settings import Plan
from tests.reporters.samples import run_of


@dataclass
class Canned:
    """What the pipeline behind `exlint check` gives, and what it was asked for."""

    run: Run = field(default_factory=run_of)
    error: BaseException | None = None
    requests: list[Request] = field(default_factory=list)
    choices: list[Choices] = field(default_factory=list)


@pytest.fixture
def canned(monkeypatch: pytest.MonkeyPatch) -> Canned:
    """A pipeline that gives a run made by hand, so that only the command line is tested."""
    answer = Canned()

    def plan(choices: Choices) -> Plan:
        answer.choices.append(choices)
        return Plan(Choices(isolated=True))

    def run(request: Request, plan: Plan) -> Run:
        answer.requests.append(request)
        if answer.error:
            raise answer.error
        return answer.run

    monkeypatch.setattr("exlint.settings.Plan", plan)
    monkeypatch.setattr("exlint.runner.run", run)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "EXLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return answer
