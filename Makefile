# Needs make and Python 3.11 or newer, nothing else. Every target builds and refreshes its own .venv.
# Another interpreter: make PYTHON=python3.12 check

PYTHON ?= python3
PY := .venv/bin/python
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test test-postgres check crash bench format clean

help:
	@echo 'make demo    open the bundled docket (without a terminal: print it); ARGS=--print prints it'
	@echo 'make test    run the tests; ARGS="-k deadlines" picks some'
	@echo 'make check   formatting, lint, types, then the tests: what CI runs'
	@echo 'make test-postgres  the tests on PostgreSQL: their own, or the one that DOCKET_TEST_POSTGRES names'
	@echo 'make crash   kill writing processes 300 times on SQLite and 100 times on PostgreSQL'
	@echo 'make bench   measure the program'
	@echo 'make format  rewrite the sources in the house format'
	@echo 'make clean   remove .venv, caches and build output'

demo: .venv/.ready
	@.venv/bin/docket demo $(ARGS)

test: .venv/.ready
	@$(PY) -m pytest -q $(ARGS)

check: .venv/.ready
	@$(PY) -m ruff format --check --quiet . || { echo 'Formatting differs: run make format.' >&2; exit 1; }
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy
	@$(MAKE) --no-print-directory test

test-postgres: .venv/.ready
	@DOCKET_TEST_ENGINE=postgres $(PY) -m pytest -q $(ARGS)

crash: .venv/.ready
	@$(PY) tests/crashing.py sqlite 300
	@$(PY) tests/crashing.py postgres 100

bench: .venv/.ready
	@$(PY) -m benchmarks $(ARGS)

format: .venv/.ready
	@$(PY) -m ruff format --quiet .
	@$(PY) -m ruff check --quiet --fix .

clean:
	@rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	@find . -name .git -prune -o -type d -name __pycache__ -exec rm -rf {} +

# The lock first, so that the build tools are there and the second step only adds the checkout itself.
.venv/.ready: pyproject.toml requirements.lock
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo 'There is no $(PYTHON) here. Install Python 3.11 or newer, or say: make PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "The docket tracker needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Say: make PYTHON=python3.11" >&2; \
	  exit 1; }
	@$(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(PYTHON) -m venv --clear .venv || { \
	  echo '$(PYTHON) cannot make a virtual environment (Debian and Ubuntu: install python3-venv).' >&2; exit 1; }
	@$(PY) -m pip install -qq -r requirements.lock
	@$(PY) -m pip install -qq --no-build-isolation -c requirements.lock -e '.[dev]'
	@touch $@
