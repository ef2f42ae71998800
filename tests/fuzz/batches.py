"""Much is tried at once, since that is faster. Where something is wrong, here it is told of what."""

import re


def symptom(fault):
    """What stays the same while a program is made smaller: the message, without its numbers."""
    for mark in ("wrong: ", "misunderstood", "internal error", "reads back", "error: ", "ERROR", "Error",
                 "more than", " WRONG"):
        for line in fault.splitlines():
            if mark in line:
                text = line[line.index(mark):].partition(",")[0]
                return re.sub(r"'[^']*'|[0-9.]+", "", text)
    return fault.partition("\n")[0][:24]


def is_same(found, fault):
    """Whether it is still wrong, in the same way."""
    return bool(found) and symptom(found) == symptom(fault)


def with_fewer_lines(path, fault, fault_now):
    """The text of a file without all lines that it goes wrong without, too, and what is wrong."""
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        lines = file.read().splitlines(keepends=True)

    def write(some):
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.writelines(some)
    for at in reversed(range(len(lines))):
        fewer = lines[:at] + lines[at + 1:]
        write(fewer)
        found = fault_now()
        if is_same(found, fault):
            lines, fault = fewer, found
    write(lines)
    return "".join(lines) + fault


def faults_of_batch(kind, seed, items, fault_of, made_smaller):
    """Of all items together, which are given by their numbers; where something is wrong, of each by
    itself. Of those that are wrong in one way, the first is told as small as it can be made, by
    made_smaller(item, fault)."""
    together = fault_of(list(items.values()))
    if not together:
        return []
    faults, known = [], set()
    for number, item in items.items():
        fault = fault_of([item])
        if not fault:
            continue
        text = f"{symptom(fault)}, too\n"
        if symptom(fault) not in known:
            known.add(symptom(fault))
            text = made_smaller(item, fault)
        faults.append(f"{kind} {number} of seed {seed}:\n{text}"
                      f"again: tests/fuzz/run {kind} --seed {seed} --only {number}\n")
    return faults or [f"{kind} of seed {seed}, together:\n{together}"]
