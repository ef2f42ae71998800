#!/usr/bin/env python3
"""Prints how many lines and branches of each folder and file ran, from a report of gcovr --json.

    coverage_table.py [--lines] [--least PERCENT] REPORT

--lines: before that, each line that never ran. The exit status is 1 where fewer of the lines of a
folder ran than --least says.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path


class Counts:
    """How many there are of something, and how many of them ran."""

    def __init__(self, runs=()):
        self.ran, self.all = sum(run > 0 for run in runs), len(runs)

    def __iadd__(self, other):
        self.ran, self.all = self.ran + other.ran, self.all + other.all
        return self

    def percent(self):
        return 100 * self.ran / self.all if self.all else 100

    def __str__(self):
        return f"{self.ran:5} of {self.all:5} {self.percent():6.1f} %"


def lines_of(file):
    return [line for line in file["lines"] if not line["gcovr/noncode"]]


def print_idle_lines(file):
    text = Path(file["file"]).read_text().splitlines()
    for line in lines_of(file):
        if line["count"] == 0:
            print(f"{file['file']}:{line['line_number']}:{text[line['line_number'] - 1]}")


def main():
    parser = argparse.ArgumentParser(description="coverage of folders and files")
    parser.add_argument("report", type=Path)
    parser.add_argument("--lines", action="store_true", help="each line that never ran")
    parser.add_argument("--least", type=float, default=0, help="per cent of the lines of a folder")
    options = parser.parse_args()

    folders = defaultdict(dict)
    for file in json.loads(options.report.read_text())["files"]:
        if options.lines:
            print_idle_lines(file)
        path, lines = Path(file["file"]), lines_of(file)
        folders[path.parent][path] = (
            Counts([line["count"] for line in lines]),
            Counts([branch["count"] for line in lines for branch in line["branches"]]))

    is_enough = True
    print(f"{'':28}{'lines':>23}{'branches':>25}")
    for folder, files in sorted(folders.items()):
        lines, branches = Counts(), Counts()
        for of_lines, of_branches in files.values():
            lines += of_lines
            branches += of_branches
        print(f"{str(folder):28} {lines}  {branches}")
        for path, (of_lines, of_branches) in sorted(files.items()):
            print(f"  {path.name:26} {of_lines}  {of_branches}")
        is_enough &= lines.percent() >= options.least
    return 0 if is_enough else 1


if __name__ == "__main__":
    sys.exit(main())
