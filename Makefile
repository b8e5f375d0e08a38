# Two commands are enough: `make demo` and `make test`. Both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: setup demo test test-portable coverage campaign campaign-inputs campaign-kills campaign-faults campaign-solver campaign-mutants check format docs lock sbom licences clean

setup: $(STAMP)

# What install.py does where there is no make.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) install.py

demo: setup
	@$(BIN)/exams solve instances/reseau-2023-24-s1 --out out/demo --seconds $(or $(SECONDS_BUDGET),60)
	@echo "Open out/demo/report.html in a browser."

# ARGS are options of pytest, for example `make test ARGS='-k gate'`.
test: setup
	@$(BIN)/python -m pytest $(ARGS)

# What the tests written from the regulation reach. Only these: tracing doubles the time of an audit.
coverage: setup
	@$(BIN)/python -m pytest --cov --cov-report=term tests/regulation tests/terms tests/compile

# Hours: agreement on many random semesters, then every mutant of the rules.
campaign: setup
	@AGREEMENT_SEEDS=$(or $(SEEDS),100) $(BIN)/python -m pytest --timeout 1200 tests/agreement
	@RULE_SEEDS=$(or $(SEEDS),100) $(BIN)/python -m pytest --timeout 3600 tests/harness/test_every_rule.py
	@$(BIN)/python -m pytest --dist load -m campaign
	@$(BIN)/python -m tests.campaign.mutants --count $(or $(COUNT),20)

# Each of these ends with Ctrl-C as well, and records what it has done by then.
# 50 000 mutated inputs (COUNT, FIRST, SEED, MINUTES); see docs/reliability.md.
campaign-inputs: setup
	@$(BIN)/python -m tests.campaign.inputs --count $(or $(COUNT),50000) --first $(or $(FIRST),0) --seed $(or $(SEED),1) --minutes $(or $(MINUTES),600)

# 300 commands killed (COUNT, SEED, MINUTES); see docs/reliability.md.
campaign-kills: setup
	@$(BIN)/python -m tests.campaign.kills --count $(or $(COUNT),300) --seed $(or $(SEED),1) --minutes $(or $(MINUTES),600)

# Each kind of solver fault at 20 moments of a solve (MOMENTS, MINUTES); see docs/reliability.md.
campaign-solver: setup
	@$(BIN)/python -m tests.campaign.solver_faults --moments $(or $(MOMENTS),20) --minutes $(or $(MINUTES),600)

# Every file operation of the commands fails once (MINUTES); see docs/reliability.md.
campaign-faults: setup
	@$(BIN)/python -m tests.campaign.failures --minutes $(or $(MINUTES),600)

# What concerns files, processes and the command line, on a system without POSIX modules and signals; PATHS: part of it.
PORTABLE := tests/cli tests/app tests/instances tests/models
test-portable: setup
	@PYTHONPATH=tests/portable $(BIN)/python -m pytest $(ARGS) $(or $(PATHS),$(PORTABLE))

# 20 small mistakes in the tellings of each rule (COUNT, SEED, MINUTES); see docs/reliability.md.
campaign-mutants: setup
	@$(BIN)/python -m tests.campaign.mutants --count $(or $(COUNT),20) --seed $(or $(SEED),1) --minutes $(or $(MINUTES),600)

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@MYPYPATH=docs/generate $(BIN)/mypy docs/generate
	@$(BIN)/lint-imports

format: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# The pages of docs/reference that are made from the code.
docs: setup
	@PYTHONPATH=. $(BIN)/python docs/generate

# Pins of constraints.txt stay as they are; `make lock ARGS=--upgrade` moves them.
lock: setup
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra dev --extra cluster --extra postgresql --extra parquet pyproject.toml -o constraints.txt $(ARGS)

sbom: setup
	@mkdir -p out
	@$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o out/sbom.json $(BIN)/python
	@echo "Wrote out/sbom.json (CycloneDX)."

licences: setup
	@$(BIN)/pip-licenses --from=mixed --order=license

clean:
	rm -rf .venv out
