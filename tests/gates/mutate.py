#!/usr/bin/env python3
"""Changes one operator or constant of the library at a time and runs the tests: each change must be noticed.

mutate.py --build DIRECTORY [--sample N --seed S] [--only PATTERN] [--jobs N] [--list]
    [--switched [--quick] | --alone | --compare N]

DIRECTORY is a build of the preset mutation, which is made or brought up to date first. The mutants of src/ are compiled
all at once, each behind a switch (schemata.py), as far as that goes; with --only, those of the files that match. Of the
others, or of all with --alone, each is compiled by itself: one of src/ is linked before the library; one of a public
header is put before the include path, and what depends on the header is compiled again: first the test of the layer,
then, if it lives, the library. A mutant is killed by a compiler's error, a failing test or a test that does not end. What
lives and is not explained in equivalents.txt fails the run.

Results are appended to DIRECTORY/mutation.jsonl. A mutant that stands there as killed is not run again while its file is
the same; one that lived is judged by what is new: tests that have changed since, or that --quick had left out. So a run
may be interrupted, and several runs may share a directory. --fresh forgets them.
"""
import argparse
import collections
import concurrent.futures
import fcntl
import fnmatch
import glob
import hashlib
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXPLAINED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "equivalents.txt")

# What is mutated, and which test programs judge it, the likeliest first. The header-only layers are judged by their
# own test before anything that links the library.
SCOPE = [
    ("include/csprel/vocabulary/*.hpp", ["vocabulary", "policy", "model", "directory", "json"]),
    ("include/csprel/model/*.hpp", ["model", "directory", "json"]),
    ("include/csprel/policy/*.hpp", ["policy", "directory", "scenarios", "json", "coverage", "clouds", "properties", "model"]),
    ("include/csprel/directory/*.hpp", ["directory", "clouds", "json", "scenarios", "properties"]),
    ("include/csprel/json/*.hpp", ["json", "scenarios", "directory"]),
    ("src/directory/*", ["directory", "clouds", "scenarios", "json", "coverage", "another_cloud", "properties", "model", "allocation"]),
    ("src/json/*", ["json", "scenarios", "clouds", "properties", "allocation"]),
]
# What most sources include beside headers of ours; no Boost and no Abseil, without which the header-only layers compile.
OUTSIDE = ["algorithm", "array", "fstream", "functional", "map", "memory", "optional", "random", "set", "span", "sstream", "string",
           "string_view", "variant", "vector", "gmock/gmock.h", "gtest/gtest.h"]
TIMEOUT = 600  # seconds for one test program; the slowest takes a tenth of it
SOON = 30  # for some of its tests, by name
# Of random cases a fifth does: what they find, they find in many.
os.environ |= {"CSPREL_PROPERTY_CASES": "20", "CSPREL_PROPERTY_SHRINK": "0", "CSPREL_SMALL_SCOPE": "20011"}
LEFT_OUT = {"properties", "model"}  # by --quick

SWAPS = {
    "==": ["!="], "!=": ["=="], "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "&&": ["||"], "||": ["&&"], "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"],
    "+=": ["-="], "-=": ["+="], "*=": ["/="], "&=": ["|="], "|=": ["&="], "&": ["|"], "|": ["&"],
    "<<": [">>"], ">>": ["<<"],
}
SPACED = re.compile(r"(?<= )(==|!=|<=|>=|&&|\|\||\+=|-=|\*=|&=|\|=|<<|>>|[<>+\-*/%&|])(?= |$)")
NUMBER = re.compile(r"(?<![\w.'\"])(\d+)(?![\w.'])")
WORD = re.compile(r"\b(true|false|yes|no|allow|deny|continue|break|nullopt)\b")
NOT = re.compile(r"!(?=[\w(*])")
STEP = re.compile(r"(?<!\+)\+\+(?!\+)|--(?=[\w])")
# One requirement of a set, one row of a pack's table.
ROW = re.compile(r"^    \{\w+, \w+, (documented|api|inferred|by_default), .*\},$")

Mutant = collections.namedtuple("Mutant", "path line column old new")


def blank(text):
    """The text with comments, strings and characters replaced by blanks of the same length."""
    out = re.sub(r'//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|/\*.*?\*/',
                 lambda m: re.sub(r"[^\n]", "\0", m.group()), text, flags=re.S)
    return out.split("\n")


