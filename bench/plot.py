#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures, and puts the figures into bench/README.md and bench/results.svg.

    bench/plot.py build/release/bench/csprel_bench   # runs it, five times each; keeps its JSON beside it
    bench/plot.py run.json                           # shows a run that was kept

Takes the medians of the repetitions. The second table is what is to be reached, with ratios within the run.
"""
import collections
import json
import os
import statistics
import subprocess
import sys
from xml.sax.saxutils import escape

SIZES = (1000, 10000, 100000, 333334)

# What others have published for one decision, in ns: name, figure, what of. Sources: bench/README.md.
PUBLISHED = (
    ("Cedar (paper)", 4.5e3, "one request, paper's examples"),
    ("Casbin, ABAC", 7.51e3, "no rules"),
    ("Casbin, RBAC", 164.3e3, "1,100 rules"),
    ("Casbin, RBAC", 23.9e6, "110,000 rules"),
    ("OPA, RBAC", 27.7e3, "documentation's example"),
    ("OPA, ACI policy", 90e3, "prepared query"),
)


def read(path):
    """{(name, customers): {"ns": per item, "wall": per item, counters...}} with medians, and the machine."""
    with open(path, encoding="utf-8") as file:
        run_file = json.load(file)
    context, runs = run_file["context"], run_file["benchmarks"]
    samples = collections.defaultdict(lambda: collections.defaultdict(list))
    unit = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
    for run in runs:
        if run.get("run_type") != "iteration" or run.get("error_occurred"):
            continue
        name, customers = run["run_name"].rsplit("/", 1)
        values = samples[name, int(customers)]
        scale = unit[run["time_unit"]] / run["items"]
        values["wall"].append(run["real_time"] * scale)
        # Two threads share their time; the others are timed by the processor, which does not count
        # what else runs on the machine.
        values["ns"].append((run["real_time"] if "Two" in name else run["cpu_time"]) * scale)
        for counter in ("bytes_per_subscription", "bytes_with_ids", "instructions", "items"):
            if counter in run:
                values[counter].append(run[counter])
    caches = {f"L{c['level']} {c['type'].lower()}": c["size"] // 1024 for c in context["caches"]}
    repetitions = min(len(values["ns"]) for values in samples.values())
    machine = (f"{context['date'][:10]}, medians of {repetitions}, {context['num_cpus']} processors at {context['mhz_per_cpu'] / 1e3:.1f} GHz, "
               + ", ".join(f"{name} cache {size:,} KiB" for name, size in caches.items())
               + f"; load average at the start {context['load_avg'][0] if context['load_avg'] else 0:.1f}.")
    return {key: {k: statistics.median(v) for k, v in values.items()} for key, values in samples.items()}, machine


def shown(ns):
    for limit, unit in ((1e3, "ns"), (1e6, "µs"), (1e9, "ms")):
        if ns < limit:
            return f"{ns / limit * 1e3:.3g} {unit}"
    return f"{ns / 1e9:.3g} s"


def table(results):
    names = list(dict.fromkeys(name for name, _ in results))
    sizes = [s for s in SIZES if any(size == s for _, size in results)]
    lines = ["| benchmark | " + " | ".join(f"{s:,}" for s in sizes) + " |", "|---" * (len(sizes) + 1) + "|"]
    for name in names:
        cells = []
        for size in sizes:
            found = results.get((name, size))
            if found is None:
                cells.append("")
            elif name.startswith("Load/"):
                cells.append(f"{1e3 / found['ns']:.0f} MB/s")
            else:
                cells.append(shown(found["ns"]))
        lines.append(f"| `{name}` | " + " | ".join(cells) + " |")
    return lines


def ratios(results):
    """What is to be reached and what was, for the sizes that were run."""
    def ns(name, size, kind="ns"):
        found = results.get((name, size))
        return found[kind] if found else None

    def compare(over, under, size, kind="ns"):
        a, b = ns(over, size, kind), ns(under, size, kind)
        return a / b if a and b else None

    rows = []
    def row(what, wanted, value, reached, form="{:.2f}"):
        if value is not None:
            rows.append((what, wanted, form.format(value), reached(value)))

    for size in SIZES:
        row(f"`Naive/IntegerIds` / `Decide/ByHandle`, {size:,}", "1 or more",
            compare("Naive/IntegerIds", "Decide/ByHandle", size), lambda v: v >= 1)
    for size in SIZES:
        row(f"`Naive/StringIds` / `Decide/ById`, {size:,}", "3 or more",
            compare("Naive/StringIds", "Decide/ById", size), lambda v: v >= 3)
    row("`Bulk/OneThread` per decision, 100,000", "5 ns or less", ns("Bulk/OneThread", 100000), lambda v: v <= 5,
        "{:.2f} ns")
    for size in SIZES:
        row(f"`Bulk/OneThread` / `Bulk/TwoThreads` (wall), {size:,}", "1.8 or more" if size == 100000 else "",
            compare("Bulk/OneThread", "Bulk/TwoThreads", size, "wall"), lambda v: v >= 1.8 if size == 100000 else None)
    for size in SIZES:
        row(f"`Sweep/OneOperation` per subscription, {size:,}", "1 ns or less", ns("Sweep/OneOperation", size),
            lambda v: v <= 1, "{:.2f} ns")
    for size in SIZES:
        row(f"`Explain`, {size:,}", "less than 1,000 ns", ns("Explain", size), lambda v: v < 1000, "{:.0f} ns")
    for size in SIZES:
        row(f"bytes per subscription, {size:,}", "64 or less", ns("Bulk/OneThread", size, "bytes_per_subscription"),
            lambda v: v <= 64, "{:.0f}")
        row(f"bytes per subscription with ids, {size:,}", "128 or less", ns("Bulk/OneThread", size, "bytes_with_ids"),
            lambda v: v <= 128, "{:.0f}")
    for name in ("Decide/ByHandle", "Bulk/OneThread"):
        small, large = ns(name, 1000), ns(name, 100000)
        row(f"`{name}`, 100,000 / 1,000", "3 or less", large / small if small and large else None, lambda v: v <= 3)
    for size in SIZES:
        row(f"`Load/Document` / `Load/ParseOnly`, {size:,}", "1.5 or less",
            compare("Load/Document", "Load/ParseOnly", size), lambda v: v <= 1.5)
    for size in SIZES:
        row(f"`Decide/GlobalByHandle` / `Decide/ByHandle`, {size:,}", "3 or less",
            compare("Decide/GlobalByHandle", "Decide/ByHandle", size), lambda v: v <= 3)
        row(f"`Resolve/GdapPath`, {size:,}", "less than 1,000 ns", ns("Resolve/GdapPath", size), lambda v: v < 1000,
            "{:.0f} ns")
    lines = ["| measure | wanted | measured | |", "|---|---|---|---|"]
    said = {True: "reached", False: "**missed**", None: ""}
    lines += [f"| {what} | {wanted} | {value} | {said[ok]} |" for what, wanted, value, ok in rows]
    return lines


def plot(results, path):
    """Bars on a logarithmic scale: ns for one decision."""
    size = max((s for n, s in results if n == "Naive/StringIds"), default=None)
    wanted = ("Sweep/OneOperation", "Bulk/OneThread", "Bulk/TwoThreads", "Decide/ByHandle", "Decide/Latency",
              "Decide/ById", "Naive/IntegerIds", "Naive/StringIds", "Explain")
    bars = [(name, results[name, size]["ns"], "", "#2b6cb0" if not name.startswith("Naive") else "#a0aec0")
            for name in wanted if (name, size) in results]
    bars += [(name, ns, note, "#c05621") for name, ns, note in PUBLISHED]
    low, high, left, width, step = -1, 8, 190, 560, 24
    height = step * len(bars) + 70

    def x(ns):
        import math
        return left + width * (math.log10(ns) - low) / (high - low)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 160}" height="{height}" '
           'font-family="sans-serif" font-size="12">',
           f'<rect width="100%" height="100%" fill="white"/>',
           f'<text x="{left}" y="18" font-weight="bold">Time of one decision ({size or 0:,} customers, '
           'logarithmic)</text>']
    for power in range(low, high + 1):
        at = x(10 ** power)
        out.append(f'<line x1="{at:.0f}" x2="{at:.0f}" y1="28" y2="{height - 34}" stroke="#e2e8f0"/>')
        out.append(f'<text x="{at:.0f}" y="{height - 20}" text-anchor="middle" fill="#4a5568">'
                   f'{escape(shown(10 ** power))}</text>')
    for i, (name, ns, note, colour) in enumerate(bars):
        y = 34 + step * i
        out.append(f'<text x="{left - 8}" y="{y + 13}" text-anchor="end">{escape(name)}</text>')
        out.append(f'<rect x="{left}" y="{y}" width="{max(1, x(ns) - left):.0f}" height="{step - 6}" fill="{colour}"/>')
        label = shown(ns) + (f" ({note})" if note else "")
        out.append(f'<text x="{x(ns) + 5:.0f}" y="{y + 13}" fill="#2d3748">{escape(label)}</text>')
    out.append(f'<text x="{left}" y="{height - 4}" fill="#4a5568">blue: csprel; grey: hash maps and ifs, same run; '
               'orange: published elsewhere, other machines and other questions</text>')
    out.append("</svg>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


def measured(program):
    """Runs the benchmark and returns the path of its JSON."""
    path = program + ".json"
    subprocess.run([program, "--benchmark_repetitions=5", f"--benchmark_out={path}", "--benchmark_out_format=json"],
                   check=True)
    return path


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    results, machine = read(sys.argv[1] if sys.argv[1].endswith(".json") else measured(sys.argv[1]))
    here = os.path.dirname(os.path.abspath(__file__))
    plot(results, os.path.join(here, "results.svg"))
    figures = "\n".join([machine, "", *table(results), "", *ratios(results)])
    path = os.path.join(here, "README.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    begin, end = "<!-- figures -->\n", "<!-- end of figures -->"
    text = text[:text.index(begin) + len(begin)] + "\n" + figures + "\n\n" + text[text.index(end):]
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    print(figures)


main()
