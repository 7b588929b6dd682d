# make demo and make test need Python 3.11 or newer and make, nothing else; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help demo test test-long lint golden score bench check-corpus check-peers docs lock clean base dev
SHELL := /bin/sh
BIN := .venv/bin
CORPUS ?= ../shared/corpus
LIMIT ?= 0

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: base ## convert everything in samples/ into output/
	$(BIN)/reformat convert samples -o output

test: dev ## the whole test suite, but for the long tests
	$(BIN)/python -m pytest -n auto --maxprocesses 4

test-long: dev ## the long tests alone: faults, fuzzing, whole corpora
	$(BIN)/python -m pytest -m long -n auto --maxprocesses 4

lint: dev ## format, lint, types and the direction of imports
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

golden: dev ## renew the golden outputs in tests/golden; read the diff before you commit it
	$(BIN)/python -m pytest tests/golden --update-golden

score: dev ## quality on a corpus (CORPUS=DIR), beside the peers' figures
	$(BIN)/python bench/score.py $(CORPUS)

bench: bench-tools ## speed beside the peers (tables of docs/performance.md)
	$(BIN)/python bench/run.py

check-corpus: dev ## every outside validator over a corpus (CORPUS=DIR LIMIT=N)
	$(BIN)/python bench/check_corpus.py $(CORPUS) --limit $(LIMIT)

check-peers: dev ## the same validators over our books and the peers' (PANDOC=PATH)
	$(BIN)/python -m bench.check_peers $(if $(PANDOC),--pandoc $(PANDOC))

docs: dev ## write what is made from the code: reference, schemas, licence table
	$(BIN)/python -m docs.generate

lock: dev ## lock the requirements again, with hashes
	for set in base dev bench; do UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url requirements/$$set.in -o requirements/$$set.txt; done

audit: dev ## known vulnerabilities of the locked packages, and the SBOM; needs the network
	mkdir -p dist && $(BIN)/cyclonedx-py requirements requirements/base.txt -o dist/sbom.json
	$(BIN)/pip-audit --requirement requirements/base.txt --require-hashes --disable-pip --strict

clean: ## take away what make has made (not the downloaded packages)
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find output -mindepth 1 ! -name .gitkeep -delete

base: .venv/base.done
dev: .venv/dev.done
.PHONY: bench-tools
bench-tools: .venv/bench.done

.venv/%.done: requirements/%.txt pyproject.toml requirements/install
	sh requirements/install $*