def mutants_of(path):
    with open(os.path.join(ROOT, path)) as file:
        text = file.read()
    asserted = 0  # Parentheses that an assertion has open.
    for number, (line, code) in enumerate(zip(text.split("\n"), blank(text)), 1):
        stripped = code.strip("\0 ")
        # What only the compiler reads: directives, assertions, aliases, template heads, forward declarations.
        if asserted or stripped.startswith("static_assert"):
            asserted += code.count("(") - code.count(")")
            continue
        if stripped.startswith(("#", "using ", "template", "static_assert", "namespace", "friend class")):
            continue
        if ROW.match(line):
            yield Mutant(path, number, 0, line, "")
        for found in SPACED.finditer(code):
            op = found.group()
            before = code[:found.start()].rstrip()
            if op in "&*" and re.search(r"(const|auto|\w>)$", before):
                continue  # A declarator.
            if op == "<<" and "operator" in code:
                continue
            for new in SWAPS[op]:
                yield Mutant(path, number, found.start(), op, new)
        for found in NUMBER.finditer(code):
            value = int(found.group())
            yield Mutant(path, number, found.start(), found.group(), str(value + 1))
            if value > 1:
                yield Mutant(path, number, found.start(), found.group(), str(value - 1))
        for found in WORD.finditer(code):
            word = found.group()
            if word == "no" and "truth::no" not in code or word == "yes" and "truth::yes" not in code:
                continue
            new = {"true": "false", "false": "true", "yes": "no", "no": "yes", "allow": "deny", "deny": "allow",
                   "continue": "break", "break": None, "nullopt": None}[word]
            if new:
                yield Mutant(path, number, found.start(), word, new)
        for found in NOT.finditer(code):
            yield Mutant(path, number, found.start(), "!", "")
        for found in STEP.finditer(code):
            yield Mutant(path, number, found.start(), found.group(), "--" if found.group() == "++" else "++")
        condition = re.search(r"^\s*(?:\} else )?if \((?!.*;)(?!const |auto )(.*)\) ?(return|continue|break|\{)", code)
        if condition:
            inner = code[condition.start(1):condition.end(1)]
            if inner.count("(") == inner.count(")") and not re.match(r"\w[\w:<>*& ]+ \w+ = ", inner):
                old = line[condition.start(1):condition.end(1)]
                yield Mutant(path, number, condition.start(1), old, "true")
                yield Mutant(path, number, condition.start(1), old, "false")


def mutated(mutant):
    """The whole text of the file, and the line before and after."""
    with open(os.path.join(ROOT, mutant.path)) as file:
        lines = file.read().split("\n")
    line = lines[mutant.line - 1]
    assert line[mutant.column:].startswith(mutant.old), mutant
    lines[mutant.line - 1] = line[:mutant.column] + mutant.new + line[mutant.column + len(mutant.old):]
    return "\n".join(lines), line.strip(), lines[mutant.line - 1].strip()


def explained():
    """(path, line before, line after) of the mutants that no test can notice, each with its reason."""
    known = {}
    block = []
    with open(EXPLAINED) as file:
        for line in [*file.read().split("\n"), ""]:
            if line.startswith("//"):
                continue
            if line.strip():
                block.append(line)
                continue
            if not block:
                continue
            path, before, after, *reason = block
            if before[:2] != "- " or after[:1] != "+" or not reason or any(line[:2] in ("- ", "+ ") for line in reason):
                sys.exit(f"equivalents.txt: not path, - line, + line, reason: {block}")
            known[path, before[2:].strip(), after[1:].strip()] = " ".join(reason)
            block = []
    return known


