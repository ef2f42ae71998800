"""What a run of sources kept: the C that is made of it by compilers that warn, and `gradc check`."""

import os
import re
import shutil

from batches import with_fewer_lines
from commands import run

WARNINGS = "-std=c99 -O1 -Wall -Wextra -Werror"


def compilers():
    return [f"{cc} {WARNINGS}" for cc in ("gcc", "clang") if shutil.which(cc)]


def paths_of(corpus):
    return [os.path.join(corpus, name) for name in sorted(os.listdir(corpus))]


def not_compiled(options, folder, source):
    """What a compiler says of the C."""
    code = os.path.join(folder, "kept.c")
    status, text = run(options.gradc, source, "-o", code)
    if status:
        is_refused = status in (1, 2) and "internal error" not in text
        return "" if is_refused else text or f"status {status}\n"
    for cc in options.compilers:
        status, text = run(*cc.split(), "-c", code, "-o", f"{code}.o")
        if status:
            return f"{text}status {status} of: {cc}\n"
    return ""


def not_proved(options, source):
    """What `gradc check` finds wrong in a row of its tables. What is refused, or has no number at all,
    is no fault."""
    quick = "tcc" if shutil.which("tcc") else "cc"
    status, text = run("env", f"CC={quick}", "CFLAGS=-O0", options.gradc, "check", "-Wno-deriv",
                       source)
    is_wrong = re.search(r"^  .* WRONG$", text, flags=re.M) or status not in (0, 1, 2)
    is_broken = "internal error" in text or "cannot compile" in text
    return text if is_wrong or is_broken else ""


def faults_of_kept(options, folder, _, numbers):
    number, = numbers
    kept = paths_of(options.corpus)[number]
    source = os.path.join(folder, "kept.gd")
    shutil.copyfile(kept, source)

    def fault_now():
        return not_compiled(options, folder, source) or not_proved(options, source)
    fault = fault_now()
    return [f"{kept}:\n{with_fewer_lines(source, fault, fault_now)}"] if fault else []
