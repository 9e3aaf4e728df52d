#!/bin/sh
# Installs gosform into .venv and runs the main job: an application with six everyday mistakes, explained.
# Can be run again at any time, as root or not.
set -eu
. "$(dirname "$0")/environment.sh"

"$py" -m pip install --quiet --disable-pip-version-check .

# Exit status 1 means “problems found”, which is what the example is for.
"$venv/bin/gosform" check examples/application.json --form passport-rf --as-of 2026-11-22 --lang ru --show-values || [ $? -eq 1 ]
