"""gradc, but with the wrong sign of every cosine in the C that it writes.

    wrong_gradc.py GRADC ARGUMENT...
"""

import subprocess
import sys

status = subprocess.run(sys.argv[1:]).returncode
for path in sys.argv[1:]:
    if path.endswith(".c"):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(" cos(", " -cos("))
sys.exit(status)
