# make run    build the graph, print two answers in both languages, write build/kgraph.html
# make test   everything but what takes minutes: style, types, layers, data, code, and the page in a real browser
# make check  the quick part of make test: no browser, no package built
# make test-long  what takes minutes: all paths of the graph, found by the library and by the page
# make bench  what commands, searches and paths cost, in CPU time; no part of make test, takes minutes
# make lock   raise the versions with which the tests run: constraints.txt and package-lock.json
# make docs   write the generated pages of docs/ anew

PYTHON ?= python3
VENV := .venv
PYTEST := python -m pytest -p no:benchmark --numprocesses=auto --dist=worksteal
BIN := $(VENV)/bin
KGRAPH := $(BIN)/kgraph
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm

.DEFAULT_GOAL := run
.PHONY: run test test-long check style browser docs bench lock clean

run: $(VENV)/run
	@$(KGRAPH) build
	@echo
	@echo "== 哪些药物损害骨骼？  kgraph query drugs-that-weaken-bone --lang zh"
	@$(KGRAPH) query drugs-that-weaken-bone --lang zh
	@echo "== Which drugs weaken bone?  kgraph query drugs-that-weaken-bone --lang en"
	@$(KGRAPH) query drugs-that-weaken-bone --lang en
	@echo "== 维生素K2如何影响血管钙化？  kgraph path vitamin-K2 vascular-calcification --lang zh"
	@$(KGRAPH) path vitamin-K2 vascular-calcification --lang zh
	@echo
	@echo "== How does vitamin K2 reach vascular calcification?  kgraph path vitamin-K2 vascular-calcification --lang en"
	@$(KGRAPH) path vitamin-K2 vascular-calcification --lang en
	@echo
	@$(KGRAPH) page -o build/kgraph.html
	@echo
	@echo "接下来：用浏览器打开 build/kgraph.html，或试试 $(KGRAPH) show 华法林 --lang zh，$(KGRAPH) queries --lang zh"
	@echo "Next: open build/kgraph.html in a browser, or try $(KGRAPH) show warfarin, $(KGRAPH) queries"

test: style browser
	@$(BIN)/$(PYTEST)

test-long: $(VENV)/test
	@$(BIN)/$(PYTEST) -m long

check: style
	@$(BIN)/$(PYTEST) -m "not slow and not long"

style: $(VENV)/test node_modules
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(NPM) run --silent style
	@$(NPM) run --silent test
	@$(KGRAPH) fmt --check --lang en
	@$(KGRAPH) check --lang en

docs: $(VENV)/test
	@$(BIN)/python docs/generate.py

bench: $(VENV)/test
	@$(BIN)/python -m pytest benchmarks -o pythonpath=". tests" --benchmark-columns=median,max,rounds

browser: $(VENV)/test
	@$(BIN)/python tests/page/browser.py

lock: $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --upgrade-strategy eager --editable ".[test]"
	@{ head -n 1 constraints.txt; $(BIN)/python -m pip freeze --disable-pip-version-check --exclude-editable; } > constraints.new
	@mv constraints.new constraints.txt
	@$(NPM) update --silent

clean:
	rm -rf $(VENV) node_modules build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "kgraph 需要 Python 3.11 或更新版本。kgraph needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/test: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[test]"
	@touch $@ $(VENV)/run

# node and npm come with the packages of the tests; the page itself is written without them
node_modules: package.json package-lock.json | $(VENV)/test
	@$(NPM) ci --silent
	@touch $@
