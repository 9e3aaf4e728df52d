#!/bin/sh
# Installs what the tests need into .venv and runs everything that continuous integration runs.
# Arguments go to pytest: sh tools/test.sh -m 'not slow'
set -eu
. "$(dirname "$0")/environment.sh"

"$py" -m pip install --quiet --disable-pip-version-check -e '.[test,peers]'

say() {
    printf '\n== %s\n' "$*"
}

say ruff
"$venv/bin/ruff" check .
"$venv/bin/ruff" format --check .
say mypy
"$venv/bin/mypy"
say import-linter
"$venv/bin/lint-imports" --no-cache
say rules
"$venv/bin/gosform" rules lint rules/*.yaml
"$venv/bin/gosform" rules test rules/*.yaml
say tests
"$py" -m pytest -n 2 --cov --cov-report=term:skip-covered --cov-fail-under=95 "$@"
