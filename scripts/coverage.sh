#!/bin/sh
# Builds gradc so that it counts what runs, runs all tests with it, and prints how much of what
# differentiates, optimises, schedules and emits ran, of each folder and file: lines and branches.
# Installs what is missing for it with apt. The exit status is 1 where a test failed, or where less
# than 95 % of the lines of a folder ran.
#
#     scripts/coverage.sh [--lines]
#
# --lines: also each line that never ran.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=scripts/common.sh
. scripts/common.sh

need gcovr gcovr
need_tests
install_missing
rm -rf build/coverage # counts of an earlier build would not fit
build coverage

say 'Testing build/coverage'
LIT_OPTS="--timeout=1200 ${LIT_OPTS:-}" cmake --build build/coverage --target check # it is slow

say 'Coverage'
# An assertion that fails is a branch that must not run.
gcovr --root . --object-directory build/coverage --filter 'compiler/(ad|opt|schedule|emit)/' \
  --exclude-branches-by-pattern '.*\bassert\(.*' --json build/coverage/coverage.json
scripts/coverage_table.py --least 95 "$@" build/coverage/coverage.json
