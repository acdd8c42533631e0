"""Mutant schemata: one build of the sources of src/ in which all mutants stand side by side, each behind a switch.

What mutate.py compiles and links one at a time is compiled and linked once: `==` of `a == b` becomes a call that
compares in one way or another, by the number of the mutant that is on (schemata.hpp). A mutant that does not compile in
this form (a constant, a template's argument, what macros make) is left out, by the compiler's own messages, and so is
judged one at a time. What is changed is the operation, not the text: `a || b && c` for `a && b && c` is (a || b) && c.

Each test runs once and tells which mutants it would tell from the original, as far as that is seen where they stand
(schemata.cpp). Then each mutant is judged by these tests alone, the quickest first.
"""
import collections
import concurrent.futures
import glob
import hashlib
import json
import os
import re
import subprocess
import sys

sys.path.append("/usr/lib/python3/dist-packages")  # Where Debian's python3-clang is, whichever python3 this is.
from clang import cindex  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SLOW = 1000  # milliseconds; slower tests run only for what lives through the others

COMPARED = {"==": "std::equal_to<>", "!=": "std::not_equal_to<>", "<": "std::less<>", "<=": "std::less_equal<>",
            ">": "std::greater<>", ">=": "std::greater_equal<>", "&&": "std::logical_and<>", "||": "std::logical_or<>"}
COMPUTED = {"+": "std::plus<>", "-": "std::minus<>", "*": "std::multiplies<>", "/": "std::divides<>",
            "%": "std::modulus<>", "&": "std::bit_and<>", "|": "std::bit_or<>"}
ASSIGNED = {"+=": "add", "-=": "subtract", "*=": "multiply", "/=": "divide", "&=": "keep", "|=": "join",
            "<<": "shift_left", ">>": "shift_right"}
COMPUTED |= {symbol: "csprel_mutants::" + name for symbol, name in ASSIGNED.items()}

ENDED = {"failed": "", "crashed": " (ends early)", "endless": " (does not end)"}
UNTOLD = "(no test comes to another value there)"
OPERATION = {"BINARY_OPERATOR", "UNARY_OPERATOR", "COMPOUND_ASSIGNMENT_OPERATOR", "CALL_EXPR", "UNEXPOSED_EXPR"}

# Where the text is changed: `length` bytes at `at` become `text`.
Edit = collections.namedtuple("Edit", "at length text")
# The bytes from `start` to `end` become a call that knows `mutants`, the numbers that they have.
Rewrite = collections.namedtuple("Rewrite", "start end outer edits mutants")
Node = collections.namedtuple("Node", "start end kind dependent")


def nodes_of(words, source, root, wanted):
    """path -> expressions and statements, of the files below `root` that are `wanted`, in one translation unit."""
    unit = cindex.Index.create().parse(None, [*words[1:], source])
    found = collections.defaultdict(set)

    def visit(cursor, path):
        kind = cursor.kind
        if kind.is_expression() or kind.is_statement():
            extent = cursor.extent
            found[path].add(Node(extent.start.offset, extent.end.offset, kind.name,
                                 cursor.type.kind == cindex.TypeKind.DEPENDENT))
        for child in cursor.get_children():
            visit(child, path)

    for cursor in unit.cursor.get_children():
        file = cursor.location.file
        path = file and file.name.startswith(root) and os.path.relpath(file.name, root)
        if path in wanted:
            visit(cursor, path)
    return found


