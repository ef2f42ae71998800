#!/bin/sh
# $GRADC, but with the wrong sign of every sine in the C that it writes to a file.
"$GRADC" "$@" || exit
for path; do
    case $path in
    *.c) sed -i 's/ sin(/ -sin(/' "$path" ;;
    esac
done
