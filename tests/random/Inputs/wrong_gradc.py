"""gradc, but with the wrong sign of every cosine in the C that it writes.

    wrong_gradc.py GRADC [check] ARGUMENT...
"""

import os
import subprocess
import sys
import tempfile


def spoil(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(" cos(", " -cos("))


def check(gradc, arguments):
    """What `gradc check` does, of C that is spoilt."""
    with tempfile.TemporaryDirectory() as folder:
        model, proof, program = (os.path.join(folder, name) for name in ("m.c", "p.c", "p"))
        status = subprocess.run([gradc, *arguments, "-o", model, "--check", proof]).returncode
        if status:
            return 2
        spoil(model)
        subprocess.run([*os.environ["CC"].split(), proof, model, "-lm", "-o", program], check=True)
        return subprocess.run([program]).returncode


def main():
    gradc, *arguments = sys.argv[1:]
    if arguments[0] == "check":
        sys.exit(check(gradc, arguments[1:]))
    status = subprocess.run([gradc, *arguments]).returncode
    for path in arguments:
        if path.endswith(".c"):
            spoil(path)
    sys.exit(status)


main()
