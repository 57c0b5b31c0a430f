# Every task of the project. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-workers lint types docs bench bench-site bench-yoast bench-editor bench-desk bench-workers mutation ci lock clean

help: ## list the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

# Stamps: an install runs again only when its lock file changed.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Caveat needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 …"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Could not create a virtual environment. On Debian or Ubuntu: apt install python3-venv"; exit 2; }

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.site $(VENV)/.dev ## install everything a developer needs into .venv, from the lock files

demo: $(VENV)/.site ## the demo clinic: migrate, load, audit, serve (PORT=8000)
	@$(BIN)/python manage.py demo --port $(PORT)

test: setup ## the whole test suite (SQLite, no service, no network)
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: setup ## style, imports between the parts, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run --settings cms.settings.test

types: setup ## strict type check of the engine and the command line
	$(BIN)/mypy

docs: setup ## regenerate the rule catalogue, the page of each rule and the page on configuration
	$(BIN)/caveat docs

bench: setup ## time the engine (words per second, page cost, start-up)
	$(BIN)/python -m tools.benchmark

bench-site: setup ## time the command line on a site of 500 pages (cores, memory, cache, cold start)
	$(BIN)/python -m tools.benchmark_site

bench-yoast: setup ## time yoastseo on such pages (YOAST=FOLDER, where npm installed yoastseo, outside of this one)
	$(BIN)/python -m tools.benchmark_site --pages 40 --write "$(YOAST)/pages"
	cd "$(YOAST)" && node "$(CURDIR)/tests/seo_checks/peers/timing.mjs" pages/*.html

bench-editor: setup ## time the audit while one writes, in Chromium (last key to finding, and the server alone)
	$(BIN)/python -m pytest -q -s tests/browser/benchmark_editor.py

bench-desk: setup ## time the compliance screens with 50,000 findings on 2,000 pages (on PostgreSQL where DATABASE_URL names one)
	$(BIN)/python -m pytest -q -n0 -s tests/cms/compliance/benchmark_desk.py

bench-workers: setup ## time one, two and three workers on a site of 300 pages (PostgreSQL: DATABASE_URL)
	$(BIN)/python -m pytest -q -n0 -s tests/cms/audits/benchmark_workers.py

test-workers: setup ## three workers on 1,000 pages, one of them killed (PostgreSQL: DATABASE_URL; minutes)
	CAVEAT_TEST_PAGES=1000 $(BIN)/python -m pytest -q tests/cms/audits/test_workers_for_real.py

mutation: setup ## take the rule data apart, piece by piece, and see whether a test notices (long)
	$(BIN)/python -m tools.mutation --workers 2

# What hangs on the database: what several write at once, what is asked of long tables, what is kept as JSON.
ON_POSTGRES := $(addprefix tests/cms/,audits compliance evidence policy reports trail)

ci: lint types ## what CI runs: every check, and what hangs on the database once more on PostgreSQL where there is one
	$(BIN)/caveat docs --check
	$(MAKE) test
	if [ -n "$$CAVEAT_TEST_POSTGRES" ]; then DATABASE_URL="$$CAVEAT_TEST_POSTGRES" $(BIN)/python -m pytest -n auto --dist worksteal $(ON_POSTGRES); fi

lock: setup ## resolve the dependencies anew and write both lock files, with hashes
	$(BIN)/uv pip compile pyproject.toml --extra production --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" --quiet -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" --quiet -c requirements.lock -o requirements-dev.lock

clean: ## remove the virtual environment and the demo's data
	rm -rf $(VENV) var build dist *.egg-info