class Build:
    def __init__(self, directory):
        self.directory = os.path.abspath(directory)
        with open(os.path.join(self.directory, "compile_commands.json")) as file:
            entries = json.load(file)
        self.commands = {}  # object -> (arguments, source)
        for entry in entries:
            words = shlex.split(entry["command"])
            while "ccache" in words[0] or words[0].endswith("cmake") or words[:1] == ["-E"] or words[0] == "env" or "=" in words[0]:
                words = words[1:]
            self.commands[words[words.index("-o") + 1]] = (words, os.path.relpath(entry["file"], ROOT))
        self.objects = collections.defaultdict(list)
        for object_, (_, source) in self.commands.items():
            self.objects[source].append(object_)
        deps = subprocess.run(["ninja", "-C", self.directory, "-t", "deps"], check=True, capture_output=True, text=True)
        self.dependants = collections.defaultdict(set)  # header -> objects
        current = None
        for line in deps.stdout.split("\n"):
            if line and not line.startswith(" "):
                current = line.split(": ")[0]
            elif line.strip().startswith(ROOT + "/") or line.strip().startswith("../"):
                header = os.path.relpath(os.path.join(self.directory, line.strip()), ROOT)
                self.dependants[header].add(current)
        self.link = {}
        self.sound = {}  # sources -> whether they compile
        self.lock = threading.RLock()

    def program(self, test):
        return f"tests/csprel_{test}_tests"

    def link_command(self, test):
        if test not in self.link:
            target = self.program(test)
            listed = subprocess.run(["ninja", "-C", self.directory, "-t", "commands", "-s", target], check=True,
                                    capture_output=True, text=True).stdout.strip().split("\n")[-1]
            command = listed.split("&&")[1].strip() if "&&" in listed else listed
            self.link[test] = shlex.split(command)
        return list(self.link[test])

    def has(self, test):
        return os.path.exists(os.path.join(self.directory, self.program(test)))

    def compile_to(self, object_, output, source=None, overlay=None, more=("-w",)):
        """Compiles what an object is made of, or `source`, to `output`, with the headers of `overlay` before the others."""
        words, original = self.commands[object_]
        words = list(words)
        words[words.index("-o") + 1] = output
        words = [w for w in words if w not in ("-Werror", "-Winvalid-pch")]
        for flag in ("-MT", "-MF"):
            if flag in words:
                at = words.index(flag)
                del words[at:at + 2]
        words = [w for w in words if w != "-MD"]
        if overlay:
            # A precompiled header holds the header as it was.
            while "-Xclang" in words:
                at = words.index("-Xclang")
                del words[at:at + 2]
            while "-include" in words:
                at = words.index("-include")
                del words[at:at + 2]
            # Nor was it compiled as hidden, as the library is.
            words = [w for w in words if not w.startswith("-fvisibility")]
            words[1:1] = ["-I" + overlay + "/include", "-I" + overlay + "/src"]
        if source:
            words[words.index("-c") + 1] = source
        return call([*words, *more], self.directory, timeout=600)

    def compiles(self, batch, source):
        """Whether sources compile with no mutant, in the way in which they are compiled with one of a header."""
        with self.lock:
            if tuple(batch) not in self.sound:
                with tempfile.TemporaryDirectory(prefix="csprel-sound-") as scratch:
                    done = self.compile_to(batch[0][0], os.path.join(scratch, "as_it_is.o"), source, scratch, ["-w", *self.precompiled()])
                self.sound[tuple(batch)] = done is not None and done.returncode == 0
            return self.sound[tuple(batch)]

    def precompiled(self):
        """Options by which a source takes what is not the library's, and so no mutant's, as it was compiled once."""
        with self.lock:
            header = os.path.join(self.directory, "outside.hpp")
            if not os.path.exists(header + ".pch"):
                with open(header, "w") as file:
                    file.writelines(f"#include <{name}>\n" for name in OUTSIDE)
                words, _ = next(iter(self.commands.values()))
                words = [words[0], *(w for w in words if w.startswith(("-std=", "-O"))), "-x", "c++-header", header, "-o", header + ".pch"]
                done = call(words, self.directory)
                if done is None or done.returncode:
                    sys.exit(f"mutate: {done and done.stderr}")
        return ["-include-pch", header + ".pch"]


def call(words, cwd, timeout=TIMEOUT):
    try:
        return subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=timeout, errors="replace")
    except subprocess.TimeoutExpired:
        return None


def made(directory, programs, jobs):
    """Brings test programs up to date."""
    if not os.path.exists(os.path.join(directory, "build.ninja")):
        subprocess.run(["cmake", "--preset", "mutation", "-B", directory], cwd=ROOT, check=True, stdout=sys.stderr)
    subprocess.run(["cmake", "--build", directory, f"-j{jobs}", "--target", *(f"csprel_{test}_tests" for test in programs)],
                   check=True, stdout=sys.stderr)


