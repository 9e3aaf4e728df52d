# Sourced by setup.sh and test.sh: makes .venv in the checkout, or keeps the one that is there and works.
# Needs Python 3.11 or newer. Debian ships the venv module in a package of its own; it is installed when it is missing.
# PYTHON=/path/to/python chooses another interpreter.

cd "$(dirname "$0")/.."
unset PYTHONPATH PYTHONHOME
venv=.venv
py=$venv/bin/python

recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "gosform: run as root, or install sudo: $*" >&2
        return 1
    fi
}

# Installs the first of some Debian packages that there is, where apt-get is at hand; says so and goes on where it is not.
debian() {
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "gosform: not installed, and there is no apt-get to install it: $1" >&2
        return 0
    fi
    as_root apt-get update -qq
    for package in "$@"; do
        if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package"; then
            return 0
        fi
    done
    return 1
}

base=
for candidate in ${PYTHON:-} python3 python3.11 python3.12 python3.13 /usr/bin/python3 /usr/bin/python3.11; do
    if recent "$candidate"; then
        base=$candidate
        break
    fi
done
if [ -z "$base" ]; then
    echo "gosform: Python 3.11 or newer is needed" >&2
    exit 2
fi

# A checkout that was moved has programs that point at the old place; pip then does not start, and the environment is made anew.
if ! { recent "$py" && "$venv/bin/pip" --version >/dev/null 2>&1; }; then
    rm -rf "$venv"
    if ! "$base" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        if ! command -v apt-get >/dev/null 2>&1; then
            echo "gosform: $base has no venv module; install it (Debian: apt-get install python3-venv)" >&2
            exit 2
        fi
        version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        debian ca-certificates
        debian "python$version-venv"
    fi
    "$base" -m venv "$venv"
fi
