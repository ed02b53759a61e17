# QiangLian. `make` alone lists the targets. Everything runs inside .venv, built from the hashed lock;
# after that no target needs the network.

.DEFAULT_GOAL := help
.PHONY: help demo web test test-full soak check bench lock format clean
MAKEFLAGS += --no-print-directory
# Where Python may not keep bytecode, each of the hundreds of processes that tests start compiles everything again.
unexport PYTHONDONTWRITEBYTECODE

# `make test SEMANTIC=no`: without the extra of meaning, in an environment of its own.
SEMANTIC ?= yes
ifeq ($(SEMANTIC),no)
VENV := .venv-core
LOCK := requirements-core.lock
else
VENV := .venv
LOCK := requirements.lock
endif
BIN := $(VENV)/bin
BENCH_BIN := .venv-bench/bin
PIP := -m pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/python -m pytest
# Two processes suit the smallest machine we promise to run on; `make test JOBS=8` for a larger one.
JOBS ?= 2
# Each process takes one stretch of the tests, and the first to end takes from the other's: what a file of tests
# builds is then built in one process only.
SPREAD := -n $(JOBS) --dist worksteal
# More words for pytest, e.g. `make test ARGS="tests/query -x"`.
ARGS ?=
# What `make test` leaves to `make test-full`. `make test-full QUICK=no` runs these alone, where the quick tests of
# the same tree have just passed; by itself, test-full runs everything.
LONGER := real_data or slow or crash or fuzz
QUICK ?= yes
FULL := not soak$(if $(filter no,$(QUICK)), and ($(LONGER)))

help:
	@echo "make demo       import the sample and search it (DATA=\"file ...\" for your own files)"
	@echo "make web        build the pages (needs Node 20.19 or newer; the rest works without)"
	@echo "make serve      open the demonstration at http://127.0.0.1:8765 (ARGS=\"--home FOLDER --port N\" for yours)"
	@echo "make test       the quick tests, at most 10 minutes"
	@echo "make test-full  every test but the soak, real data included, at most 60 minutes"
	@echo "make soak       the long runs, with their figures"
	@echo "make check      style, types, floors, licences, words"
	@echo "make bench      the benchmarks, in an environment of their own"
	@echo "make format     put the code into the house's format"
	@echo "make lock       write the three locks anew (needs pip-compile)"
	@echo "make clean      remove what the targets above made"
	@echo "SEMANTIC=no     with demo, test, test-full: without the extra of meaning"

# Sets $$py to a Python >= 3.11, or ends with a sentence.
find_python = for py in "$(PYTHON)" python3.11 python3 python3.12 python3.13 python3.14; do \
	  [ -n "$$py" ] && "$$py" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; py=; \
	done; \
	[ -n "$$py" ] || { echo "QiangLian needs Python 3.11 or newer on the PATH (or: make PYTHON=/path/to/python)." >&2; exit 1; }
# A venv of exactly the lock in $1, made anew, so that nothing of an older lock stays behind.
fresh_venv = $(find_python); echo "$(1): installing $(2) ($$($$py --version))"; \
	"$$py" -m venv --clear $(1) && $(1)/bin/python $(PIP) install --require-hashes --requirement $(2)
# The working tree itself, with nothing resolved or fetched again.
this_tree = $(1)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .

$(VENV)/.locked: $(LOCK)
	@$(call fresh_venv,$(VENV),$<) && touch $@

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@$(call this_tree,$(VENV)) && touch $@

.venv-bench/.locked: requirements-bench.lock
	@$(call fresh_venv,.venv-bench,$<) && touch $@

.venv-bench/.ready: .venv-bench/.locked pyproject.toml
	@$(call this_tree,.venv-bench) && touch $@

demo: $(VENV)/.ready
	@$(MAKE) web || echo "demo: goes on without the pages"
	@$(BIN)/qianglian demo $(DATA)

# Exactly what the lock of the pages names.
web/node_modules/.locked: web/package-lock.json
	@echo "web: installing $<" && cd web && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.locked

web:
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null && \
	  command -v npm >/dev/null || { echo "web: Node 20.19 or newer is not on the PATH, so the pages are not built; all else works without them." >&2; exit 1; }
	@$(MAKE) web/node_modules/.locked && cd web && npm run --silent build

serve: $(VENV)/.ready
	@$(BIN)/qianglian serve $(or $(ARGS),--home qianglian-demo/home)

test: $(VENV)/.ready
	@echo "test: all but real_data, slow, crash, fuzz and soak"
	@$(PYTEST) -q $(SPREAD) -m "not soak and not ($(LONGER))" $(ARGS)

test-full: $(VENV)/.ready
	@echo "test-full: $(FULL)"
	@$(PYTEST) -q $(SPREAD) -m "$(FULL)" --durations=15 $(ARGS)

soak: $(VENV)/.ready
	@echo "soak: the long runs and a minute of mutated files for each reader, one after another"
	@QIANGLIAN_FUZZ_SECONDS=$${QIANGLIAN_FUZZ_SECONDS:-60} \
	  $(PYTEST) -s -v -m "soak or fuzz" -o faulthandler_timeout=0 $(ARGS)

check: $(VENV)/.ready
	@echo "check: ruff (style)" && $(BIN)/ruff check --quiet .
	@echo "check: ruff (format)" && $(BIN)/ruff format --quiet --check .
	@echo "check: mypy --strict" && $(BIN)/mypy --no-error-summary
	@echo "check: import-linter (floors)" && $(BIN)/lint-imports --no-logo
	@echo "check: licences of what runs" && $(BIN)/python scripts/licence_check.py
	@set -e; for script in scripts/check_*.py; do echo "check: $$script"; $(BIN)/python $$script; done

bench: .venv-bench/.ready
	@set -e; for file in benchmarks/*.py; do \
	  [ -e "$$file" ] || { echo "bench: no benchmarks yet"; break; }; \
	  echo "bench: $$file"; $(BENCH_BIN)/python $$file $(ARGS); done

format: .venv/.ready
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

# No index and no link goes into a lock: it must install from wherever pip is told to look.
# (Not called PIP_…: pip would read that as one of its own options.)
LOCKER ?= pip-compile
compile = $(LOCKER) --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras \
	--allow-unsafe --build-deps-for=editable --extra=$(1) --output-file=$(2) pyproject.toml
lock:
	@echo "lock: requirements.lock" && $(call compile,dev,requirements.lock)
	@echo "lock: requirements-core.lock" && $(call compile,tools,requirements-core.lock)
	@echo "lock: requirements-bench.lock" && $(call compile,bench,requirements-bench.lock)

clean:
	@echo "clean: environments, caches, builds"
	@rm -rf .venv .venv-core .venv-bench web/node_modules src/qianglian/api/static qianglian-demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	@find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