def judges_of(path, quick=False):
    tests = next(tests for pattern, tests in SCOPE if fnmatch.fnmatch(path, pattern))
    return [test for test in tests if not (quick and test in LEFT_OUT)]


# A mutant of a header lives through step after step: what of the sources includes the header is compiled, and the tests run
# in programs that are linked with it before all else. The tests in a source of the header's name come first (own_tests), then
# these, of which many assert at compile time, with the one source by which the library reaches the packs; then the library.
STEPS = [
    ("include/csprel/vocabulary/*", [(["tests/vocabulary/*"], ["vocabulary"]), (["tests/values/*"], ["values"]),
                                     (["tests/policy/policy_test.cpp"], ["policy"])]),
    ("include/csprel/model/*", [(["tests/values/*"], ["values"])]),
    ("include/csprel/directory/*", [(["tests/directory/defaults_test.cpp"], ["directory Defaults.*"])]),
    ("include/csprel/json/*", [(["tests/json/defaults_test.cpp"], ["json Defaults.*"])]),
    ("include/csprel/policy/refusal_code.hpp", [(["src/directory/refusal_reading.cpp"], ["clouds Refusal*"])]),
    ("include/csprel/policy/*", [(["tests/policy/policy_test.cpp"], ["policy"]),
                                 (["src/directory/compiled_pack.cpp"], [
                                     "model *Table*", "clouds RefusalCodes*", "another_cloud", "coverage", "clouds Matrix*"]),
                                 (["tests/policy/global_packs_test.cpp"], ["policy"])]),
]
LIBRARY = ["src/*"]
BATCH = 8  # so many sources of the library, and of tests that stand beside each other, are compiled at a time
TOGETHER = "tests/values/"


def own_tests(header):
    """Steps by the tests in sources that are called after a header or, where the model has none, that include it by name."""
    def text_of(source):
        with open(os.path.join(ROOT, source)) as file:
            return file.read()

    sources = glob.glob(f"tests/*/{os.path.basename(header)[:-4]}_test.cpp", root_dir=ROOT)
    if not sources and header.startswith("include/csprel/model/"):
        included = f'#include "{header.removeprefix("include/")}"'
        sources = [one for one in sorted(glob.glob("tests/values/*_test.cpp", root_dir=ROOT)) if included in text_of(one)]
    steps = []
    for source in sources:
        suites = sorted(set(re.findall(r"^T\w+\((\w+),", text_of(source), re.M)))
        steps.append(([source], [f"{source.split('/')[1]} " + ":".join(f"*{suite}*.*" for suite in suites)]))
    return steps


def steps_of(path, quick):
    """What is compiled with a mutant of a file, step by step, and the tests that judge it then."""
    if path.endswith(".cpp"):
        return [([path], judges_of(path, quick))]
    steps = next((steps for pattern, steps in STEPS if fnmatch.fnmatch(path, pattern)), [])
    return [*own_tests(path), *steps, *([] if quick and steps else [(LIBRARY, judges_of(path, quick))])]


