#!/usr/bin/env python3
"""Preprocesses each public header by itself and compares its lines with the ceiling in header_sizes.txt.

header_sizes.py --compiler COMMAND --build DIRECTORY [--print]

Lines after `-E -P` are the measure, because they repeat where times do not. They are gcc's and its library's.
"""
import argparse
import concurrent.futures
import fnmatch
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--build", required=True, help="where the generated headers are")
    parser.add_argument("--print", action="store_true", help="print every header's lines")
    arguments = parser.parse_args()

    with open(os.path.join(HERE, "header_sizes.txt")) as file:
        rows = [line.split() for line in file if line.strip() and not line.startswith("#")]
    ceilings = [(pattern, int(lines)) for pattern, lines in rows]

    def lines_of(header):
        done = subprocess.run(
            [arguments.compiler, "-std=c++20", "-I", "include", "-I", f"{arguments.build}/include", "-E", "-P", "-x", "c++",
             os.path.join("include", header)], cwd=ROOT, check=True, capture_output=True)
        return header, done.stdout.count(b"\n")

    headers = sorted(glob.glob("csprel/*/*.hpp", root_dir=os.path.join(ROOT, "include")))
    failed = False
    largest = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for header, lines in pool.map(lines_of, headers):
            ceiling = next((c for pattern, c in ceilings if fnmatch.fnmatch(header, pattern)), 0)
            largest = max(largest, lines)
            if arguments.print:
                print(f"{header} {lines}")
            if lines > ceiling:
                print(f"{header}: {lines} lines, the ceiling is {ceiling}")
                failed = True
    print(f"header sizes: {len(headers)} headers, the largest {largest} lines")
    sys.exit(failed)


main()
