"""What a configuration file says, with what it extends, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.config import ConfigError
from exlint.configuration.finding import Configurations, configurations
from exlint.configuration.model import NO_CONFIG, Config, Origin


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def here(folder: str = ".") -> Config:
    return Configurations().of_folder((Path.cwd() / folder).absolute())


def mistakes(text: str) -> list[str]:
    write(".exlint.yaml", text)
    with pytest.raises(ConfigError) as caught:
        here()
    return str(caught.value).splitlines()


class TestFinding:
    def test_without_a_file_nothing_holds(self) -> None:
        assert here() is NO_CONFIG

    def test_the_nearest_file_wins_and_nothing_of_the_farther_one_is_left(self) -> None:
        write(".exlint.yaml", "fail-on: info\nlanguage: de\n")
        write("site/.exlint.yaml", "fail-on: never\n")
        Path("site/content/deep").mkdir(parents=True)
        Path("other").mkdir()
        assert (here("site/content/deep").fail_on, here("site/content/deep").language) == ("never", "en")
        assert (here("other").fail_on, here("other").language) == ("info", "de")

    def test_the_search_ends_at_the_root_of_the_repository(self) -> None:
        write(".exlint.yaml", "fail-on: info\n")
        Path("vendored/.git").mkdir(parents=True)
        assert here("vendored") is NO_CONFIG

    def test_a_folder_of_rules_is_found_without_a_configuration(self) -> None:
        Path(".exlint/rules").mkdir(parents=True)
        Path("content").mkdir()
        assert [each.name for each in here("content").rule_folders] == ["rules"]
        assert here("content").path is None

    def test_a_named_file_holds_everywhere_and_isolation_leaves_nothing(self) -> None:
        write(".exlint.yaml", "fail-on: info\n")
        write("ci/strict.yaml", "fail-on: warning\n")
        assert configurations("ci/strict.yaml").of_folder(Path.cwd()).fail_on == "warning"
        assert configurations(None, isolated=True).of_folder(Path.cwd()) is NO_CONFIG
        with pytest.raises(ConfigError, match=r"ci/none\.yaml: no such file"):
            configurations("ci/none.yaml")


class TestExtending:
    def test_later_words_win_and_each_value_knows_who_said_it(self) -> None:
        write("shared/base.yaml", "extends: strict\nlanguage: fr\nexclude: [drafts]\n")
        write(".exlint.yaml", "extends: shared/base.yaml\nlanguage: de\n")
        config = here()
        assert (config.fail_on, config.language) == ("warning", "de")
        assert config.origin("fail-on") == Origin("preset strict")
        assert config.origin("exclude") == Origin("shared/base.yaml", 3)
        assert config.origin("language") == Origin(".exlint.yaml", 2)
        assert config.origin("profile") == Origin("default")

    def test_patterns_of_a_shared_file_are_those_of_the_folder_that_extends_it(self, tmp_path: Path) -> None:
        write("shared/base.yaml", "exclude: [/drafts]\n")
        write("site/.exlint.yaml", "extends: [../shared/base.yaml]\n")
        config = here("site")
        assert config.leaves_out(tmp_path / "site/drafts", is_folder=True)
        assert not config.leaves_out(tmp_path / "shared/drafts", is_folder=True)

    def test_paths_are_relative_to_the_file_they_stand_in(self, tmp_path: Path) -> None:
        write("shared/base.yaml", "baseline: known.json\nrule-folders: [ours]\n")
        write("site/.exlint.yaml", "extends: ../shared/base.yaml\n")
        config = here("site")
        assert config.baseline is not None
        assert config.baseline.resolve() == tmp_path / "shared/known.json"
        assert [each.resolve() for each in config.rule_folders] == [tmp_path / "shared/ours"]

    @pytest.mark.parametrize("preset", ["recommended", "strict", "all"])
    def test_presets_are_there(self, preset: str) -> None:
        write(".exlint.yaml", f"extends: {preset}\n")
        assert here().origin("preview").source.startswith("preset ")


class TestMistakes:
    def test_all_are_told_at_once_each_with_its_line(self) -> None:
        assert mistakes("fail-on: eror\n\nexlude: [drafts]\nlanguage: de\nlanguage: fr\n") == [
            ".exlint.yaml:1: fail-on: 'eror' is no word for it; did you mean 'error'?",
            ".exlint.yaml:3: the file knows no key 'exlude'; did you mean 'exclude'?",
            ".exlint.yaml:5: the file has 'language' twice; keep one of them",
        ]

    def test_an_unknown_preset(self) -> None:
        assert mistakes("extends: [strict, recomended]\n") == [
            ".exlint.yaml:1: extends: 'recomended' is neither a preset nor a file; did you mean 'recommended'?"
        ]

    def test_a_circle(self) -> None:
        write("base.yaml", "extends: .exlint.yaml\n")
        assert mistakes("extends: base.yaml\n") == [
            "base.yaml:1: extends: '.exlint.yaml' extends this file; break the circle"
        ]

    def test_broken_yaml_and_two_documents(self) -> None:
        assert mistakes("a: [1\n")[0].startswith(".exlint.yaml:")
        assert mistakes("language: de\n---\nlanguage: fr\n") == [
            ".exlint.yaml:2: a configuration is one YAML document; give each a file of its own"
        ]

    @pytest.mark.parametrize("wanted", [">=9", "<0.1", "==0.0.9", "!=0.1.0", ">=0.1,<0.1", "9"])
    def test_another_version_is_refused(self, wanted: str) -> None:
        assert mistakes(f'required-version: "{wanted}"\n')[0].startswith(
            f".exlint.yaml:1: the file is for exlint {wanted}, and this is 0.1.0"
        )

    def test_a_version_that_is_none(self) -> None:
        assert "'>=new' is no comparison of versions" in mistakes('required-version: ">=new"\n')[0]

    @pytest.mark.parametrize("wanted", [">=0.1", "0.1", ">0.0.9,<2", "!=0.2"])
    def test_a_version_that_fits(self, wanted: str) -> None:
        write(".exlint.yaml", f'required-version: "{wanted}"\n')
        assert here().path == ".exlint.yaml"

    def test_an_empty_file_says_nothing(self) -> None:
        write(".exlint.yaml", "# later\n")
        assert here().fail_on == "error"
