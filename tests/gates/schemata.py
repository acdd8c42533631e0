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
import time

sys.path.append("/usr/lib/python3/dist-packages")  # Where Debian's python3-clang is, whichever python3 this is.
from clang import cindex  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SLOW = 1000  # milliseconds; slower tests run only for what lives through the others
MOST = 1 << 16  # As in schemata.hpp.
OPTIONS = ["-O1", "-g0"]

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
# The bytes from `start` to `end` become a call that knows `mutants`, the numbers that they have. `constant` is where what
# surrounds it and is declared constexpr begins, if anything.
Rewrite = collections.namedtuple("Rewrite", "start end outer edits mutants constant", defaults=[None])
Node = collections.namedtuple("Node", "start end kind dependent")
FUNCTION = {"FUNCTION_DECL", "CXX_METHOD", "CONSTRUCTOR", "CONVERSION_FUNCTION", "FUNCTION_TEMPLATE", "VAR_DECL"}


def read(path):
    with open(path, "rb") as file:
        return file.read()


def digest(*parts):
    """What tells these texts from any others."""
    whole = hashlib.sha256()
    for part in parts:
        part = part.encode() if isinstance(part, str) else part
        whole.update(b"%d " % len(part) + part)
    return whole.hexdigest()


def bits(digits):
    """A number of what a program prints, the lowest mutant as the first digit's lowest bit."""
    return int(digits[::-1], 16)


def places(number):
    return [i for i, bit in enumerate(reversed(bin(number))) if bit == "1"]


def nodes_of(words, source, root, wanted):
    """path -> expressions and statements, of the files below `root` that are `wanted`, in one translation unit."""
    unit = cindex.Index.create().parse(None, [*words, source])
    found = collections.defaultdict(set)
    texts = {path: read(os.path.join(root, path)) for path in wanted}

    def visit(cursor, path):
        kind = cursor.kind
        extent = cursor.extent
        if kind.name in FUNCTION and b"constexpr" in texts[path][extent.start.offset:extent.end.offset].split(b"{")[0].split():
            found[path].add(Node(extent.start.offset, extent.end.offset, "CONSTANT", False))
        if kind.is_expression() or kind.is_statement():
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


