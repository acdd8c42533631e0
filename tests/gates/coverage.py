#!/usr/bin/env python3
"""Runs test programs built by clang with coverage instrumentation and fails unless some files are covered whole.

coverage.py branches|mcdc [--keep] --build DIRECTORY --llvm SUFFIX

branches  each condition of src/directory, src/json and their public headers was true once and false once
mcdc      each condition of the policy layer and of resolve was shown to decide its decision alone

Branches here are conditions of the source. What a compiler adds for exceptions is none of them. A condition that says
`ruled_out` (src/directory/ruled_out.hpp) is open where it was true, or was never asked.
"""
import argparse
import concurrent.futures
import glob
import itertools
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Policy, and what `resolve` is made of. Patterns, so that new files are covered.
FILES = {
    "mcdc": ["include/csprel/policy/*.hpp", "src/directory/predicates*.hpp", "src/directory/requirements*.cpp",
             "src/directory/scene*.?pp", "src/directory/judge*.cpp", "src/directory/finding.hpp",
             "src/directory/counting.?pp"],
    "branches": ["src/directory/*.?pp", "src/json/*.?pp", "include/csprel/directory/*.hpp",
                 "include/csprel/json/*.hpp"],
}


# `is_vector<T>`, `std::same_as<T, bool>`: true or false in each instantiation, and asked when none of them runs.
DECIDED_BY_TYPES = re.compile(r"!?(\w+::)*(is_\w+|same_as|named_enum)<[\w:<>, ]+>(?!\()")


RULED_OUT = re.compile(r"!?\b(?:detail::)?ruled_out\(")
RULED_OUT_LABEL = re.compile(r"^ *(case [\w:]+|default):.*// ruled_out: ", re.MULTILINE)


class source:
    """A file, and where it says `ruled_out(...)`: from the name, or the `!` before it, to the parenthesis that closes."""

    def __init__(self, path):
        with open(path) as file:
            self.text = file.read()
        self.lines = self.text.split("\n")
        self.begins = [0, *itertools.accumulate(len(line) + 1 for line in self.lines)]
        self.marks = [(mark.start(), self.closing(mark.end())) for mark in RULED_OUT.finditer(self.text)]
        # A label cannot ask; its mark is a comment behind it.
        self.marks += [(mark.start(1), mark.end()) for mark in RULED_OUT_LABEL.finditer(self.text)]

    def closing(self, at):
        depth = 1
        while depth:
            depth += {"(": 1, ")": -1}.get(self.text[at], 0)
            at += 1
        return at

    def mark_at(self, line, column):
        """The mark that a condition is, or is within, as its first and last character, or None."""
        at = self.begins[line - 1] + column - 1
        return next(((first, last) for first, last in self.marks if first <= at < last), None)

    def is_mark(self, line, column):
        return self.mark_at(line, column) is not None


def left_open(text, line, column, true, false):
    """What was never seen of a condition, or None."""
    mark = text.mark_at(line, column)
    if mark is None:
        never = ["true"] * (not true) + ["false"] * (not false)
        return "never " + " nor ".join(never) if never else None
    if mark[0] != text.begins[line - 1] + column - 1:
        return None  # What is asked within.
    if text.text[mark[0]] == "!":
        true, false = false, true
    return "ruled out, and was true" if true else None if false else "ruled out, and never asked"


def programs_of(build):
    return sorted(glob.glob(f"{build}/tests/**/csprel_*_tests", recursive=True))


def run_tests(build, profiles, jobs):
    programs = programs_of(build)
    if not programs:
        sys.exit("coverage: no test program in " + build)

    def run(program):
        name = os.path.basename(program)
        # What the generator reaches is a matter of how many cases there are. Where an exception leaves a function, clang
        # takes the conditions behind it for true; and what several threads do it does not count for certain.
        done = subprocess.run([program, "--gtest_brief=1", "--gtest_filter=-Generator.Reaches*:Failure.*:*Thread*"], cwd=build,
                              capture_output=True, text=True,
                              env={"CSPREL_PROPERTY_CASES": "5"} | os.environ  # Instrumented code is slow.
                              | {"LLVM_PROFILE_FILE": f"{profiles}/{name}-%p.profraw"})
        if done.returncode:
            sys.stdout.write(done.stdout + done.stderr)
        return done.returncode == 0

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        if not all(list(pool.map(run, programs))):
            sys.exit("coverage: a test failed")
    return programs


