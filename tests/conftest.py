"""What tests share: the language, a tiny synthetic ward, observations from printed figures."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from openpyxl import Workbook, load_workbook

from wardstats.analysis.ward_period import WardPeriod, load
from wardstats.intake.form.writing import write_form
from wardstats.intake.marking.marking import mark_workbook
from wardstats.intake.marking.marks import Mark
from wardstats.language import using_language
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import Observation, build_observations
from wardstats.model.periods import Period
from wardstats.model.quantities import parse_figure

settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

# The form of these codes has rows 4 to 7 on the sheet "Thu ngân sách", 4 and 5 on the other.
SYNTHETIC_CODES = (
    "revenue.tax", "revenue.tax.licence_fee", "revenue.tax.fees", "revenue.tax.non_state",
    "security.crime.cases", "security.crime.robbery",
)  # fmt: skip
SYNTHETIC_INFORMATION: dict[str, str | list[str]] = {
    "kind": "phường",
    "name": "Synthetic",
    "superior": "quận Synthetic",
    "city": "thành phố Synthetic",
    "number": "7",
    "symbol": "BC-UBND",
    "date": "16/9/2020",
    "recipients": ["UBND quận Synthetic", "Lưu: VT"],
}
OFFICE_ON_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
SYNTHETIC_FIGURES = {
    "Thu ngân sách!D4": 3.32, "Thu ngân sách!F4": 2.679, "Thu ngân sách!H4": 80.7,
    "Thu ngân sách!D5": 70, "Thu ngân sách!F5": 61, "Thu ngân sách!H5": 87.1,
    "Thu ngân sách!D6": 90, "Thu ngân sách!E6": 8.5, "Thu ngân sách!F6": 69.5,
    "Thu ngân sách!D7": 1.7, "Thu ngân sách!F7": 1.188,
    "An ninh, trật tự!F4": 11, "An ninh, trật tự!G4": 12, "An ninh, trật tự!I4": -8.3,
    "An ninh, trật tự!F5": 1,
}  # fmt: skip


@pytest.fixture
def english() -> Iterator[None]:
    """Write messages in English, the language they are written in in the code."""
    with using_language("en"):
        yield


@pytest.fixture
def edit_workbook() -> Callable[..., Path]:
    """Give a function that writes values (and number formats) into named cells."""
    return _edit


@pytest.fixture
def ward_workbook(tmp_path: Path) -> Path:
    """Write the workbook of a tiny made-up ward: 6 indicators, 15 figures."""
    path = tmp_path / "data" / "raw" / "synthetic-ward" / "2020-9M.xlsx"
    write_form(path, Period.parse("2020-9M"), SYNTHETIC_INFORMATION, codes=SYNTHETIC_CODES)
    return _edit(path, SYNTHETIC_FIGURES)


@pytest.fixture(scope="session")
def observe() -> Callable[..., pd.DataFrame]:
    """Give a function that makes observations of (indicator, role, period, printed figure).

    A fifth word says who set a plan.
    """
    return _observe


def _edit(path: Path, values: dict[str, Any], formats: dict[str, str] | None = None) -> Path:
    workbook = load_workbook(path)
    for place, value in values.items():
        sheet, cell = place.split("!")
        workbook[sheet][cell].value = value
    for place, number_format in (formats or {}).items():
        sheet, cell = place.split("!")
        workbook[sheet][cell].number_format = number_format
    workbook.save(path)
    return path


def _observe(*rows: tuple[str, ...], ward: str = "synthetic-ward") -> pd.DataFrame:
    return build_observations(_figure(number, row, ward) for number, row in enumerate(rows, 1))


def _figure(number: int, row: tuple[str, ...], ward: str) -> Observation:
    indicator, role, period, text, *assigned = row
    catalogue = Catalogue.packaged()
    known = catalogue.indicators.get(indicator)
    unit = "%" if role.endswith("percent") or known is None else known.unit
    printed = parse_figure(text, unit)
    assert printed is not None, text
    quantity = printed.quantity
    return Observation(
        ward, indicator, known.name_vi if known else "?", role, period,
        "".join(assigned), printed.status,
        float(quantity.value), quantity.unit, quantity.precision, quantity.qualifier, text,
        "2020-9M.xlsx", "S", f"A{number}",
    )  # fmt: skip


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite golden files and generated pages, and fail where a figure moved",
    )


# What the tests of the upper floors share.

ROOT = Path(__file__).parents[1]
REAL = ("kenh-duong", "2020-9M")


@pytest.fixture(autouse=True)
def _default_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin in Vietnamese, whatever the test before or the machine has set."""
    monkeypatch.delenv("WARDSTATS_LANGUAGE", raising=False)
    with using_language("vi"):
        yield


