#!/usr/bin/env python3
"""Runs test programs built by clang with coverage instrumentation and fails unless some files are covered whole.

coverage.py branches|mcdc [--keep] --build DIRECTORY --llvm SUFFIX

branches  each condition of src/directory, src/json and their public headers was true once and false once
mcdc      each condition of the policy layer and of resolve was shown to decide its decision alone

Branches here are conditions of the source. What a compiler adds for exceptions is none of them.
"""
import argparse
import concurrent.futures
import glob
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


def programs_of(build):
    return sorted(glob.glob(f"{build}/tests/**/csprel_*_tests", recursive=True))


def run_tests(build, profiles, jobs):
    programs = programs_of(build)
    if not programs:
        sys.exit("coverage: no test program in " + build)

    def run(program):
        name = os.path.basename(program)
        # What the generator reaches is a matter of how many cases there are.
        done = subprocess.run([program, "--gtest_brief=1", "--gtest_filter=-Generator.Reaches*"], cwd=build,
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
        with open(file["filename"]) as source:
            text = source.read().split("\n")
        for (line, column, *_), (true, false) in taken.items():
            if text[line - 1][:column - 1].endswith("switch ("):
                continue  # The default that a switch over all enumerators does not have.
            if text[line - 1][:column].endswith("= default") or "default: return asked_of_nobody;" in text[line - 1]:
                continue  # What a defaulted comparison is made of; and where nobody gets by design (finding.hpp).
            if not true and not false and DECIDED_BY_TYPES.match(text[line - 1][column - 1:]):
                continue  # The compiler has decided it.
            never = ["true"] * (not true) + ["false"] * (not false)
            if never:
                places.add((line, column, "never " + " nor ".join(never)))
        if what == "mcdc":
            # A decision of one condition has no record: its branches say all.
            shown = {}
            for line, column, end_line, end_column, *_, alone in file["mcdc_records"]:
                best = shown.setdefault((line, column, end_line, end_column), [False] * len(alone))
                best[:] = [a or b for a, b in zip(best, alone)]
            for (line, column, *_), alone in shown.items():
                for i, is_shown in enumerate(alone, 1):
                    if not is_shown:
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
    total = data["totals"]
    print(f"{arguments.what}: {len(places)} files, "
          f"{total['branches']['covered']} of {total['branches']['count']} branches, "
          f"{total['mcdc']['covered']} of {total['mcdc']['count']} conditions of decisions with several; "
          f"{left} places left open")
    sys.exit(left != 0)


main()