def rewrite_of(group, numbers, text, at, nodes, spans):
    """How the mutants of one place are switched, or None. `at` is the place in bytes, `spans` are those of all nodes."""
    nodes = [n for n in nodes if n.start <= at < n.end]
    old, new = group[0].old, [m.new for m in group]
    first, end = numbers[0], at + len(old.encode())
    call = "::csprel_mutants::"

    def smallest(fits):
        fitting = [n for n in nodes if fits(n)]
        least = min(fitting, key=lambda n: n.end - n.start, default=None)
        return least and [n for n in fitting if (n.start, n.end) == (least.start, least.end)]

    def whole(start, end):
        """Whether an operand, without the blanks around it, is what the compiler takes for one."""
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip())
        return (start, end - len(inner) + len(inner.rstrip())) in spans

    def around(node, before, after, drop=0, outer=1):
        return Rewrite(node.start, node.end, outer, [Edit(node.start, drop, before), Edit(node.end, 0, after)], numbers)

    if new == ["true", "false"] and old not in ("true", "false"):
        if not smallest(lambda n: (n.start, n.end) == (at, end)):
            return None
        test = f"({call}on == {first} || ({call}on != {first + 1} && {call}condition({first}, ("
        return around(Node(at, end, "", False), test, ") ? true : false)))", outer=0)
    if old == "continue":
        if not smallest(lambda n: n.start == at and n.kind == "CONTINUE_STMT") or text[end:end + 1] != b";":
            return None
        statement = f"{{ if ({call}active({first})) break; continue; }}"
        return Rewrite(at, end + 1, 1, [Edit(at, end + 1 - at, statement)], numbers)
    if old in ("++", "--", "!"):
        found = smallest(lambda n: n.start == at and n.end > end and n.kind in OPERATION)
        if not found or not whole(end, found[0].end):
            return None
        name = {"++": "increment", "--": "decrement", "!": "negate"}[old]
        return around(found[0], f"{call}{name}({first}, ", ")", drop=len(old))
    if old.isdigit():
        found = smallest(lambda n: (n.start, n.end, n.kind) == (at, end, "INTEGER_LITERAL"))
        return found and around(found[0], f"{call}number({first}, ", ")")
    if old in ("true", "false"):
        found = smallest(lambda n: (n.start, n.end, n.kind) == (at, end, "CXX_BOOL_LITERAL_EXPR"))
        return found and around(found[0], f"{call}either({first}, ", f", {new[0]})")
    if old.isidentifier():
        found = smallest(lambda n: n.start <= at and n.end == end and n.kind == "DECL_REF_EXPR")
        other = found and text[found[0].start:at].decode() + new[0]
        return found and around(found[0], f"{call}either({first}, ", f", {other})")

    found = smallest(lambda n: n.start < at and n.end > end and n.kind in OPERATION)
    if not found or not whole(found[0].start, at) or not whole(end, found[0].end):
        return None
    node = found[0]
    # In a template both sides may be evaluated, or one: what looks at both does not compile as what looks at one.
    if old in ("&&", "||") and any(n.kind == "BINARY_OPERATOR" or n.dependent for n in found):
        name = {"&&": "and", "||": "or"}[old]
        on = {"&&": f"{call}on == {first}", "||": f"{call}on != {first}"}[old]
        return Rewrite(node.start, node.end, 1, [
            Edit(node.start, 0, f"({call}{name}_settles({first}, ("),
            Edit(at, len(old), f") ? true : false) ? {on} : {call}{name}_rest({first}, ("),
            Edit(node.end, 0, ") ? true : false))")], numbers)
    table, name = (COMPARED, "compare") if old in COMPARED else (COMPUTED, "compute")
    names = ", ".join(table[symbol] for symbol in [old, *new])
    return Rewrite(node.start, node.end, 1, [
        Edit(node.start, 0, f"{call}{name}<{names}>({first}, "), Edit(at, len(old), ","), Edit(node.end, 0, ")")], numbers)


def applied(text, rewrites):
    """The text with its rewrites, and for each where it stands there: (start, end, rewrite)."""
    edits = []
    for r in rewrites:
        for edit in r.edits:
            # What ends here before what begins here; of these the outer one last, or first.
            order = (0, -r.start, -r.outer) if edit.at == r.end else (1, -r.end, r.outer) if edit.at == r.start else (2,)
            edits.append((edit.at, order, edit, r))
    edits.sort(key=lambda e: e[:2])
    out, done, starts, ranges = bytearray(), 0, {}, []
    for at, _, edit, r in edits:
        out += text[done:at]
        done = max(done, at + edit.length)
        starts.setdefault(id(r), len(out))
        out += edit.text.encode()
        if edit is r.edits[-1]:
            ranges.append((starts[id(r)], len(out), r))
    return bytes(out + text[done:]), ranges


