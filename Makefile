# make demo and make test need Python 3.11 or newer, make and git; they set up all the rest in .venv.

BIN := .venv/bin
SAMPLE ?= 0
RUNS ?= 10

.PHONY: demo test lint types bench clean

demo: .venv/demo.stamp  ## check the example content; findings are what it is there to show
	@$(BIN)/exlint check --exit-zero examples/content

test: .venv/dev.stamp  ## all tests
	$(BIN)/pytest -n 2

lint: .venv/dev.stamp  ## style, format and the import contract
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-cache

types: .venv/dev.stamp  ## strict types
	$(BIN)/mypy

bench: .venv/dev.stamp  ## speed as ratios; make bench RUNS=3 SAMPLE=50 for a quick look
	$(BIN)/python benchmarks/speed.py --runs $(RUNS) --sample $(SAMPLE)

clean:  ## forget the environment and all caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist

# The stamps make set-up run once, and again when the dependencies may have changed.
.venv/demo.stamp: pyproject.toml hatch_build.py | .venv/python.stamp
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml hatch_build.py | .venv/python.stamp
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/demo.stamp

.venv/python.stamp:
	@for python in python3.11 python3 python python3.12 python3.13 python3.14; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "setting up .venv with $$($$python --version)"; \
	        $$python -m venv .venv || { echo 'the venv module is missing: install python3-venv'; exit 1; }; \
	        touch $@; exit 0; \
	    fi; \
	done; \
	echo 'exlint needs Python 3.11 or newer, as python3.11 or python3: install it from your system or python.org'; exit 1
