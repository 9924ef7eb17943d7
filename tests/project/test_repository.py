"""What stands in the repository: nothing of one machine, nothing stale."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

# Written so that no pattern matches itself.
PLACES = {
    "the address of a package index": re.compile(
        r"index[-_]url|find[-_]links|pypi\.org/simple|pythonhosted\.org|registry\.npmjs"
        r"|deb\.debian\.org|conda\.anaconda\.org",
        re.IGNORECASE,
    ),
    "a folder of one machine": re.compile(
        r"(?<![\w.~-])/(?:work|root|home|Users)/|/tmp/(?:wardstats)|[A-Z]:\\Users"
    ),
}


def repository_files() -> list[Path]:
    """Tracked files, and new ones that git does not ignore."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return []
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    names = [name for name in answer.stdout.decode("utf-8").split("\0") if name]
    return sorted(path for path in map(ROOT.joinpath, names) if path.is_file())


FILES = repository_files()
MARKDOWN = [path for path in FILES if path.suffix == ".md"] or [ROOT / "README.md"]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    """The file's text; empty when it is not a text file."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def make_targets(makefile: str) -> dict[str, bool]:
    """Target names of a Makefile, and whether `make help` shows them."""
    rules = re.findall(r"^([a-z][\w-]*):(?!=)(.*)$", makefile, re.MULTILINE)
    return {name: "## " in rest for name, rest in rules}


def phony_targets(makefile: str) -> list[str]:
    return " ".join(re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)).split()


def named_targets(markdown: str) -> list[str]:
    """The words after `make` in blocks and spans of code."""
    code = re.findall(r"```.*?```|`[^`\n]+`", markdown, re.DOTALL)
    calls = re.findall(r"(?:^|[`\s;&|$])make((?: [\w./=:-]+)+)", "\n".join(code))
    words = [word for call in calls for word in call.split()]
    return [word for word in words if re.fullmatch(r"[a-z][\w-]*", word)]


SHOWN_TARGETS = [name for name, is_shown in make_targets(MAKEFILE).items() if is_shown]


@pytest.mark.skipif(not FILES, reason="not a git repository")
@pytest.mark.parametrize("place", PLACES)
def test_no_file_names_a_place(place):
    named = [
        f"{inside(path)}:{number}: {line.strip()[:80]}"
        for path in FILES
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if PLACES[place].search(line)
    ]
    assert named == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("the address of a package index", "pip install --extra-index" + "-url somewhere"),
        ("a folder of one machine", "cd /" + "work/main"),
        ("a folder of one machine", 'Path("/' + 'home/lan/report.html")'),
        ("a folder of one machine", "see /" + "root/notes"),
    ],
)
def test_a_place_is_recognised(place, line):
    assert PLACES[place].search(line)


@pytest.mark.parametrize("line", ["src/work/main", "~/work/a", "homework/root/a", "work/rest"])
def test_a_relative_path_is_no_place(line):
    assert not PLACES["a folder of one machine"].search(line)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=inside)
def test_notebook_is_stored_without_outputs(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    executed = [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]
    assert executed == [], "run .venv/bin/nbstripout --keep-id on it"


@pytest.mark.parametrize("path", MARKDOWN, ids=inside)
def test_documents_name_only_make_targets_that_exist(path):
    unknown = set(named_targets(text_of(path))) - set(make_targets(MAKEFILE))
    assert unknown == set()


def test_named_targets_are_found_in_code_only():
    text = "We make sure:\n```sh\nmake setup  # once\nmake report A=1\n```\nand `make help`."
    assert named_targets(text) == ["setup", "report", "help"]


@pytest.mark.parametrize("target", SHOWN_TARGETS)
def test_shown_make_targets_are_phony(target):
    assert target in phony_targets(MAKEFILE)


def test_phony_targets_are_all_shown():
    assert sorted(phony_targets(MAKEFILE)) == sorted(SHOWN_TARGETS)
