"""Measure the stages and write `bench/results.json`: `make bench`, `make bench SIZES=1000`.

Every measurement runs in a process of its own, and the runs of all cases take
turns, so that a machine that slows down slows all of them down. Times are CPU
seconds of one core, but for the build, which is timed by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"
_LEGEND = (
    "cost: of one paper, against the stage's first row; of more concepts, against as many papers"
)
_PROJECT = ("corpus", "mkdocs.yml", "site_src", "templates")


class Case(NamedTuple):
    """What is measured."""

    stage: str
    """`tag`, `link`, `results` or `build`."""
    size: int = 0
    """Number of abstracts; of no account for `build`."""
    factor: int = 1
    """How many times as many concepts as the vocabulary has."""

    def __str__(self) -> str:
        if self.stage == "build":
            return "atlas build, own collection"
        more = f", {self.factor} x the concepts" if self.factor > 1 else ""
        return f"{self.stage} {self.size:,}{more}"


def main() -> None:
    """Measure, print the table and write the results."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 30_000])
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    cases = [
        *(Case("tag", size) for size in wanted.sizes),
        *(Case("tag", wanted.sizes[:2][-1], factor) for factor in (2, 4)),
        *(Case("link", size) for size in wanted.sizes),
        Case("results", wanted.sizes[0]),
        Case("build"),
    ]
    found: dict[Case, list[dict[str, Any]]] = {case: [] for case in cases}
    for _ in range(wanted.runs):
        for case in cases:
            found[case].append(_build() if case.stage == "build" else _stage(case))
    rows = [_row(case, found[case], found[_base(case, cases)]) for case in cases]
    print(_table(rows))
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    results = {"runs": wanted.runs, "system": system, "cases": rows}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _base(case: Case, cases: list[Case]) -> Case:
    """Return what a case is held against: as many papers, or the fewest of its stage."""
    if case.factor > 1:
        return case._replace(factor=1)
    return next(other for other in cases if other.stage == case.stage)


def _stage(case: Case) -> dict[str, Any]:
    command = ["bench.stages", case.stage, str(case.size), str(case.factor)]
    output, _, peak = _run(command, ROOT)
    return {**json.loads(output), "peak": peak, "papers": case.size}


def _build() -> dict[str, Any]:
    """Build in a copy of the project, since a build writes pages beside its sources."""
    with tempfile.TemporaryDirectory() as folder:
        for name in _PROJECT:
            source, target = ROOT / name, Path(folder) / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
        output, seconds, peak = _run(["generator", "build"], Path(folder))
    return {"seconds": seconds, "peak": peak, "papers": int(output.split()[0])}


def _run(command: list[str], folder: Path) -> tuple[str, float, float]:
    """Return what a module prints, the seconds it takes and its peak memory in MB."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=output,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"bench: `{' '.join(command)}` ended with {process.returncode}")
        output.seek(0)
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return output.read(), time.monotonic() - started, usage.ru_maxrss / unit


def _row(case: Case, runs: list[dict[str, Any]], base: list[dict[str, Any]]) -> dict[str, Any]:
    """Return medians, and the cost of a paper against that in the stage's first case."""
    costs = [run["seconds"] / run["papers"] for run in runs]
    first = [run["seconds"] / run["papers"] for run in base]
    # Each run against the base of its own turn: what slowed both cancels out.
    ratios = [cost / other for cost, other in zip(costs, first, strict=True)]
    seconds = [run["seconds"] for run in runs]
    return {
        "case": str(case),
        "concepts": runs[0].get("concepts"),
        "words": round(runs[0].get("words", 0)) or None,
        "seconds": round(statistics.median(seconds), 3),
        "spread": [round(min(seconds), 3), round(max(seconds), 3)],
        "papers_per_second": round(1 / statistics.median(costs)),
        "cost_ratio": round(statistics.median(ratios), 2),
        "peak_mb": round(max(run["peak"] for run in runs)),
    }


def _table(rows: list[dict[str, Any]]) -> str:
    lines = [f"{'':34}{'seconds':>9}{'papers/s':>10}{'cost':>7}{'peak MB':>9}{'concepts':>10}"]
    lines += [
        f"{row['case']:34}{row['seconds']:9.2f}{row['papers_per_second']:10,}"
        f"{row['cost_ratio']:7.2f}{row['peak_mb']:9,}{row['concepts'] or '':>10}"
        for row in rows
    ]
    return "\n".join((*lines, _LEGEND))


if __name__ == "__main__":
    main()
