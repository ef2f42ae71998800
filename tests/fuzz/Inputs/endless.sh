#!/bin/sh
# In place of a fuzz target: with one seed it fails, with another it never ends.
case " $* " in
*" -seed=17 "*) ;;
*) exec sleep 60 ;;
esac
for word; do
    case $word in
    -runs=* | -seed=*) said="$said $word" ;;
    esac
done
echo "went wrong with$said" >&2
exit 77
