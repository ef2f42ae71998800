"""Running commands, and what is true of whatever gradc prints."""

import os
import subprocess

TIME_LIMIT = 600  # seconds, of any one command
LARGEST_SOURCE = 16 << 20  # bytes that gradc reads
TOO_LARGE = "too large to be read again"


def run(*command):
    """Its exit status and all that it prints. What takes too long has failed."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return -1, f"more than {TIME_LIMIT} s: {' '.join(command)}\n"
    return done.returncode, done.stdout.decode(errors="replace")


def steps(*commands):
    """One after the other, as long as they succeed. What the failing one printed; or nothing."""
    for command in commands:
        status, text = run(*command)
        if status:
            return f"{text}status {status} of: {' '.join(command)}\n"
    return ""


def reads_back(gradc, source, flags, stage="grad"):
    """Whether the program as it is printed after a stage can be read, and is printed the same if it
    is read again. (The first time terms may change their order.) A complaint; nothing; or TOO_LARGE,
    as derivatives of high order can be, whose common parts are printed each time."""
    files = [f"{source}.{which}.gir" for which in ("first", "second", "third")]
    fault = steps([gradc, *flags, f"--emit={stage}", source, "-o", files[0]])
    if not fault and os.path.getsize(files[0]) > LARGEST_SOURCE:
        return TOO_LARGE
    fault = fault or steps([gradc, "--passes=", files[0], "-o", files[1]])
    if fault or text_of(files[0]) == text_of(files[1]):
        return fault
    fault = steps([gradc, "--passes=", files[1], "-o", files[2]])
    if fault or text_of(files[1]) == text_of(files[2]):
        return fault
    return f"{files[1]} reads back as another program\n"


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()
