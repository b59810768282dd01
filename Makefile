# Everything happens in a virtual environment of the project's own: nothing else on the machine is touched.
VENV ?= .venv
# The first Python that is new enough; `make PYTHON=... run` takes another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := $(VENV)/bin

.PHONY: run test setup check bench fuzz train docs docs-serve docs-keys docs-commands docs-pictures format clean

run: $(VENV)/.installed
	@$(BIN)/synoptic

# Two at a time for each processor: whoever drives a terminal or a browser mostly waits.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $$($(BIN)/python -c "import os; print(2 * (os.cpu_count() or 1))")

setup: $(VENV)/.installed

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

# FUZZ_SECONDS=300 make fuzz: as long for each format; atheris takes part where it is installed (extra "fuzz").
fuzz: $(VENV)/.installed-dev
	$(BIN)/python tools/fuzz.py

# Needs the annotated texts in ../shared; rewrites tui/alignment/weights.json.
train: $(VENV)/.installed-dev
	$(BIN)/python tools/train.py ../shared tui/alignment/weights.json

# Builds docs/ into site/: open site/index.html. Links and anchors that lead nowhere end it.
docs: $(VENV)/.installed-docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build

docs-serve: $(VENV)/.installed-docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs serve

docs-keys: $(VENV)/.installed-dev
	$(BIN)/python tools/key_docs.py docs/keys.md

docs-commands: $(VENV)/.installed-dev
	$(BIN)/python tools/command_docs.py docs/commands.md

# Draws the pictures in docs/pictures; the one of a report needs Chromium.
docs-pictures: $(VENV)/.installed-dev
	$(BIN)/python -m tools.pictures docs/pictures

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz .import_linter_cache build dist site

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "synoptic needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV): this takes a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) with the tools for tests: this takes a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-docs: $(VENV)/.installed-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@
