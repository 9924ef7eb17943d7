# One door: people, pre-commit and CI use these targets.

PYTHON ?= python3
PERIOD ?= 2020-9M
WARD ?= kenh-duong

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup report lab test check lint types format golden docs bench browser lock clean

help: ## List what can be made.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## Install wardstats and its tools into .venv (once, and when the lock changes).

report: setup ## Make one report: make report PERIOD=2020-9M WARD=kenh-duong
	$(BIN)/wardstats run $(PERIOD) --ward $(WARD)

lab: setup ## Open the notebooks in JupyterLab.
	$(BIN)/wardstats lab

test: setup browser ## Run all tests; some of them only: make test ARGS=tests/unit
	$(BIN)/pytest $(ARGS)

check: lint types ## Check form, spelling and types.

lint: setup ## Check form and spelling.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell

types: setup ## Check types.
	$(BIN)/mypy

format: setup ## Put the code into form.
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

golden: setup ## Rewrite the golden files and generated pages; then read git diff.
	@test -z "$$CI" || { echo "make golden: refused in CI. Run it at home and commit what you have read." >&2; exit 1; }
	$(BIN)/pytest tests/golden tests/project --update-golden

docs: setup ## Rewrite the pages that are made from the code.
	@$(BIN)/python docs/pages.py

bench: setup ## Measure one run, the reading of workbooks, the checks of a country's wards, localisation, the audit.
	$(BIN)/python benchmarks/run_bench.py
	$(BIN)/python benchmarks/reading_speed.py
	$(BIN)/python benchmarks/national_checks.py
	$(BIN)/python benchmarks/locate_speed.py
	$(BIN)/python benchmarks/audit_speed.py

browser: ## Make sure of the browser and PDF tools that tests need.
	@sh .ci/system-packages

lock: setup ## Compile requirements.lock from pyproject.toml; newer versions: make lock UPGRADE=1
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-strip-extras --no-emit-package wardstats $(if $(UPGRADE),--upgrade) \
	  --custom-compile-command "make lock" --quiet --output-file requirements.lock

clean: ## Remove caches and builds; keep .venv and the reports.
	rm -rf build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name .venv -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "wardstats needs Python 3.11 or newer, and '$(PYTHON)' is not. Name another: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' has no venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV); the first time takes a minute or two."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
