#!/bin/sh
# How much of the code the tests run, line by line and branch by branch; less than 95 % is a failure. It takes twice as long as the tests alone,
# so it is a command of its own. Run tools/test.sh first: it installs what is needed.
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/python -m pytest -n 2 --cov --cov-report=term:skip-covered --cov-fail-under=95 "$@"
