"""Declared corrections that hold no longer stop the command with the line of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.notebook
DECLARED = {
    "period": "2020-9M", "sheet": "Thu ngân sách", "cell": "F5", "from": "61", "to": "62",
    "reason": "synthetic", "by": "synthetic office", "expires": "2999",
}  # fmt: skip


@pytest.fixture
def run_with(ward_workbook, run_wardstats):
    """Give a function that declares a correction, runs the ward, and tells what became of both."""
    out = ward_workbook.parents[2] / "processed"
    earlier = out / "synthetic-ward" / "2020-9M"
    earlier.mkdir(parents=True)
    (earlier / "report.html").write_text("earlier", encoding="utf-8")

    def run_it(change):
        entry = [f'{key} = "{value}"' for key, value in (DECLARED | change).items()]
        lines = ["# synthetic", "[[correction]]", *entry, ""]
        ward_workbook.with_name("corrections.toml").write_text("\n".join(lines), encoding="utf-8")
        done = run_wardstats(
            "run", "2020-9M", "--ward", "synthetic-ward", "--raw", ward_workbook.parents[1],
            "--out", out, "--language", "en", "--formats", "html",
        )  # fmt: skip
        return done, files_below(out)

    return run_it


def files_below(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".html", ".csv")
    }


STOPPING = {  # what is declared: what is said, and what to do
    "expired": (
        {"expires": "2020-12-31"},
        "corrections.toml:2: the correction of Thu ngân sách!F5 expired on 2020-12-31.",
        "Correct the workbook and take the correction out, or give it more time.",
    ),
    "no longer matches": (
        {"from": "60"},
        "corrections.toml:2: Thu ngân sách!F5 says '61', no longer '60'.",
        "Take the correction out where the workbook was corrected, or renew it.",
    ),
}


@pytest.mark.parametrize(("change", "what", "to_do"), STOPPING.values(), ids=STOPPING)
def test_a_correction_that_holds_no_longer_stops_the_run(run_with, change, what, to_do):
    done, files = run_with(change)
    assert (done.returncode, done.stdout) == (2, "")
    assert what in done.stderr
    assert to_do in done.stderr
    assert files == {"synthetic-ward/2020-9M/report.html": "earlier"}


def test_a_correction_that_holds_makes_a_new_report(run_with):
    done, files = run_with({})
    assert (done.returncode, done.stderr) == (0, "")
    assert files["synthetic-ward/2020-9M/report.html"] != "earlier"
    assert "corrected from '61' to 62 million đồng" in files["synthetic-ward/2020-9M/findings.csv"]