@pytest.fixture
def ward_data(ward_workbook: Path) -> WardPeriod:
    """Load the tiny made-up ward."""
    return load("synthetic-ward", "2020-9M", ward_workbook.parents[1])


@pytest.fixture(scope="session")
def real_data() -> WardPeriod:
    """Load the real workbook of Kênh Dương, without a notebook."""
    return load(*REAL, ROOT / "data" / "raw")


@pytest.fixture(scope="session")
def run_wardstats() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give a function that calls the installed command, from the project's folder."""
    command = shutil.which("wardstats", path=Path(sys.executable).parent)
    assert command is not None, "wardstats is not installed beside this Python: make setup"

    def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *map(str, words)], cwd=ROOT, capture_output=True, encoding="utf-8",
            check=False,
        )  # fmt: skip

    return call


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the real workbook once, by the function; the folder it published."""
    from wardstats.running.run import run

    out = tmp_path_factory.mktemp("published") / "processed"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return run(REAL[1], REAL[0], out=out, language="vi").folder


@pytest.fixture(scope="session")
def run_again(
    run_wardstats: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Run the real workbook a second time, by the command; its folder and what it printed."""
    out = tmp_path_factory.mktemp("again") / "processed"
    done = run_wardstats("run", REAL[1], "--ward", REAL[0], "--out", out, "--json")
    return out.joinpath(*REAL), done


# What the tests of marked workbooks and of the office share.


@pytest.fixture
def save(tmp_path: Path) -> Callable[[Workbook], Path]:
    """Give a function that saves a workbook made by openpyxl."""

    def write(workbook: Workbook) -> Path:
        path = tmp_path / "sent.xlsx"
        workbook.save(path)
        return path

    return write


@pytest.fixture
def mark(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that marks cells of the sheet "S": (cell, severity, text) each."""

    def call(path: Path, *marks: tuple[str, str, str], name: str = "marked.xlsx") -> Path:
        given = [Mark("S", cell, severity, text) for cell, severity, text in marks]
        return mark_workbook(path, given, tmp_path / name).path

    return call


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Path]]:
    """Give a function that lets LibreOffice open files and save them: new paths by file name."""
    office = shutil.which("soffice") or shutil.which(OFFICE_ON_MAC)
    assert office, "LibreOffice is missing; install it: sh .ci/system-packages"
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def call(paths: Iterable[Path], kind: str = "xlsx") -> dict[str, Path]:
        out = tmp_path_factory.mktemp(kind)
        words = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
                 "--outdir", out, *paths]  # fmt: skip
        done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, timeout=90)
        made = {path.name: out / f"{path.stem}.{kind}" for path in paths}
        assert [name for name, path in made.items() if not path.is_file()] == [], done.stderr
        return made

    return call


# A page in a real browser; each module says by `address` which page.

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser(address):
    from playwright.sync_api import sync_playwright

    assert address  # what makes the page comes first: playwright brings a loop of its own
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail(f"no browser of {', '.join(BROWSERS)}; install one: sh .ci/system-packages")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def heard():
    """What the page says and asks for while it is opened."""
    return {"console": [], "errors": [], "requests": []}


@pytest.fixture(scope="module")
def page(browser, address, heard):
    page = browser.new_page(viewport=DESKTOP)
    page.on("console", lambda message: heard["console"].append(message.text))
    page.on("pageerror", lambda error: heard["errors"].append(str(error)))
    page.on("request", lambda request: heard["requests"].append(request.url))
    page.goto(address, wait_until="networkidle")
    yield page
    page.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def sized(request, browser, address):
    """The page at the width of a desktop and of a phone."""
    page = browser.new_page(viewport=request.param)
    page.goto(address)
    yield page
    page.close()
