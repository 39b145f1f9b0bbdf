# make run and make test do all the set-up they need; README.md says more.
PYTHON ?= python3
VENV := .venv/bin/python
MANAGE := $(VENV) manage.py
N ?= 2000

# What Python compiles is kept, or each of the many processes of the tests would compile it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup lock run test coverage clause-mutants policy-mutants check docs demo bench

setup:
	@$(PYTHON) bootstrap.py dev

# One lock for the portal, one for development with all of that, one for the servers, one for npm.
# Versions stay as they are while pyproject.toml admits them; ARGS=--upgrade takes the newest.
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version=3.11 --generate-hashes \
	--no-strip-extras --custom-compile-command="make lock"
lock: setup
	$(LOCK) pyproject.toml --output-file=requirements.txt $(ARGS)
	$(LOCK) pyproject.toml --group=dev --constraints=requirements.txt --output-file=requirements-dev.txt $(ARGS)
	$(LOCK) --group=servers --constraints=requirements-dev.txt --output-file=requirements-servers.txt $(ARGS)
	$(LOCK) --group=assets --output-file=requirements-assets.txt $(ARGS)

run:
	@$(PYTHON) bootstrap.py local
	@$(VENV) -m dev.run

test: setup
	@$(VENV) -m tests.browser
	@$(VENV) -m pytest --numprocesses=auto --maxschedchunk=1 $(ARGS)

# 95 % in all, and every branch where something is decided, done or stored: nobody notices on a page
# that such a line is wrong.
DECIDING := */policy.py,*/policy/*.py,*/actions.py,*/models/*.py,*/models.py
coverage: export COVERAGE_CORE := ctrace
coverage:
	@$(MAKE) test ARGS="--cov --cov-report= --cov-fail-under=0 $(ARGS)"
	@$(VENV) -m coverage report
	@$(VENV) -m coverage report --include="$(DECIDING)" --fail-under=100

# Each test of a clause must fail once what the portal does about that clause is taken away.
clause-mutants: setup
	@CLAUSE_MUTANTS=protocols/clause_evidence.toml $(VENV) -m pytest --numprocesses=auto --maxschedchunk=1 \
		-q --tb=no -r N $(ARGS)

# The files of tests about a module of verdicts must each fail once it allows everything.
policy-mutants: setup
	@$(VENV) -m tests.mutants.verdicts $(ARGS)

check: setup
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .
	$(VENV) -m mypy
	.venv/bin/lint-imports
	find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 --check {} +
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) write_docs --check
	set -a && . ./.env.example && SECRET_KEY="$$(cat var/secret_key)" FILE_KEYS="$$(cat var/file_key)" \
		SEALING_KEY_FILE=var/sealing_keys CHAIN_KEY_FILE=var/chain_keys $(MANAGE) check --deploy --fail-level WARNING

docs: setup
	$(MANAGE) write_docs

demo:
	@$(PYTHON) bootstrap.py local
	@$(MANAGE) prepare
	@$(MANAGE) demo --enquiries $(N)

bench:
	@$(PYTHON) bootstrap.py local
	@$(VENV) -m bench $(ARGS)
