# make demo and make test need only Python >= 3.11 and make; everything else goes into .venv, in the versions of the lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
  --generate-hashes --no-header --no-annotate --upgrade --quiet
OF_EVERY_FACT := tests/packet/test_missing_facts.py tests/packet/test_every_paper_compared.py tests/filings/test_without_one_fact.py \
  tests/desk/test_page_words.py tests/desk/test_asked.py tests/prerequisites/test_wanted.py
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test test-newest test-lowest cover mutate words lint bench look pictures docs golden simulate fuzz endure lock clean

demo: $(VENV)/.installed
	$(BIN)/recovery-docs demo --out out

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

# The suite on the newest, and on the lowest, versions that pyproject.toml admits.
test-newest: RESOLUTION := highest
test-lowest: RESOLUTION := lowest-direct
test-newest test-lowest: test-%: $(VENV)/.installed
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-$*
	$(BIN)/uv pip install --quiet --python .venv-$*/bin/python --resolution $(RESOLUTION) --editable . --group dev
	.venv-$*/bin/python -m pytest -n auto --dist worksteal

# Which rules, and which branches of the code, no test reaches.
cover: $(VENV)/.installed
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage json --quiet -o .coverage.json
	$(BIN)/python -m scripts.untested .coverage.json

# The ledger beside a day-by-day story of a thousand random loans; two thousand strangers' letters; a run killed twenty times.
# Then what the suite does with some facts of the examples, or some of their papers, with all of them.
simulate: $(VENV)/.installed
	SIMULATIONS=1000 $(BIN)/python -m pytest -n auto tests/ledger/test_simulation.py tests/batch/test_leak.py tests/batch/test_kill.py
	WITHOUT_EVERY_FACT=1 COMPARE_EVERY_PAPER=1 $(BIN)/python -m pytest -n auto $(OF_EVERY_FACT)

# A thousand damaged workbooks, templates and cases, by seed: read or refused, in ten seconds and a gigabyte.
fuzz: $(VENV)/.installed
	$(BIN)/python -m scripts.fuzz

# Batches that are killed, and lose workers, office suite, disk, Dask workers and scheduler: nothing lost, trees equal.
endure: $(VENV)/.installed
	$(BIN)/python -m scripts.endure

# Which changes of law, ledger, rules and filings no test notices. All take hours; a sample tells much: OF="--sample 300".
mutate: $(VENV)/.installed
	$(BIN)/python -m scripts.mutate $(OF)

# How many of the words of each paper stand in Word.
words: $(VENV)/.installed
	$(BIN)/python -m scripts.words

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks

look: $(VENV)/.installed
	$(BIN)/python -m scripts.look

# The six pictures of docs/desk.md, from the running pages.
pictures: $(VENV)/.installed
	$(BIN)/python -m scripts.desk_pictures

docs: $(VENV)/.installed
	$(BIN)/python -m scripts.rule_pages

golden: $(VENV)/.installed
	$(BIN)/python -m scripts.golden

lock: $(VENV)/.installed
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

$(VENV)/.installed: pyproject.toml requirements-dev.lock
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) .venv-newest .venv-lowest out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
