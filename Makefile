# Nothing but Python 3.11 with venv, make and git is needed.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
UV_VERSION := 0.13.9
SYNCED := .venv/.synced

# Without compiled modules every process takes twice as long to start.
unexport PYTHONDONTWRITEBYTECODE
export PORT
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON := .venv/bin/python

.PHONY: help demo test test-unit test-scripts test-browser test-migrations test-s3 \
	lint format messages bench venv clean

help:
	@echo "make demo [PORT=8123]         the whole market on this machine, with demo data"
	@echo "make test [DATABASE_URL=…]    every check and every test"
	@echo "make lint                     only the checks; make format mends what it can"
	@echo "make test-unit, test-scripts, test-browser, test-migrations, test-s3   its parts"
	@echo "make messages                 bring the translation catalogues up to the texts"
	@echo "make bench DATABASE_URL=…     measure the pages with 20,000 products (SIZE=…)"

venv: $(SYNCED)

# The stamp is written last, so that an interrupted installation is finished next time.
$(SYNCED): uv.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	test -x $(BIN)/uv || $(BIN)/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv sync --frozen --inexact
	@touch $(SYNCED)

demo: export DEMO = 1
demo: export SITE_URL ?= http://127.0.0.1:$(PORT)
demo: $(SYNCED)
	@$(BIN)/python -m shop.prepare
	@exec $(BIN)/python -m shop.serve

test: lint test-unit test-scripts test-browser

test-unit: $(SYNCED)
	$(BIN)/pytest tests --ignore=tests/e2e -n 2

# The same prices are read in Chromium by test-browser.
test-scripts:
	@if command -v node >/dev/null; then node --test tests/scripts/; \
	else echo "Left out: scripts' own tests need Node 18 or newer (apt install nodejs)."; fi

test-browser: $(SYNCED)
	$(BIN)/python -m tests.e2e.chromium
	$(BIN)/pytest tests/e2e

test-migrations: $(SYNCED)
	$(BIN)/pytest tests --ignore=tests/e2e --migrations -m migrated

test-s3: $(SYNCED)
	$(BIN)/python -m tests.e2e.chromium
	$(BIN)/python -m tests.s3 $(BIN)/pytest tests -m s3

lint: $(SYNCED)
	$(BIN)/python -m shop.translations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djhtml --check themes
	$(BIN)/djade --check $$(git ls-files 'themes/**/*.html')
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py check
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m tests.checks.deploy

format: $(SYNCED)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/djhtml themes

messages: $(SYNCED)
	$(BIN)/python -m tests.checks.messages --write

bench: $(SYNCED)
	$(BIN)/python -m tests.bench

clean:
	rm -rf var .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
