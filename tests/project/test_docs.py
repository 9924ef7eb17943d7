"""The pages made from the code are what the code says now."""

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def load_pages():
    spec = importlib.util.spec_from_file_location("docs_pages", DOCS / "pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PAGES


@pytest.mark.parametrize("name", ["indicators.md", "checks.md", "commands.md"])
def test_made_page_is_current(name, request):
    made = load_pages()[name]()
    page = DOCS / name
    if request.config.getoption("--update-golden"):
        page.write_text(made, encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_page_links_lead_somewhere(path):
    import re

    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (path.parent / link).exists()] == []


SOURCE = DOCS.parent / "src" / "wardstats"


@pytest.mark.parametrize("module", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_the_architecture_names_every_module(module):
    import re

    words = re.findall(r"\w+", (DOCS / "architecture.md").read_text(encoding="utf-8"))
    assert (module.parent if module.stem == "__init__" else module).stem in words


def test_the_page_on_own_tables_prints_what_it_says(tmp_path, monkeypatch, capsys):
    import re

    page = (DOCS / "how-to" / "own-tables.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    (printed,) = re.findall(r"This prints `(.*?)` and `(.*?)`", page)
    monkeypatch.chdir(tmp_path)
    exec(code, {})  # what a reader would type
    assert tuple(capsys.readouterr().out.splitlines()) == printed