def uncovered(data, what):
    """For each file, where something is left open: (line, column, text)."""
    open_places = {}
    for file in data["files"]:
        places = open_places.setdefault(os.path.relpath(file["filename"], ROOT), set())
        # The same condition of several instantiations counts as one.
        taken = {}
        for line, column, end_line, end_column, true, false, *_ in file["branches"]:
            seen = taken.setdefault((line, column, end_line, end_column), [0, 0])
            seen[0] += true
            seen[1] += false
        text = source(file["filename"])
        for (line, column, *_), (true, false) in taken.items():
            here = text.lines[line - 1]
            if here[:column - 1].endswith("switch ("):
                continue  # The default that a switch over all enumerators does not have.
            if here[:column].endswith("= default") or "default: return asked_of_nobody;" in here:
                continue  # What a defaulted comparison is made of; and where nobody gets by design (finding.hpp).
            if not true and not false and DECIDED_BY_TYPES.match(here[column - 1:]):
                continue  # The compiler has decided it.
            if what_is_open := left_open(text, line, column, true, false):
                places.add((line, column, what_is_open))
        if what == "mcdc":
            # A decision of one condition has no record: its branches say all.
            shown = {}
            for line, column, end_line, end_column, *_, alone in file["mcdc_records"]:
                best = shown.setdefault((line, column, end_line, end_column), [False] * len(alone))
                best[:] = [a or b for a, b in zip(best, alone)]
            for (line, column, end_line, end_column), alone in shown.items():
                conditions = sorted(at[:2] for at in taken if (line, column) <= at[:2] and at[2:] <= (end_line, end_column))
                for i, is_shown in enumerate(alone, 1):
                    if not is_shown and not (len(conditions) == len(alone) and text.is_mark(*conditions[i - 1])):
                        places.add((line, column, f"condition {i} of {len(alone)} is not shown to decide alone"))
    return open_places


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=FILES)
    parser.add_argument("--build", required=True)
    parser.add_argument("--llvm", default="-19", help="suffix of llvm-cov and llvm-profdata")
    parser.add_argument("--keep", action="store_true", help="use the profile of the last run")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()

    arguments.build = os.path.abspath(arguments.build)
    profiles = os.path.join(arguments.build, "profiles")
    merged = os.path.join(profiles, "all.profdata")
    os.makedirs(profiles, exist_ok=True)
    programs = programs_of(arguments.build)
    if not (arguments.keep and os.path.exists(merged)):
        for old in glob.glob(profiles + "/*"):
            os.remove(old)
        programs = run_tests(arguments.build, profiles, arguments.jobs)
        raw = glob.glob(profiles + "/*.profraw")
        subprocess.run(["llvm-profdata" + arguments.llvm, "merge", "-sparse", *raw, "-o", merged], check=True)
        for old in raw:
            os.remove(old)

    files = sorted({f for pattern in FILES[arguments.what] for f in glob.glob(pattern, root_dir=ROOT)})
    objects = [word for program in programs[1:] for word in ("-object", program)]
    exported = subprocess.run(
        ["llvm-cov" + arguments.llvm, "export", "-instr-profile", merged, programs[0], *objects,
         "-skip-functions", *(os.path.join(ROOT, f) for f in files)], check=True, capture_output=True)
    data = json.loads(exported.stdout)["data"][0]

    places = uncovered(data, arguments.what)
    for path, where in sorted(places.items()):
        for line, column, text in sorted(where):
            print(f"{path}:{line}:{column}: {text}")
    left = sum(len(where) for where in places.values())
    marked = sum(len(source(os.path.join(ROOT, f)).marks) for f in files if not f.endswith("/ruled_out.hpp"))
    total = data["totals"]
    print(f"{arguments.what}: {len(places)} files, "
          f"{total['branches']['covered']} of {total['branches']['count']} branches, "
          f"{total['mcdc']['covered']} of {total['mcdc']['count']} conditions of decisions with several; "
          f"{marked} places ruled out, {left} left open")
    sys.exit(left != 0)


main()
