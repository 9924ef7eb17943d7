"""Words that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Ward = Annotated[str, typer.Option("--ward", help="Name of the ward's folder in the raw folder.")]
Raw = Annotated[Path, typer.Option("--raw", help="Folder of the wards' workbooks.")]
Language = Annotated[str, typer.Option("--language", envvar="WARDSTATS_LANGUAGE", help="vi or en.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, for programs.")]
