"""The nbconvert exporters `wardstats-html` and `wardstats-pdf`.

Both render the blocks that the notebook carries, so the same figures reach every format:
`jupyter nbconvert --to wardstats-pdf report.ipynb` works on any executed notebook.
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.base import Exporter

from wardstats.report.html import render_page
from wardstats.report.notebook_blocks import collect_blocks, notebook_language, notebook_title
from wardstats.report.pdf import render_pdf


class BlocksExporter(Exporter):
    """What the exporters have in common: notebook to blocks, blocks to a document."""

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[str | bytes, dict[str, Any]]:
        """Render a notebook; nbconvert types this for notebooks, but takes any document."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        blocks = collect_blocks(notebook)
        name = str(resources.get("metadata", {}).get("name") or "wardstats")
        title = notebook_title(blocks, fallback=name)
        return self.render(blocks, title, notebook_language(blocks)), resources

    def render(self, blocks: list[dict[str, Any]], title: str, language: str) -> str | bytes:
        """Render blocks to the document of this exporter."""
        raise NotImplementedError


class HTMLReportExporter(BlocksExporter):
    """One self-contained page."""

    export_from_notebook = "wardstats report (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def render(self, blocks: list[dict[str, Any]], title: str, language: str) -> str:
        """Render blocks to HTML."""
        return render_page(blocks, title, language)


class PDFReportExporter(BlocksExporter):
    """An A4 document, tagged for readers by ear."""

    export_from_notebook = "wardstats report (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def render(self, blocks: list[dict[str, Any]], title: str, language: str) -> bytes:
        """Render blocks to PDF."""
        return render_pdf(blocks, title, language)
