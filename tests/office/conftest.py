"""What tests with LibreOffice share: one call converts many files, with a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Path]]:
    """Give a function that lets LibreOffice open files and save them: new paths by file name."""
    office = shutil.which("soffice") or shutil.which(MAC)
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
