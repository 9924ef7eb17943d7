"""An audited document as one page: findings, and the text with every claim marked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from wardstats.audit.documents.auditing import AuditedDocument
from wardstats.audit.documents.wording import (
    MARKS,
    against_name,
    kind_name,
    outcome_meaning,
    outcome_name,
)
from wardstats.errors import WardstatsError
from wardstats.language import current_language
from wardstats.language import translate as _
from wardstats.report.audit_page_text import arrange_text
from wardstats.report.templating import page_environment, stylesheet


def write_audit_page(audited: AuditedDocument, out: str | Path, *, source: str | Path) -> Path:
    """Write the page of an audit; what stood there before is exchanged in one step.

    Raises
    ------
    WardstatsError
        The page would overwrite the audited file, or cannot be written there.
    """
    out = Path(out)
    if out.exists() and out.samefile(source):
        raise WardstatsError(
            out.as_posix(),
            _("this is the file that is audited."),
            remedy=_("Give the page another name."),
        )
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        unfinished.write_text(render_audit_page(audited), encoding="utf-8", newline="\n")
        unfinished.replace(out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise WardstatsError(
            out.as_posix(),
            _("the page cannot be written ({detail}).").format(detail=error.strerror),
            remedy=_("Choose a folder that is there and that you may write to."),
        ) from error
    return out


def render_audit_page(audited: AuditedDocument) -> str:
    """Render the page of an audit in the language in use."""
    return _environment().get_template("audit.html.j2").render(
        audited=audited,
        document=audited.document,
        outcomes=audited.outcomes,
        counts=audited.counts(),
        sections=arrange_text(audited),
        language=current_language(),
        style=Markup(stylesheet("audit.css")),
        words=_words(audited),
    )  # fmt: skip


def _words(audited: AuditedDocument) -> dict[str, str]:
    """Return what the page says beside the audit itself."""
    plain = audited.counts()["plain_figures"]
    return {
        "title": _("Audit of {name}").format(name=audited.document.name),
        "skip": _("On this page"),
        "counts": _("Result"),
        "findings": _("Claim by claim"),
        "text": _("Text"),
        "text_intro": _(
            "Every claim is underlined; the word behind it leads to its finding, and the place in"
            " the table leads back."
        ),
        "plain": _("{count} figures without a claim are not underlined.").format(count=plain),
        "none": _("There is nothing here that could be checked."),
        "number": _("Number"),
        "place": _("Place"),
        "sentence": _("Sentence"),
        "arithmetic": _("Arithmetic"),
        "workbook": _("Workbook"),
        "question": _("To ask:"),
    }


@cache
def _environment() -> Environment:
    return page_environment(
        outcome_name=outcome_name,
        outcome_meaning=outcome_meaning,
        outcome_mark=MARKS.__getitem__,
        kind_name=kind_name,
        against_name=against_name,
    )
