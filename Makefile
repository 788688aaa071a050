# Everything the atlas needs, each target with its own set-up. See README.md.
HOST ?= 127.0.0.1
PORT ?= 8501
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test setup setup-dev check format bench data translations

run: setup
	@HOST=$(HOST) PORT=$(PORT) $(BIN)/python server.py

# Modules are compiled once for the many processes that tests start.
test: setup-dev
	@$(BIN)/python -m compileall -q -j 0 geo exports loaders pages
	@CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" || exit 1; \
	SOFFICE="$$($(BIN)/python -m tests.office)" || exit 1; \
	export CHROMIUM SOFFICE; $(BIN)/python -m pytest --numprocesses auto --dist loadscope \
		--no-loadscope-reorder

setup: $(VENV)/.run
setup-dev: $(VENV)/.dev

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev
	@CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" || exit 1; \
	export CHROMIUM; $(BIN)/python -m bench

# Outlines anew; tables too where their inputs are named: make data FACTS=folder STATISTICS=folder
data: setup
	$(BIN)/python -m loaders build $(if $(FACTS),--facts $(FACTS)) \
		$(if $(STATISTICS),--statistics $(STATISTICS)) $(if $(OUTLINES),--outlines $(OUTLINES))
	$(BIN)/python -m loaders check

translations: setup-dev
	$(BIN)/pybabel extract -F babel.cfg --no-default-keywords -k t --no-location --sort-output \
		-o .cache/atlas.pot geo exports pages dashboard.py
	$(BIN)/pybabel update -i .cache/atlas.pot -o pages/ui/locale/de.po -l de --no-fuzzy-matching

$(VENV)/.run: requirements.txt constraints.txt setup.sh
	@sh setup.sh "$(PYTHON)" $(VENV)
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@$(PIP) --requirement requirements-dev.txt
	@touch $@