def judge(build, mutant, scratch, quick):
    """(status, by whom)"""
    text, _, _ = mutated(mutant)
    replaced = []  # (objects of the build, or the folder of the library that they are in, their mutant)
    overlay = None
    steps = steps_of(mutant.path, quick)
    if mutant.path.endswith(".cpp"):
        source = os.path.join(scratch, os.path.basename(mutant.path))
    else:
        overlay = os.path.join(scratch, "overlay")
        source = os.path.join(overlay, mutant.path)
        os.makedirs(os.path.dirname(source))
    with open(source, "w") as file:
        file.write(text)
    compiled = set()  # sources
    for patterns, tests in steps:
        batches = collections.defaultdict(list)
        for object_, (_, path) in sorted(build.commands.items()):
            if not any(fnmatch.fnmatch(path, pattern) for pattern in patterns) or path.startswith("src/") and "_tests.dir" in object_:
                continue
            if overlay is None or path not in compiled and object_ in build.dependants[mutant.path]:
                compiled.add(path)
                together = patterns == LIBRARY or path.startswith(TOGETHER)
                batches[os.path.dirname(path), len(compiled) // BATCH if together else object_].append((object_, path))
        if overlay and not batches and patterns != LIBRARY:
            continue
        batches = list(batches.values())
        for batch in batches:
            output = os.path.join(scratch, f"{len(replaced)}.o")
            if overlay and len(batch) > 1:
                source = os.path.join(scratch, f"{len(replaced)}.cpp")
                with open(source, "w") as file:
                    file.writelines(f'#include "{os.path.join(ROOT, path)}"\n' for _, path in batch)
            elif overlay:
                source = None
            done = build.compile_to(batch[0][0], output, source, overlay, ["-w", *(build.precompiled() if overlay else [])])
            if done is None or done.returncode:
                if done and re.search(r"static.assert", done.stderr):
                    return "killed", "static_assert"
                if build.compiles(batch, source if overlay else None):
                    return "killed", "compiler"
                if len(batch) == 1:
                    return "broken", f"{batch[0][1]} does not compile as it is: {done and done.stderr[:300]}"
                batches += [[one] for one in batch]  # They do not stand beside each other.
                continue
            in_program = batch[0][1].startswith("tests/")
            replaced.append(({one for one, _ in batch} if in_program else {os.path.dirname(batch[0][1])}, output))
        for test in tests:
            test, *only = test.split()
            if not build.has(test):
                continue
            words = build.link_command(test)
            libraries = {"src/" + found.group(1) for word in words if (found := re.search(r"libcsprel_(\w+)\.a$", word))}
            library = [mutant_ for folder, mutant_ in replaced if folder & libraries]
            if patterns == LIBRARY and overlay and not library:
                continue  # Nothing in it is new since an earlier step.
            program = os.path.join(scratch, "program")
            words[words.index("-o") + 1] = program
            # Of a function that is inline the linker takes the first.
            own = [mutant_ for objects, mutant_ in replaced if objects & set(words)]
            first = next(i for i, w in enumerate(words) if w.endswith(".o"))
            words[first:first] = own + library
            words = [w for w in words if not any(w in objects for objects, _ in replaced)]
            linked = call(words, build.directory, timeout=600)
            if linked and linked.returncode and overlay and patterns != LIBRARY:
                break  # What is passed to the library is of another size, say; compiled with the mutant it may link.
            if linked is None or linked.returncode:
                return "broken", (linked.stderr if linked else "linking did not end")[-300:]
            done = call([program, "--gtest_brief=1", "--gtest_break_on_failure=0", "--gtest_fail_fast=1",
                         *("--gtest_filter=" + pattern for pattern in only)], scratch, SOON if only else TIMEOUT)
            if done is None:
                return "killed", test + " (does not end)"
            if done.returncode:
                failed = re.search(r"\[  FAILED  \] (\S+)", done.stdout)
                return "killed", f"{test} {failed.group(1) if failed else '(ends early)'}"
    return "lived", ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only N mutants, drawn by --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="*", metavar="PATTERN", help="only files that match")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--switched", action="store_true", help="only what need not be compiled by itself")
    parser.add_argument("--quick", action="store_true", help="leave out slow tests, properties, model and the last step of a header, "
                        "which kill some of what then lives")
    parser.add_argument("--compare", type=int, default=0, metavar="N",
                        help="judge N mutants of the journal by themselves as well, one of a kind: the verdicts must agree")
    parser.add_argument("--built", action="store_true", help="the build is up to date")
    parser.add_argument("--alone", action="store_true", help="compile and link each mutant by itself, also those of src/")
    parser.add_argument("--list", action="store_true", help="print the mutants and how many there are, run none")
    arguments = parser.parse_args()

    files = []
    for pattern, _ in SCOPE:
        files += [f for f in sorted(glob.glob(pattern, root_dir=ROOT)) if fnmatch.fnmatch(f, arguments.only)]
    mutants = [m for f in files for m in mutants_of(f)]
    everything = len(mutants)
    if arguments.sample and arguments.sample < everything:
        mutants = random.Random(arguments.seed).sample(mutants, arguments.sample)
    if arguments.list:
        for m in mutants:
            print(f"{m.path}:{m.line}:{m.column + 1}: {m.old.strip()} -> {m.new}")
        print(f"{len(mutants)} of {everything} mutants in {len(files)} files")
        return

    def tests_of(path):
        return judges_of(path, arguments.quick)

    if not arguments.built:
        programs = set()
        for path in {m.path for m in mutants}:
            programs.update(tests_of(path))
            if not path.startswith("src/"):
                programs.update(test.split()[0] for _, tests in steps_of(path, arguments.quick) for test in tests)
        made(os.path.abspath(arguments.build), sorted(programs), arguments.jobs)
    build = Build(arguments.build)
    journal = os.path.join(build.directory, "mutation.jsonl")
    if arguments.fresh and os.path.exists(journal):
        os.remove(journal)
    done = {}  # identity -> what stands of it last
    if os.path.exists(journal):
        with open(journal) as file:
            for line in file:
                row = json.loads(line)
                done[row["id"]] = row
    hashes = {f: hashlib.sha256(open(os.path.join(ROOT, f), "rb").read()).hexdigest()[:12] for f in files}
    known = explained()

    def identity(m):
        return f"{m.path}@{hashes[m.path]}:{m.line}:{m.column}:{m.old}:{m.new}"

    counted = collections.Counter()

    def report(m, status, by):
        counted[status] += 1
        if status in ("lived", "broken"):
            _, before, after = mutated(m)
            print(f"{m.path}:{m.line}:{m.column + 1}: {status} {by}\n- {before}\n+ {after}", flush=True)

    def settle(m, status, by, **more):
        with open(journal, "a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(json.dumps({"id": identity(m), "status": status, "by": by} | more) + "\n")
        report(m, status, by)

    def alone(m):
        with tempfile.TemporaryDirectory(prefix="csprel-mutant-") as scratch:
            return m, *judge(build, m, scratch, arguments.quick)

    if arguments.compare:
        kinds = {}
        for m in random.Random(arguments.seed).sample(mutants, everything):
            if m.path.startswith("src/") and identity(m) in done:
                kinds.setdefault((m.old if len(m.old) < 9 and not m.old.isdigit() else "", done[identity(m)]["status"]), m)
        chosen = list(kinds.values())[:arguments.compare]
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            for m, status, by in pool.map(alone, chosen):
                row = done[identity(m)]
                counted[status == row["status"]] += 1
                print(f"{m.path}:{m.line}:{m.column + 1}: {m.old} -> {m.new}: {status} {by}; {row['status']} {row['by']}", flush=True)
        print(f"{counted[True]} verdicts agree, {counted[False]} do not")
        sys.exit(counted[False] != 0)
    waiting = {}  # The mutants to be judged, in their order.
    for m in mutants:
        _, before, after = mutated(m)
        row = done.get(identity(m))
        if row and row["status"] == "killed":
            report(m, row["status"], row["by"])
        elif (m.path, before, after) in known:
            report(m, "equivalent", known[m.path, before, after])
        else:
            waiting[m] = None
    if not arguments.alone and any(m.path.startswith("src/") for m in waiting):
        import schemata

        def judged(m):
            """The time till which a program's tests, slow ones or quick ones, had judged it."""
            row = done.get(identity(m), {})
            return lambda test, slow: row.get("by_slow" if slow or test in LEFT_OUT else "by_quick", 0)

        inside = {f: list(mutants_of(f)) for f in files if f.startswith("src/")}
        inside = {f: inside_file for f, inside_file in inside.items() if inside_file}
        name = re.sub(r"\W+", "_", arguments.only).strip("_") or "all"
        switches = schemata.Schemata(build, ROOT, name, inside, arguments.jobs)
        print(f"{len(switches.switched)} of the {sum(map(len, inside.values()))} mutants of {len(inside)} files are switched",
              file=sys.stderr, flush=True)
        for m, status, by in switches.judge([m for m in waiting if m.path.startswith("src/")], tests_of, arguments.quick, judged):
            del waiting[m]
            by_slow = judged(m)(None, True) if arguments.quick else switches.recorded
            settle(m, status, by, by_quick=switches.recorded, by_slow=by_slow)
    if arguments.switched:
        mutants = [m for m in mutants if m not in waiting]
        waiting.clear()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for one in concurrent.futures.as_completed([pool.submit(alone, m) for m in waiting]):
            settle(*one.result())
    print(f"{len(mutants)} of {everything} mutants: {counted['killed']} killed, {counted['equivalent']} explained, "
          f"{counted['lived']} lived, {counted['broken']} not linked")
    sys.exit(counted["lived"] + counted["broken"] != 0)


if __name__ == "__main__":
    main()
