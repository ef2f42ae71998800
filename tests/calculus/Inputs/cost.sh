# cost.sh PROGRAM LIMIT: whether a gradient takes at most LIMIT times the instructions of the
# function. What starts and ends the program does not count: it is in a run without any call.
set -eu

instructions() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 | sed -n 's/.*Collected : //p'
}

idle=$(instructions "$1" 0 0)
value=$(($(instructions "$1" 100 0) - idle))
gradient=$(($(instructions "$1" 0 100) - idle))
echo "100 values take $value instructions, 100 gradients $gradient"
[ "$value" -gt 100000 ] && [ "$gradient" -le $(($2 * value)) ]
