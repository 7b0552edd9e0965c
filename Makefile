# make demo    set everything up and run the demonstration city
# make test    set up what the tests need and run the whole gate, as CI does
# make setup   the environment alone; afterwards .venv/bin/liaoliang runs
SHELL := /bin/bash
export UV_PYTHON_DOWNLOADS := never
UV := .tools/bin/uv
PYTHON := .venv/bin/python
UV_VERSION := 0.13.9

.PHONY: setup demo test setup-dev bench fuzz lock check

$(UV):
	@echo "· fetching uv $(UV_VERSION) into .tools"
	@python3 -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore --target .tools "uv==$(UV_VERSION)"

.venv/.runtime: $(UV) requirements.lock pyproject.toml
	@test -x $(PYTHON) || $(UV) venv --quiet --python python3.11 .venv
	@echo "· installing from requirements.lock"
	@$(UV) pip install --quiet --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@echo "· installing what the tests need"
	@$(UV) pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

setup: .venv/.runtime

setup-dev: .venv/.dev

lock: $(UV)
	$(UV) pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock
	$(UV) pip compile pyproject.toml --extra dev --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.lock

test: setup-dev
	@tools/system_packages.sh postgresql
	@$(PYTHON) tools/messages.py compile
	@$(PYTHON) tools/gate.py

# One suite quickly while working: make check SUITE=tests/ledger
SUITE ?= tests
check: setup-dev
	@.venv/bin/pytest -q $(SUITE)

# New questions for the property tests of law and text
fuzz: setup-dev
	@LIAOLIANG_TEST_PROFILE=fuzz .venv/bin/pytest -q -p no:django tests/law tests/text

demo: setup
	@$(PYTHON) tools/messages.py compile
	@.venv/bin/liaoliang demo $(if $(NOTICE),--notice "$(NOTICE)",)

bench: setup-dev
	@$(PYTHON) tools/postgres.py $(PYTHON) -m bench
