#!/bin/sh
# Installs what the tests need into .venv and runs everything that continuous integration runs.
# Arguments go to pytest: sh tools/test.sh -m 'not slow'
set -eu
. "$(dirname "$0")/environment.sh"

"$py" -m pip install --quiet --disable-pip-version-check -e '.[test,peers]'

# The tests of gosform.integrations.spark start a real Spark, which is a program of Java (17 or newer).
if ! command -v java >/dev/null 2>&1 && [ -z "${JAVA_HOME:-}" ] && command -v apt-get >/dev/null 2>&1; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless ||
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends default-jre-headless
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
"$py" -m pytest -n 2 --cov --cov-report=term:skip-covered --cov-fail-under=95 "$@"
