#!/bin/sh
# Writes test/fixtures/api-limits.json anew: `npm run api-limits`. Needs Python 3 and PyPI; nothing else of this project does.
# Set BOTOCORE to another version than the one below to see what has changed since, and put it here once it is taken.
set -eu

BOTOCORE="${BOTOCORE:-1.44.8}"

cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "botocore==$BOTOCORE"
"$folder/venv/bin/python" tools/api-limits/extract.py tools/api-limits/calls.json test/fixtures/api-limits.json
wc -c test/fixtures/api-limits.json