ERROR = re.compile(r"^(/[^:\n]+):(\d+):(\d+): (error|fatal error|note): (.*)$", re.M)


def to_blame(messages, ranges_of):
    """The rewrites without which a source would compile, by the innermost that stands where an error is."""
    blamed = []
    places = [(*m.groups(),) for m in ERROR.finditer(messages)]
    while places:
        error, places = places[0], places[1:]
        notes = []
        while places and places[0][3] == "note":
            notes.append(places.pop(0))
        constant = [n for n in notes if "non-constexpr function" in n[4] or "read of non-const" in n[4]]
        for path, line, column, *_ in [*constant, error, *notes]:
            if path not in ranges_of:
                continue
            text, ranges = ranges_of[path]
            at = sum(len(t) + 1 for t in text.split(b"\n")[:int(line) - 1]) + int(column) - 1
            within = [r for r in ranges if r[0] <= at < r[1]]
            if within:
                blamed.append((path, min(within, key=lambda r: r[1] - r[0])[2]))
                break
    if not blamed:
        raise SystemExit(f"schemata: nothing to leave out for: {messages}")
    return blamed  # What follows from another error blames nothing.


class Schemata:
    """What is switched of `mutants`, all those of src/, in a build (of mutate.py) of the preset mutation."""

    def __init__(self, build, root, mutants, jobs):
        self.build, self.root, self.jobs = build, root, jobs
        self.mutants = {number: m for number, m in enumerate(mutants, 1)}
        self.numbers = {m: number for number, m in self.mutants.items()}
        self.directory = os.path.join(build.directory, "schemata")
        self.objects = {}  # source -> the object that the library has of it
        for object_, (_, source) in build.commands.items():
            if source.startswith("src/") and object_.startswith("CMakeFiles/"):
                self.objects[source] = object_
        files = sorted({m.path for m in mutants})
        self.texts = {f: open(os.path.join(root, f), "rb").read() for f in files}
        self.rewrites = {}  # file -> its rewrites
        self.switched = set()  # numbers
        self.make()

    def path(self, *parts):
        path = os.path.join(self.directory, *parts)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    # ---- the sources ---------------------------------------------------------------------------------------------

    def make(self):
        """Writes and compiles the sources, unless it has been done for these."""
        read = [HERE + "/schemata.hpp", *glob.glob(self.root + "/src/*/*"),
                *glob.glob(self.root + "/include/**/*.hpp", recursive=True)]
        key = hashlib.sha256(repr(self.mutants).encode() + b"".join(open(f, "rb").read() for f in sorted(read))).hexdigest()
        state = self.path("state.json")
        if os.path.exists(state):
            with open(state) as file:
                known = json.load(file)
            if known["key"] == key:
                self.switched = set(known["switched"])
                return
        self.find_rewrites()
        self.compile()
        self.switched = {n for rewrites in self.rewrites.values() for r in rewrites for n in r.mutants}
        with open(state, "w") as file:
            json.dump({"key": key, "switched": sorted(self.switched)}, file)

    def find_rewrites(self):
        read_by = collections.defaultdict(set)  # source -> what is read when it is parsed
        for file in self.texts:
            first = file if file in self.objects else min(
                (self.build.commands[o][1] for o in self.build.dependants[file] if o in self.objects.values()), default=None)
            if first:
                read_by[first].add(file)
        nodes = {}
        with concurrent.futures.ProcessPoolExecutor(self.jobs) as pool:
            parsed = [pool.submit(nodes_of, self.flags(source), os.path.join(self.root, source), self.root, wanted)
                      for source, wanted in sorted(read_by.items())]
            for one in parsed:
                nodes |= one.result()
        for file, text in self.texts.items():
            lines = text.split(b"\n")
            starts = [0]
            for line in lines:
                starts.append(starts[-1] + len(line) + 1)
            groups = collections.defaultdict(list)
            for number, m in self.mutants.items():
                if m.path == file and (m.new or m.old == "!"):  # No row of a table.
                    groups[m.line, m.column, m.old].append(number)
            self.rewrites[file] = []
            spans = {(n.start, n.end) for n in nodes.get(file, ())}
            for (line, column, _), numbers in groups.items():
                at = starts[line - 1] + len(lines[line - 1].decode()[:column].encode())
                rewrite = rewrite_of([self.mutants[n] for n in numbers], numbers, text, at,
                                     nodes.get(file, ()), spans)
                if rewrite:
                    self.rewrites[file].append(rewrite)

    def flags(self, source):
        words = self.build.commands[self.objects[source]][0]
        resources = subprocess.run([words[0], "-print-resource-dir"], capture_output=True, text=True, check=True).stdout.strip()
        return [w for w in words[1:] if w.startswith(("-I", "-D", "-std="))] + ["-isystem", resources + "/include"]

    def compile(self):
        """Compiles all sources, leaving out what does not compile, until all do."""
        pending = set(self.objects)
        written = {}  # path of what is compiled -> (text, ranges)
        while pending:
            for file, text in self.texts.items():
                target = self.path(file)
                new = applied(text, self.rewrites[file])
                if target not in written or written[target][0] != new[0]:
                    with open(target, "wb") as out:
                        out.write(new[0])
                written[target] = new
            for file in set(self.objects) - set(self.texts):
                with open(self.path(file), "wb") as out:
                    out.write(open(os.path.join(self.root, file), "rb").read())
            with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
                done = dict(zip(sorted(pending), pool.map(self.compile_one, sorted(pending))))
            blamed = collections.defaultdict(set)
            for source, messages in done.items():
                for path, rewrite in to_blame(messages, written) if messages else []:
                    blamed[os.path.relpath(path, self.directory)].add(rewrite.mutants[0])
            print(f"schemata: of {len(pending)} sources {sum(map(bool, done.values()))} do not compile, for "
                  f"{sum(map(len, blamed.values()))} places", file=sys.stderr, flush=True)
            pending = {source for source, messages in done.items() if messages}
            for file, firsts in blamed.items():
                self.rewrites[file] = [r for r in self.rewrites[file] if r.mutants[0] not in firsts]
                pending |= {self.build.commands[o][1] for o in self.build.dependants[file]} & set(self.objects)

    def object(self, source):
        return self.path("objects", source.replace("/", "_") + ".o")

    def compile_one(self, source):
        """What the compiler has to say against it."""
        done = self.build.compile_to(self.objects[source], self.object(source), self.path(source), self.directory, [
            "-O1", "-g0", "-include", os.path.join(HERE, "schemata.hpp"), "-ferror-limit=0", "-ftemplate-backtrace-limit=0",
            "-fconstexpr-backtrace-limit=0", "-fno-caret-diagnostics", "-Wno-everything", "-Werror=vla"])
        if done is None:
            raise SystemExit(f"schemata: compiling {source} does not end")
        return done.stderr if done.returncode else ""

    # ---- the programs --------------------------------------------------------------------------------------------

    def program(self, test):
        """The test program, linked with the mutants."""
        main = self.path("objects", "schemata.o")
        if not os.path.exists(main) or os.path.getmtime(main) < os.path.getmtime(os.path.join(HERE, "schemata.cpp")):
            compiler = self.build.commands[next(iter(self.objects.values()))][0][0]
            subprocess.run([compiler, "-std=c++20", "-O1", "-c", os.path.join(HERE, "schemata.cpp"), "-o", main], check=True)
        words = self.build.link_command(test)
        # A library's objects stand before those of the tests, whose copies of its private headers have no mutants.
        libraries = {"src/" + m.group(1) for w in words if (m := re.search(r"libcsprel_(\w+)\.a$", w))}
        objects = [self.object(source) for source in sorted(self.objects) if os.path.dirname(source) in libraries]
        own = [o for o, (_, source) in self.build.commands.items() if source in self.objects]
        words = [w for w in words if w not in own and not re.search(r"libcsprel_\w+\.a$", w)]
        program = self.path("programs", test)
        words[words.index("-o") + 1] = program
        first = next(i for i, w in enumerate(words) if w.endswith(".o"))
        words[first:first] = [main, *objects]
        inputs = [os.path.join(self.build.directory, w) for w in words if w.endswith((".o", ".a"))]
        if not os.path.exists(program) or os.path.getmtime(program) < max(map(os.path.getmtime, inputs)):
            subprocess.run(words, cwd=self.build.directory, check=True)
        return program

    def record(self, test):
        """(name, milliseconds, mutants told from the original, mutants that do not compile) of each test, as bits."""
        program, record = self.programs[test], self.path("records", test)
        if not os.path.exists(record) or os.path.getmtime(record) < os.path.getmtime(program):
            with open(record + ".new", "w") as out:
                subprocess.run([program, "record"], stdout=out, check=True, cwd=self.directory)
            os.rename(record + ".new", record)
        rows = []
        with open(record) as file:
            for line in file:
                name, status, milliseconds, told, broken = line.split()
                if status != "passed":
                    raise SystemExit(f"schemata: {test} {name} fails with no mutant on")
                # The lowest mutant is the first digit's lowest bit.
                rows.append((name, int(milliseconds), int(told[::-1], 16), int(broken[::-1], 16)))
        return rows

    # ---- the verdicts --------------------------------------------------------------------------------------------

    def judge(self, mutants, tests_of, quick):
        """Yields (mutant, status, by), file after file, of those that are switched. `tests_of` tells which programs judge a
        file; `quick` leaves out slow tests. What was reached before any test, and lives, is left out: it was computed with no
        mutant on."""
        files = collections.defaultdict(list)
        for m in mutants:
            if self.numbers[m] in self.switched:
                files[m.path].append(self.numbers[m])
        programs = sorted({test for file in files for test in tests_of(file)})
        self.programs = {test: self.program(test) for test in programs}
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            records = dict(zip(programs, pool.map(self.record, programs)))
        told_by = {test: collections.defaultdict(list) for test in programs}  # program -> number -> (milliseconds, test)
        early, broken = 0, 0
        for test, rows in records.items():
            early |= rows[0][2]
            for index, (_, milliseconds, told, not_compiled) in enumerate(rows[1:]):
                broken |= not_compiled
                for number, bit in enumerate(reversed(bin(told))):
                    if bit == "1":
                        told_by[test][number].append((milliseconds, index))
            for judges in told_by[test].values():
                judges.sort()
        for file, numbers in sorted(files.items()):
            pending = set(numbers)
            for number in numbers:
                if broken >> number & 1:
                    pending.remove(number)
                    yield self.mutants[number], "killed", "compiler"
            tests = tests_of(file)
            reached = {n for n in pending if any(told_by[test][n] for test in tests)}
            for test, slow in [(test, slow) for slow in ([False] if quick else [False, True]) for test in tests]:
                work = {}
                for number in sorted(pending & reached):
                    chosen = [(index, time) for time, index in told_by[test][number] if (time > SLOW) == slow]
                    if chosen:
                        work[number] = chosen
                for number, how, name in self.run(test, work):
                    if how != "lived":
                        pending.remove(number)
                        yield self.mutants[number], "killed", f"{test} {name}{ENDED[how]}"
            for number in sorted(pending):
                if not early >> number & 1:
                    yield self.mutants[number], "lived", "" if number in reached else UNTOLD

    def run(self, test, work):
        """(number, how it ended, test) of each."""
        lines = [" ".join([str(number), *(f"{index} {time}" for index, time in chosen)]) + "\n" for number, chosen in work.items()]

        def answers(part):
            done = subprocess.run([self.programs[test], "judge"], input="".join(part), capture_output=True, text=True, check=True,
                                  cwd=self.directory)
            return [line.split() for line in done.stdout.splitlines()]

        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            parts = [lines[i::self.jobs] for i in range(self.jobs) if lines[i::self.jobs]]
            found = [(int(number), how, name) for answer in pool.map(answers, parts) for number, how, name in answer]
        if {number for number, *_ in found} != set(work):
            raise SystemExit(f"schemata: {test} does not answer for all its mutants")
        return found
