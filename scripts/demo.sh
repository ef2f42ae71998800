#!/bin/sh
# Builds gradc, compiles a classifier of handwritten digits with it, trains that, and shows a part
# of the generated gradient. Installs what is missing for it with apt.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source=scripts/common.sh
. scripts/common.sh

need_compiler
install_missing
build release

say 'The model, examples/digits/digits.gd'
cat examples/digits/digits.gd

say 'The end of its gradient, build/release/examples/digits/digits.c'
sed -n '/^int digits_grad(/,/^}/p' build/release/examples/digits/digits.c |
  awk -v RS= '{ block[NR] = $0 } END { print block[NR - 2] "\n\n" block[NR - 1] "\n\n" block[NR] }'

say 'Training it'
build/release/examples/digits/digits examples/digits/digits.csv