def rewrites_of(words, source, root, files):
    """path -> rewrites, of `files`, path -> (text, number -> mutant), which are read when `source` is parsed."""
    nodes = nodes_of(words, source, root, files)
    found = {}
    for file, (text, mutants) in files.items():
        lines = text.split(b"\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        groups = collections.defaultdict(list)
        for number, m in mutants.items():
            if m.new or m.old == "!":  # No row of a table.
                groups[m.line, m.column, m.old].append(number)
        spans = {(n.start, n.end) for n in nodes[file]}
        found[file] = []
        for (line, column, _), numbers in groups.items():
            at = starts[line - 1] + len(lines[line - 1].decode()[:column].encode())
            rewrite = rewrite_of([mutants[n] for n in numbers], numbers, text, at, nodes[file], spans)
            if rewrite:
                around = [n for n in nodes[file] if n.kind in ("CONSTANT", "LAMBDA_EXPR") and n.start <= at < n.end]
                innermost = min(around, key=lambda n: n.end - n.start, default=None)
                constant = innermost.start if innermost and innermost.kind == "CONSTANT" else None
                found[file].append(rewrite._replace(constant=constant))
    return found


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
    """(path, rewrite, whether a constant needs it) of those without which a source would compile: the innermost that
    stands where an error is."""
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
                blamed.append((path, min(within, key=lambda r: r[1] - r[0])[2], "constant expression" in error[4]))
                break
    if not blamed:
        raise SystemExit(f"schemata: nothing to leave out for: {messages}")
    return blamed  # What follows from another error blames nothing.


class Schemata:
    """What is switched of the mutants of `files` (file -> its mutants, all of them, in their order), which are below src/, in
    a build (of mutate.py) of the preset mutation. What it makes goes below `name` there, and is not made again while
    what it is made of is the same."""

    def __init__(self, build, root, name, files, jobs):
        self.build, self.root, self.jobs = build, root, jobs
        self.directory = os.path.join(build.directory, "schemata", name)
        self.files = files
        self.texts = {f: read(os.path.join(root, f)) for f in files}
        self.objects = {}  # source -> the object that the library has of it
        for object_, (_, source) in build.commands.items():
            if source.startswith("src/") and object_.startswith("CMakeFiles/"):
                self.objects[source] = object_
        self.read_by = {file: ({file} | {source for source, object_ in self.objects.items() if object_ in build.dependants[file]})
                        & set(self.objects) for file in files}
        self.sources = sorted(set().union(*self.read_by.values()))
        self.number()
        self.find_rewrites()
        self.compile()
        self.switched = {n for rewrites in self.rewrites.values() for r in rewrites for n in r.mutants}

    def path(self, *parts):
        path = os.path.join(self.directory, *parts)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    # ---- the sources ---------------------------------------------------------------------------------------------

    def number(self):
        """Gives each file a range of numbers with room to grow, and keeps it, so that a change of one is none of another."""
        place = self.path("numbers.json")
        ranges = json.loads(read(place)) if os.path.exists(place) else {}
        for file, mutants in self.files.items():
            if file not in ranges or ranges[file][1] < len(mutants):
                ranges[file] = max([1, *(start + room for start, room in ranges.values())]), len(mutants) + len(mutants) // 4 + 16
        if max(start + room for start, room in ranges.values()) > MOST:
            os.remove(place)
            return self.number()
        with open(place, "w") as out:
            json.dump(ranges, out)
        self.mutants = {ranges[file][0] + i: m for file, mutants in self.files.items() for i, m in enumerate(mutants)}
        self.numbers = {m: number for number, m in self.mutants.items()}

    def find_rewrites(self):
        """self.rewrites: file -> its rewrites, which are kept as far as they have turned out to compile."""
        self.rewrites, self.keys = {}, {}
        own = collections.defaultdict(dict)  # file -> number -> mutant
        for number, m in self.mutants.items():
            own[m.path][number] = m
        wanted = collections.defaultdict(set)  # source -> what is looked for when it is parsed
        for file, text in self.texts.items():
            self.keys[file] = digest(read(__file__).split(b"class Schemata")[0], text, repr(own[file]))
            kept = self.path("rewrites", file + ".json")
            known = json.loads(read(kept)) if os.path.exists(kept) else {}
            if known.get("key") == self.keys[file]:
                self.rewrites[file] = [Rewrite(*r[:3], [Edit(*e) for e in r[3]], *r[4:]) for r in known["rewrites"]]
            elif self.read_by[file]:
                wanted[file if file in self.read_by[file] else min(self.read_by[file])].add(file)
            else:
                self.rewrites[file] = []
        with concurrent.futures.ProcessPoolExecutor(self.jobs) as pool:
            parsed = [pool.submit(rewrites_of, self.flags(source), os.path.join(self.root, source), self.root,
                                  {file: (self.texts[file], own[file]) for file in wanted[source]}) for source in sorted(wanted)]
            for one in concurrent.futures.as_completed(parsed):
                for file, rewrites in one.result().items():
                    self.keep(file, rewrites)

    def keep(self, file, rewrites):
        self.rewrites[file] = rewrites
        with open(self.path("rewrites", file + ".json"), "w") as out:
            json.dump({"key": self.keys[file], "rewrites": rewrites}, out)

    def flags(self, source):
        words = self.build.commands[self.objects[source]][0]
        resources = subprocess.run([words[0], "-print-resource-dir"], capture_output=True, text=True, check=True).stdout.strip()
        return [w for w in words[1:] if w.startswith(("-I", "-D", "-std="))] + ["-isystem", resources + "/include"]

    def compile(self):
        """Compiles what is not compiled as it is now, leaving out what does not compile, until all does."""
        common = self.precompile()
        while True:
            written = {}  # path of what is compiled -> (text, ranges)
            for file, text in self.texts.items():
                written[self.path(file)] = applied(text, self.rewrites[file])
            for source in set(self.sources) - set(self.texts):
                written[self.path(source)] = read(os.path.join(self.root, source)), []
            for target, (text, _) in written.items():
                if not os.path.exists(target) or read(target) != text:
                    with open(target, "wb") as out:
                        out.write(text)
            pending = {}  # source -> what it is compiled from
            for source in self.sources:
                key = digest(common, *(written[self.path(f)][0] for f in sorted({source} | {f for f in self.texts if source in self.read_by[f]})),
                             *(read(os.path.join(self.root, f)) for f in self.private(source)))
                kept = self.object(source) + ".key"
                if not os.path.exists(kept) or read(kept) != key.encode():
                    pending[source] = key
            if not pending:
                return
            blamed, tried, failed = collections.defaultdict(set), 0, 0
            with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
                running = [pool.submit(self.compile_one, source, key) for source, key in pending.items()]
                for one in concurrent.futures.as_completed(running):
                    if one.cancelled():
                        continue
                    messages = one.result()
                    tried, failed = tried + 1, failed + bool(messages)
                    for path, rewrite, constant in to_blame(messages, written) if messages else []:
                        # Of what a constant needs the compiler names one at a time.
                        file = os.path.relpath(path, self.directory)
                        blamed[file] |= {r.mutants[0] for r in self.rewrites[file]
                                         if r is rewrite or constant and r.constant == rewrite.constant is not None}
                    if any(file.endswith(".hpp") for file in blamed):
                        for other in running:  # They would be compiled once more.
                            other.cancel()
            print(f"schemata: of {len(pending)} sources {tried} were compiled, {failed} do not compile, for "
                  f"{sum(map(len, blamed.values()))} places", file=sys.stderr, flush=True)
            for file, firsts in blamed.items():
                self.keep(file, [r for r in self.rewrites[file] if r.mutants[0] not in firsts])

    def private(self, source):
        """The private headers that a source includes as they are."""
        return sorted(f for f, objects in self.build.dependants.items()
                      if f.startswith("src/") and f.endswith(".hpp") and f not in self.texts and self.objects[source] in objects)

    def precompile(self):
        """Compiles what all sources have in common, and tells what that is made of."""
        public = sorted(glob.glob(self.root + "/include/**/*.hpp", recursive=True))
        key = digest(read(HERE + "/schemata.hpp"), repr(self.flags(self.sources[0])), *map(read, public))
        header = self.path("common.hpp")
        if not os.path.exists(header + ".key") or read(header + ".key") != key.encode():
            first = min(self.objects)  # Of the library below the others, whose macros are a part of theirs.
            with open(header, "w") as out:
                for name in [HERE + "/schemata.hpp", *(f for f in public if "/csprel/directory/" in f)]:
                    out.write(f'#include "{name}"\n')
                out.write("#include <algorithm>\n#include <map>\n#include <set>\n")
            done = self.build.compile_to(self.objects[first], header + ".pch", header, self.directory, ["-x", "c++-header", *OPTIONS])
            if done is None or done.returncode:
                raise SystemExit(f"schemata: {done and done.stderr}")
            with open(header + ".key", "w") as out:
                out.write(key)
        return key

    def object(self, source):
        return self.path("objects", source.replace("/", "_") + ".o")

    def compile_one(self, source, key):
        """What the compiler has to say against it."""
        if os.path.exists(self.object(source) + ".key"):
            os.remove(self.object(source) + ".key")  # The object goes where it does not compile.
        done = self.build.compile_to(self.objects[source], self.object(source), self.path(source), self.directory, [
            *OPTIONS, "-include-pch", self.path("common.hpp.pch"), "-ferror-limit=0", "-ftemplate-backtrace-limit=0",
            "-fconstexpr-backtrace-limit=0", "-fno-caret-diagnostics", "-Wno-everything", "-Werror=vla"])
        if done is None:
            raise SystemExit(f"schemata: compiling {source} does not end")
        if done.returncode:
            return done.stderr
        with open(self.object(source) + ".key", "w") as out:
            out.write(key)
        return ""

    # ---- the programs --------------------------------------------------------------------------------------------

    def program(self, test):
        """The test program, linked with the mutants."""
        main = self.path("objects", "schemata.o")
        if not os.path.exists(main) or os.path.getmtime(main) < max(os.path.getmtime(HERE + "/schemata" + end) for end in (".cpp", ".hpp")):
            compiler = self.build.commands[next(iter(self.objects.values()))][0][0]
            subprocess.run([compiler, "-std=c++20", "-O1", "-c", os.path.join(HERE, "schemata.cpp"), "-o", main], check=True)
        words = self.build.link_command(test)
        # A library's objects stand before those of the tests, whose copies of its private headers have no mutants.
        libraries = {"src/" + m.group(1) for w in words if (m := re.search(r"libcsprel_(\w+)\.a$", w))}
        objects = [self.object(source) if source in self.sources else self.objects[source]
                   for source in sorted(self.objects) if os.path.dirname(source) in libraries]
        own = [o for o, (_, source) in self.build.commands.items() if source in self.objects]
        words = [w for w in words if w not in own and not re.search(r"libcsprel_\w+\.a$", w)]
        program = self.path("programs", test)
        words[words.index("-o") + 1] = program
        first = next(i for i, w in enumerate(words) if w.endswith(".o"))
        words[first:first] = [main, *objects]
        self.linked[test] = [os.path.join(self.build.directory, w) for w in words if w.endswith((".o", ".a"))]
        if not os.path.exists(program) or os.path.getmtime(program) < max(map(os.path.getmtime, self.linked[test])):
            subprocess.run(words, cwd=self.build.directory, check=True)
        return program

    def ask(self, test, mode, lines=()):
        """What a program answers, line by line."""
        done = subprocess.run([self.programs[test], mode], input="".join(lines), capture_output=True, text=True, check=True,
                              cwd=self.directory)
        return [line.split() for line in done.stdout.splitlines()]

    def record(self, tests):
        """Each program's tests, one after the other, and what was reached before any of them. What was recorded of a
        test whose object, and all that is linked with it but other tests, is the same, is taken as it stands."""
        setting = repr(sorted((name, value) for name, value in os.environ.items() if name.startswith("CSPREL_")))
        data = [read(f) for f in sorted(glob.glob(self.root + "/tests/data/**", recursive=True)) if os.path.isfile(f)]
        early, all_rows, work = 0, {}, []
        for test in tests:
            (reached,), *listed = self.ask(test, "list")
            early |= bits(reached)
            sources = {self.build.commands[o][1]: os.path.join(self.build.directory, o)
                       for o in self.build.commands if f"csprel_{test}_tests.dir" in o}
            own = {sources[f] for _, place in listed if (f := os.path.relpath(place, self.root)) in sources}
            common = digest(setting, *data, *(read(o) for o in self.linked[test] if o not in own))
            keys = {o: digest(common, read(o)) for o in own}
            kept = self.path("records", test + ".json")
            known = json.loads(read(kept)) if os.path.exists(kept) else {}
            rows = all_rows[test] = {}
            for index, (name, place) in enumerate(listed):
                key = keys.get(sources.get(os.path.relpath(place, self.root)), digest(common, *map(read, sorted(own))))
                rows[name] = known[name] if name in known and known[name]["key"] == key else {"key": key}
            missing = [index for index, row in enumerate(rows.values()) if "at" not in row]
            work += [(test, missing[i::self.jobs * 2]) for i in range(self.jobs * 2) if missing[i::self.jobs * 2]]
        print(f"schemata: {sum(len(part) for _, part in work)} of {sum(map(len, all_rows.values()))} tests are recorded",
              file=sys.stderr, flush=True)
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            for (test, _), answers in zip(work, pool.map(lambda w: self.ask(w[0], "record", (f"{i}\n" for i in w[1])), work)):
                names = list(all_rows[test])
                for index, status, milliseconds, told, broken in answers:
                    if status != "passed":
                        raise SystemExit(f"schemata: {test} {names[int(index)]} fails with no mutant on")
                    all_rows[test][names[int(index)]] |= {"at": time.time(), "milliseconds": int(milliseconds), "told": told, "broken": broken}
                with open(self.path("records", test + ".json"), "w") as out:
                    json.dump({name: row for name, row in all_rows[test].items() if "at" in row}, out)
        return early, all_rows

    # ---- the verdicts --------------------------------------------------------------------------------------------

    def judge(self, mutants, tests_of, quick, before):
        """Yields (mutant, status, by) of those that are switched. `tests_of` tells which programs judge a file; `quick` leaves
        out slow tests; `before` tells of a mutant that has lived the time when all tests, or all quick ones, that were
        recorded till then had judged it. What was reached before any test, and lives, is left out: it was computed with
        no mutant on."""
        chosen = [self.numbers[m] for m in mutants if m.path in self.files and self.numbers[m] in self.switched]
        orders = {path: tests_of(path) for path in {self.mutants[n].path for n in chosen}}
        programs = sorted({test for tests in orders.values() for test in tests})
        self.linked = {}
        self.programs = {test: self.program(test) for test in programs}
        early, records = self.record(programs)
        self.recorded = time.time()
        told_by = {test: collections.defaultdict(list) for test in programs}  # program -> number -> (milliseconds, test)
        names = {test: list(rows) for test, rows in records.items()}
        not_compiled = 0
        for test, rows in records.items():
            for index, row in enumerate(rows.values()):
                not_compiled |= bits(row["broken"])
                row["place"] = index
                for number in places(bits(row["told"])):
                    told_by[test][number].append(row)
            for judges in told_by[test].values():
                judges.sort(key=lambda row: row["milliseconds"])
        pending = {}
        for number in chosen:
            if not_compiled >> number & 1:
                yield self.mutants[number], "killed", "compiler"
            else:
                pending[number] = before(self.mutants[number])
        reached = {n for n in pending if any(told_by[test][n] for test in orders[self.mutants[n].path])}
        for slow in [False] if quick else [False, True]:
            for turn in range(max(map(len, orders.values()), default=0)):
                work = collections.defaultdict(dict)
                for number, judged in pending.items():
                    tests = orders[self.mutants[number].path]
                    rows = [row for row in told_by[tests[turn]][number] if (row["milliseconds"] > SLOW) == slow
                            and row["at"] > judged(tests[turn], slow)] if turn < len(tests) else []
                    if rows:
                        work[tests[turn]][number] = rows
                for test, rows_of in work.items():
                    for number, how, place in self.run(test, rows_of):
                        if how != "lived":
                            del pending[number]
                            yield self.mutants[number], "killed", f"{test} {names[test][place]}{ENDED[how]}"
        for number in sorted(pending):
            if not early >> number & 1:
                yield self.mutants[number], "lived", "" if number in reached else UNTOLD

    def run(self, test, work):
        """(number, how it ended, place of the test) of each."""
        print(f"schemata: {test} judges {len(work)} mutants", file=sys.stderr, flush=True)
        lines = [" ".join([str(number), *(f"{row['place']} {row['milliseconds']}" for row in rows)]) + "\n" for number, rows in work.items()]
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            size = min(20, len(lines) // self.jobs + 1)
            parts = [pool.submit(self.ask, test, "judge", lines[i:i + size]) for i in range(0, len(lines), size)]
            unanswered = set(work)
            for part in concurrent.futures.as_completed(parts):
                for number, how, place in part.result():
                    unanswered.remove(int(number))
                    yield int(number), how, int(place)
        if unanswered:
            raise SystemExit(f"schemata: {test} does not answer for {unanswered}")
