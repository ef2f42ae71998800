# max_ram.sh GRADC CC SOURCE MODEL.gd A B: compiles the model `m` as it is, and with --max-ram at A / B
# of its work memory. Gradients and metrics must be the same, bit for bit, and the memory within the bound.
set -eu
gradc=$1 cc=$2 source=$3 model=$4
flags='-std=c99 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'

# build NAME [OPTION]...
build() {
  name=$1
  shift
  "$gradc" "$@" "$model" -o "$name.c"
  $cc $flags -include "$name.h" "$name.c" "$source" -o "$name" -lm
}

build all
./all 0 all.bytes all.numbers
bytes=$(($(cat all.bytes) * $5 / $6))
build less "--max-ram=$bytes"
./less "$bytes" less.bytes less.numbers
cmp all.numbers less.numbers
echo "$(cat less.bytes) of $(cat all.bytes) bytes"
