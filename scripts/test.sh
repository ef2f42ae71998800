#!/bin/sh
# Builds gradc twice, optimised and with sanitizers, warnings being errors, and runs all tests with
# both; then the fuzz targets, where clang has its libFuzzer. Installs what is missing for it with apt.
# The last line says `N passed, N failed`; the exit status is 1 if a test failed or none ran.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=scripts/common.sh
. scripts/common.sh

need_tests
install_missing

# check PRESET: builds and tests; the result of each test is left in build/PRESET/results.json.
check() {
  build "$1"
  say "Testing build/$1"
  results=$PWD/build/$1/results.json
  rm -f "$results"
  LIT_OPTS="-v --output=$results" cmake --build "build/$1" --target check || true
  [ -f "$results" ] || fail "the tests of build/$1 did not run to their end"
}

has_fuzzer() {
  echo 'int LLVMFuzzerTestOneInput(void) { return 0; }' |
    clang -fsanitize=fuzzer -x c - -o /dev/null 2>/dev/null
}

# count RESULTS: of how many tests the result is one of these.
count() {
  cat build/*/results.json | grep -c -E "\"code\": \"($1)\"" || true
}

rm -f build/*/results.json
check ci
check ci-debug
if has_fuzzer; then
  LIT_FILTER=fuzz/ check fuzz
else
  say 'Skipped: the fuzz targets, for clang has no libFuzzer here'
fi

all=$(count '[A-Z]+')
passed=$(count 'PASS|FLAKYPASS|XFAIL')
skipped=$(count 'UNSUPPORTED|SKIPPED|EXCLUDED')
failed=$((all - passed - skipped))

say 'All together'
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
