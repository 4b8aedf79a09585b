# Two commands: `make run` opens the demo, `make test` passes the tests. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: run setup setup-dev test lint docs bench lock clean

run: setup
	@$(BIN)/troth demo

setup: $(VENV)/.setup

setup-dev: $(VENV)/.setup-dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Troth needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Set PYTHON=/path/to/python3.11 and run make again.")'
	@$(PYTHON) -m venv $(VENV) || { echo "Could not create $(VENV). On Debian: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.setup: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up Troth in $(VENV) (once; about a minute) ..."
	@test -e $(VENV)/.setup-dev || $(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps -e .
	@touch $@

$(VENV)/.setup-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up the test tools in $(VENV) (once; about a minute) ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps -e .
	@touch $@ $(VENV)/.setup

test: setup-dev lint
	@$(BIN)/python -m pytest

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: setup-dev
	@$(BIN)/python -m troth.cli.docs

# Compares with other readers, in an environment of its own; writes docs/benchmarks.md.
bench:
	@test -e .venv-bench || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check install --quiet -c requirements.lock -e '.[bench]'
	@.venv-bench/bin/python -m benchmarks.peers

# Needs uv; records names, versions and hashes only.
lock: setup-dev
	@$(PIP) uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra dev --extra postgres -o requirements-dev.lock --quiet
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -c requirements-dev.lock -o requirements.lock --quiet

clean:
	rm -rf $(VENV) troth-demo
