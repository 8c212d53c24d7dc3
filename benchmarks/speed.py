"""Speed as ratios, all measured in one run, so that the machine cancels out: medians over --runs rounds.

    exlint check, cold, on many pages   against  mdformat --check on the same pages
    exlint --version                    against  python -c pass in the same environment
    exlint check, cold, on one page     against  python -c pass in the same environment

What is measured is a wheel of this checkout in an environment of its own, as users have it; --exlint names another.
Without --docs the pages are those of examples/content under new names and with their questions in another order.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
GENERATED_PAGES = 552
PAGES_RATIO = 2.0  # at least, with all rules on
VERSION_MS = 60.0  # at most, above a bare interpreter
PAGE_MS = 130.0


@dataclass(frozen=True, slots=True)
class Tools:
    """The commands under comparison, all of one environment."""

    exlint: tuple[str, ...]
    mdformat: tuple[str, ...]
    python: str


@dataclass(frozen=True, slots=True)
class Command:
    arguments: tuple[str, ...]
    success: tuple[int, ...] = (0,)


def main() -> int:
    """Measure, print, and return the exit status."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="exlint-speed-") as scratch:
        folder = Path(scratch)
        pages = _copy_pages(options.docs, folder / "pages", options.sample)
        tools = _given(options.exlint) if options.exlint else _installed(folder / "venv")
        times = _measure(_commands(tools, pages, options.jobs), options.runs, folder / "cache")
    return 0 if _report(times, len(pages)) or not options.enforce else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure exlint against mdformat and a bare interpreter.")
    parser.add_argument("--runs", type=int, default=10, help="rounds; the medians are printed")
    parser.add_argument("--sample", type=int, default=0, help="how many pages; 0 for all")
    parser.add_argument("--docs", type=Path, help="a folder of Markdown pages")
    parser.add_argument("--exlint", help="the command to measure, such as .venv/bin/exlint")
    parser.add_argument("--jobs", type=int, default=2, help="processes of exlint")
    parser.add_argument("--assert", dest="enforce", action="store_true", help="exit 1 where a target is missed")
    return parser.parse_args()


def _copy_pages(docs: Path | None, folder: Path, sample: int) -> list[Path]:
    """Put the pages into one flat folder; a sample is spread evenly over them."""
    folder.mkdir()
    texts = _generate_pages() if docs is None else [path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))]
    if not texts:
        sys.exit(f"no Markdown page under {docs}")
    count = min(sample or len(texts), len(texts))
    pages = []
    for number in range(count):
        pages.append(folder / f"page-{number:04}.md")
        pages[-1].write_text(texts[number * len(texts) // count], encoding="utf-8")
    return pages


def _generate_pages() -> list[str]:
    """Variations of the examples: no two are alike, so that nothing remembered within a run can help."""
    chance = random.Random(1)  # noqa: S311  # pages, not secrets
    originals = [path.read_text("utf-8") for path in sorted((CHECKOUT / "examples/content/pages").glob("*.md"))]
    pages = []
    for number in range(GENERATED_PAGES):
        head, mark, faq = originals[number % len(originals)].partition("## FAQ\n")
        questions = faq.strip().split("\n\n### ")
        chance.shuffle(questions)
        name = next(line for line in head.splitlines() if line.startswith("# "))
        body = "\n\n".join(f"### {question.removeprefix('### ')}" for question in questions)
        pages.append(f"{head.replace(name, f'{name} No. {number}')}{mark}\n{body}\n")
    return pages


def _given(command: str) -> Tools:
    return Tools(tuple(shlex.split(command)), (sys.executable, "-m", "mdformat"), sys.executable)


def _installed(folder: Path) -> Tools:
    """A new environment with a wheel of this checkout and mdformat."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(bin_folder / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(CHECKOUT), "mdformat"]
    subprocess.run(install, check=True)
    return Tools((str(bin_folder / "exlint"),), (python, "-m", "mdformat"), python)


def _commands(tools: Tools, pages: Sequence[Path], jobs: int) -> dict[str, Command]:
    check = (*tools.exlint, "check", "--output-format", "json", "--exit-zero", "--jobs", str(jobs))
    folder = str(pages[0].parent)
    return {
        "python": Command((tools.python, "-c", "pass")),
        "version": Command((*tools.exlint, "--version")),
        "page": Command((*check, str(pages[0]))),
        "pages": Command((*check, folder)),
        "mdformat": Command((*tools.mdformat, "--check", folder), success=(0, 1)),  # 1: some page would change
    }


def _measure(commands: Mapping[str, Command], runs: int, cache: Path) -> dict[str, float]:
    """The median time of each command in seconds. Rounds interleave, and the first one only warms the disk."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    for number in range(runs + 1):
        for name, command in commands.items():
            _forget_results(cache)
            start = time.perf_counter()
            done = subprocess.run(command.arguments, env=environment, capture_output=True, text=True)
            seconds = time.perf_counter() - start
            if done.returncode not in command.success:
                output = done.stderr or done.stdout
                sys.exit(f"{shlex.join(command.arguments)} failed with {done.returncode}:\n{output}")
            if number:
                times[name].append(seconds)
    return {name: statistics.median(each) for name, each in times.items()}


def _forget_results(cache: Path) -> None:
    """Leave only the compiled rules, which a checkout keeps in the cache folder and a wheel carries inside."""
    for path in cache.glob("exlint/*"):
        if path.is_dir():
            shutil.rmtree(path)
        elif not path.name.startswith("shipped-"):
            path.unlink()


def _report(times: Mapping[str, float], pages: int) -> bool:
    """Print the table; whether every target is met."""
    ratio = times["mdformat"] / times["pages"]
    version = (times["version"] - times["python"]) * 1000
    page = (times["page"] - times["python"]) * 1000
    rows = [
        (f"exlint check, {pages} pages", times["pages"] * 1000, ""),
        ("mdformat --check, the same", times["mdformat"] * 1000, f"{ratio:.1f} times as long, target {PAGES_RATIO}"),
        ("python -c pass", times["python"] * 1000, ""),
        ("exlint --version", times["version"] * 1000, f"{version:+.0f} ms, target {VERSION_MS:+.0f}"),
        ("exlint check, one page", times["page"] * 1000, f"{page:+.0f} ms, target {PAGE_MS:+.0f}"),
    ]
    for what, milliseconds, verdict in rows:
        print(f"{what:<28} {milliseconds:>8.0f} ms   {verdict}".rstrip())
    return ratio >= PAGES_RATIO and version <= VERSION_MS and page <= PAGE_MS


if __name__ == "__main__":
    sys.exit(main())
