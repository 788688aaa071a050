#!/bin/sh
# Make the virtual environment, or say in one sentence why it cannot be made.
# usage: setup.sh PYTHON VENV
python=$1
venv=$2
new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if [ -n "$python" ] && ! new_enough "$python"; then
    echo "$python is older than Python 3.11 or does not start; name another one: make run PYTHON=/path/to/python3." >&2
    exit 1
fi
for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
    [ -n "$python" ] && break
    new_enough "$candidate" && python=$candidate
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is missing; install it, or name it: make run PYTHON=/path/to/python3." >&2
    exit 1
fi
if [ ! -w . ]; then
    echo "No permission to write in $(pwd); the set-up makes the folder $venv there." >&2
    exit 1
fi
[ -x "$venv/bin/python" ] && exit 0
echo "Setting up in $venv; this takes a minute or two the first time."
if ! "$python" -m venv "$venv" >"${TMPDIR:-/tmp}/atlas-venv.log" 2>&1; then
    rm -rf "$venv"
    echo "$python cannot make a virtual environment; install its venv module (Debian: apt install python3-venv)." >&2
    exit 1
fi
