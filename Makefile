# The commands of this project. `make help` lists them.
# Another interpreter than python3: make site PYTHON=python3.13

PYTHON ?= python3
PIP = .venv/bin/python -m pip --disable-pip-version-check --no-input
NPM = npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved \
	--no-audit --no-fund
# Node.js, of which .venv has its own where the machine has none.
WITH_NODE = PATH="$$PATH:$$PWD/.venv/bin"
# One version of each package for every Python, so that every Python builds the same site.
COMPILE = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --custom-compile-command "make lock" $(UPGRADE)

RUNTIME = .venv/.runtime
DEV = .venv/.dev

.DEFAULT_GOAL := help
.PHONY: bench help site serve offline test lint format lock dist setup clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

site: $(RUNTIME) ## Build the site of the default collection into site/
	.venv/bin/atlas build
	@echo
	@echo "The site is in site/, ready for any web server."
	@echo "  make serve    shows it in your browser and follows your edits"
	@echo "  make offline  makes site-offline/, which opens from a folder without a server"

serve: $(RUNTIME) ## Show the site in the browser and follow edits
	.venv/bin/atlas serve

offline: $(RUNTIME) ## Build the site that opens from a folder into site-offline/
	.venv/bin/atlas build --offline --output site-offline
	@echo
	@echo "Open site-offline/index.html in a browser, or copy the folder to a USB stick."

test: $(DEV) ## Run the whole test suite
	.venv/bin/python -m pytest

bench: $(RUNTIME) ## Measure the stages, printed and written to bench/results.json (SIZES="1000 10000")
	.venv/bin/python -m bench $(if $(SIZES),--sizes $(SIZES))

lint: $(DEV) node_modules/.installed ## Check style and types, those of the JavaScript too
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	$(WITH_NODE) node_modules/.bin/tsc --project jsconfig.json

format: $(DEV) ## Put the code into the project's format
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

lock: $(DEV) ## Write the locks anew after a change of dependencies (UPGRADE=--upgrade for newer ones)
	$(COMPILE) pyproject.toml --group build --output-file requirements.txt
	$(COMPILE) pyproject.toml --group build --group dev --constraints requirements.txt \
		--output-file requirements-dev.txt
	$(COMPILE) --group pyproject.toml:node --output-file requirements-node.txt
	$(WITH_NODE) $(NPM)

dist: $(DEV) ## Build the package (sdist and wheel) into dist/
	.venv/bin/python -m hatchling build

setup: $(RUNTIME) ## Install all that the other commands need, tests excepted

clean: ## Remove everything that these commands made, the environment included
	rm -rf .venv node_modules .atlas site site-offline dist generator/vendor generator/.vendor-* site_src/assets/vendor
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp stands for a finished step and is older than nothing it was made from.

.venv/.created:
	@command -v $(PYTHON) > /dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is older. Name another: make PYTHON=python3.13" >&2; exit 1; }
	@echo "Creating the environment in .venv …"
	@$(PYTHON) -m venv --clear .venv
	@touch $@

$(RUNTIME): .venv/.created requirements.txt requirements-node.txt pyproject.toml package.json package-lock.json generator/frontend.py
	@echo "Installing what requirements.txt names …"
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@command -v npm > /dev/null || { echo "There is no npm here: installing one into .venv …"; \
		$(PIP) install --quiet --require-hashes -r requirements-node.txt; }
	@.venv/bin/python -m generator.frontend
	@touch $@

$(DEV): $(RUNTIME) requirements-dev.txt
	@echo "Installing what requirements-dev.txt names …"
	@$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.installed: $(RUNTIME) package.json package-lock.json
	@echo "Installing what package-lock.json names for checking the JavaScript …"
	@$(WITH_NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error > /dev/null
	@touch $@
