"""Keeps one slow import out of a run: imported before papermill and nbconvert.

Where JupyterLab is installed, `jsonschema` finds a package that checks internationalised URIs
and builds its grammar at import, which takes longer than executing the report. Notebooks have no
such field, and jsonschema goes on without the package when it is not there.
"""

from __future__ import annotations

import sys

if "jsonschema" not in sys.modules:
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
