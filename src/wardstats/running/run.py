"""One run: a ward's workbook of a period to its folder of finished files, or to a clear stop."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread
from typing import Any

from wardstats.errors import (
    NotebookFailedError,
    ParameterError,
    RunError,
    SourceError,
    WardstatsError,
)
from wardstats.intake.aliases import ALIASES_FILE
from wardstats.intake.corrections import CORRECTIONS_FILE, require_current
from wardstats.intake.files.preflight import require_workbook
from wardstats.intake.sources import (
    WARD_CATALOGUE,
    earlier_workbooks,
    find_folder,
    find_source,
)
from wardstats.language import translate as _
from wardstats.language import using_language
from wardstats.model.periods import Period
from wardstats.running import quick_start  # noqa: F401 - before nbformat, papermill, nbconvert
from wardstats.running.manifest import read_csv, write_manifest
from wardstats.running.publishing import staged

NOTEBOOK = "notebooks/ward_report.ipynb"
REPORT_NOTEBOOK = "report.ipynb"
FORMATS = ("html", "pdf")


@dataclass(frozen=True)
class RunSummary:
    """What a run made and found."""

    ward: str
    period: Period
    folder: Path
    manifest: Mapping[str, Any]
    findings: list[dict[str, str]] = field(default_factory=list)

    @property
    def has_blockers(self) -> bool:
        """Whether a finding forbids the use of the report."""
        return any(finding["severity"] == "blocker" for finding in self.findings)


@dataclass
class _Clock:
    """Times the steps of a run."""

    last: float = field(default_factory=time.perf_counter)
    seconds: dict[str, float] = field(default_factory=dict)

    def note(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[step], self.last = now - self.last, now


def run(
    period: str | Period,
    ward: str,
    *,
    raw: str | Path = "data/raw",
    out: str | Path = "data/processed",
    formats: Iterable[str] = FORMATS,
    language: str = "vi",
    notebook: str | Path = NOTEBOOK,
    parameters: Mapping[str, str] | None = None,
) -> RunSummary:
    """Execute the report notebook for a ward and period and publish what it makes.

    Parameters
    ----------
    formats
        Of `FORMATS`; the notebook and the tables are always written.
    parameters
        More parameters, for a notebook that declares them.

    Returns
    -------
    The summary; the files are in `out/<ward>/<period>/`.

    Raises
    ------
    PeriodError, NameUnknownError, ParameterError, SourceError
        The words or the workbook are wrong. Nothing was written; what was there is still there.
    CatalogueError
        A file of the ward's own is wrong, or a correction in it has expired.
    NotebookFailedError
        The notebook failed half-way; its half-run copy lies beside `out`, in `failed/`.
    RunError
        Another run makes the same report, or the files could not be finished.
    """
    from wardstats.running.parameters import (  # noqa: PLC0415 - slow to import
        require_language,
        require_parameters,
    )

    started, clock = datetime.now(UTC), _Clock()
    formats = _require_formats(formats)
    source = find_source(ward, period, raw)
    _require_input(source, started.date())
    notebook_path = _find_notebook(notebook)
    given = {
        "ward": ward, "period": source.stem, "raw": Path(raw).as_posix(), "out": "",
        "language": require_language(language),
    }  # fmt: skip
    given |= _require_others(parameters or {}, given)
    require_parameters(notebook_path, given)
    target = find_folder(out) / ward / source.stem
    clock.note("check")
    with _failing_clearly(target), staged(target) as folder:
        _make_files(notebook_path, folder, given, formats, clock)
        manifest = write_manifest(
            folder,
            inputs=_inputs(source, notebook_path),
            parameters=given | {"formats": ",".join(formats)},
            timings=clock.seconds,
            started=started,
        )
        findings = read_csv(folder, "findings")
    return RunSummary(ward, Period.parse(source.stem), target, manifest, findings)


def _require_input(source: Path, today: date) -> None:
    """Stop where the workbook is none, or a correction of it has expired."""
    require_workbook(source)
    require_current(source.parent, Period.parse(source.stem), today)


def _make_files(
    notebook: Path, folder: Path, given: dict[str, str], formats: list[str], clock: _Clock
) -> None:
    """Execute the notebook into the folder and render its report."""
    from wardstats.running.execution import (  # noqa: PLC0415 - slow to import
        execute_notebook,
        settle_notebook,
        write_notebook,
    )

    # The exporters are imported while the kernel works.
    importing = Thread(target=_exporters)
    importing.start()
    report = folder / REPORT_NOTEBOOK
    try:
        try:
            executed = execute_notebook(notebook, report, given | {"out": str(folder.resolve())})
        finally:
            importing.join()
        settled = settle_notebook(executed, given)
        write_notebook(settled, report)
        clock.note("execute")
        for name in formats:
            _render(name, settled, report, given)
            clock.note(name)
    except NotebookFailedError as error:
        error.notebook = _keep_half_run(report, folder.parent.parent, given)
        raise
    except SourceError as error:
        if error.code == "refused":
            _refuse_with_facts(given)
        raise


def _render(name: str, settled: Any, report: Path, given: Mapping[str, str]) -> None:
    """Write the report in one format beside its notebook."""
    from wardstats.running.execution import fail_notebook  # noqa: PLC0415 - slow to import

    try:
        exporter = _exporters()[name]()
        content, _resources = exporter.from_notebook_node(
            settled, {"metadata": {"name": f"{given['ward']} {given['period']}"}}
        )
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        report.with_suffix(exporter.file_extension).write_bytes(data)
    except WardstatsError:
        raise
    except Exception as error:
        raise fail_notebook(f"report.{name}", error, report) from error


def _refuse_with_facts(given: Mapping[str, str]) -> None:
    """Read again what the kernel refused: only words come out of it, here code, file and cell."""
    from wardstats.analysis.ward_period import load  # noqa: PLC0415 - slow to import

    with using_language(given["language"]):
        load(given["ward"], given["period"], given["raw"])


@contextmanager
def _failing_clearly(target: Path) -> Iterator[None]:
    """Turn what nobody foresaw, such as a full disk or a missing table, into a failed run."""
    try:
        yield
    except WardstatsError:
        raise
    except Exception as error:
        raise RunError(
            f"{target.parent.name} {target.name}",
            f"{type(error).__name__}: {str(error).rstrip('.')}.",
            remedy=_("Nothing was published; what was there is still there."),
        ) from error


def _exporters() -> dict[str, Any]:
    from wardstats.report.exporters import (  # noqa: PLC0415 - slow to import
        HTMLReportExporter,
        PDFReportExporter,
    )

    return {"html": HTMLReportExporter, "pdf": PDFReportExporter}


def _require_formats(formats: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(name.strip() for name in formats))
    for name in wanted:
        if name not in FORMATS:
            raise ParameterError(
                _("parameter '{name}'").format(name="formats"),
                _("'{format}' is not a format of the report.").format(format=name),
                _("Expected one of: {known}.").format(known=", ".join(FORMATS)),
            )
    return wanted


def _require_others(parameters: Mapping[str, str], own: Mapping[str, str]) -> Mapping[str, str]:
    """Stop at a parameter that the run sets itself: it also names the folder of the result."""
    for name in parameters:
        if name in own:
            raise ParameterError(
                _("parameter '{name}'").format(name=name),
                _("the run sets it itself."),
                remedy=_("Use the option --{name}.").format(name=name),
            )
    return parameters


def _find_notebook(notebook: str | Path) -> Path:
    path = Path(notebook)
    return path if path.is_file() else find_folder(path.parent) / path.name


def _inputs(source: Path, notebook: Path) -> dict[str, Path]:
    """Name the files that a report depends on: those of the ward, and the notebook."""
    own = (WARD_CATALOGUE, ALIASES_FILE, CORRECTIONS_FILE)
    beside = [source.parent / name for name in own]
    earlier = earlier_workbooks(source.parent, Period.parse(source.stem))
    paths = (source, notebook, *(path for path in beside if path.is_file()), *earlier)
    return {path.name: path for path in paths}


def _keep_half_run(report: Path, out: Path, given: Mapping[str, str]) -> Path:
    """Move the half-run notebook out of the way of published files, and say where."""
    kept = out.parent / "failed" / given["ward"] / f"{given['period']}.ipynb"
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(report, kept)
    except OSError:  # only `out` itself may be written
        kept = Path(tempfile.mkdtemp(prefix="wardstats-failed-")) / kept.name
        shutil.copyfile(report, kept)
    return kept
