# The commands of the project; each creates what it needs.
PYTHON ?= python3
UV ?= uv
BIN := .venv/bin
# The lock carries every hash, so nothing but those files is ever installed.
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install

.PHONY: demo run test chaos bench lock clean

demo: .venv/ready
	@$(BIN)/python -m bot demo

run: .venv/ready
	@$(BIN)/python -m bot run

test: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@# Tests wait (for the wire, the disk, a browser) more than they compute: more hands than cores.
	@# Who has done his share takes from the others: the slow ones (pages) stand together at the end.
	$(BIN)/python -m pytest -n 4 --dist worksteal

chaos: .venv/ready-dev
	$(BIN)/python -m pytest tests/chaos -s --kills 100 --officers 20 --weeks 13 --staff 100

bench: .venv/ready-dev
	@$(BIN)/python -m benchmarks

lock:
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements-dev.lock

.venv/python:
	@echo "Setting up .venv (once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/python requirements.lock
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

.venv/ready-dev: .venv/python requirements-dev.lock
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@ .venv/ready

clean:
	rm -rf .venv build *.egg-info
