#!/bin/sh
# Installs what the tests need into .venv and runs everything that continuous integration runs.
# Arguments go to pytest: sh tools/test.sh -m 'not slow'
set -eu
. "$(dirname "$0")/environment.sh"

"$py" -m pip install --quiet --disable-pip-version-check -e '.[test,peers]'

# The tests of gosform.integrations.spark start a real Spark, which is a program of Java (17 or newer).
if ! command -v java >/dev/null 2>&1 && [ -z "${JAVA_HOME:-}" ]; then
    debian openjdk-17-jre-headless default-jre-headless
fi

# The tests of the operators' page open it in a real browser, with letters for Russian.
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    debian chromium
    debian fonts-dejavu-core
fi

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
"$py" -m pytest -n 2 "$@"
