"""pyproject.toml is the one place for dependencies; the lock and the conda file follow it."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
LOCK_LINES = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))

PYTHONS = ["3.11.0", "3.12.0", "3.13.0"]
PINNED = re.compile(r"[A-Za-z0-9._-]+(\[[a-z0-9,-]+\])?==[^ ]+( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def wanted_requirements() -> list[Requirement]:
    """Everything that pyproject.toml asks for, to build, to run and to develop."""
    lists = [
        PYPROJECT["build-system"]["requires"],
        PROJECT["dependencies"],
        *PROJECT["optional-dependencies"].values(),
    ]
    requirements = map(Requirement, sorted(set(chain.from_iterable(lists))))
    return [requirement for requirement in requirements if requirement.name != PROJECT["name"]]


def locked_requirements(name: str) -> list[Requirement]:
    """The lock's entries for a package; more than one where Python versions need different ones."""
    entries = [Requirement(line.rstrip(" \\")) for line in LOCK_LINES if PINNED.fullmatch(line)]
    return [entry for entry in entries if canonicalize_name(entry.name) == canonicalize_name(name)]


def locked_version(entry: Requirement) -> str:
    return next(iter(entry.specifier)).version


def applies(entry: Requirement, python: str) -> bool:
    environment = default_environment()
    environment.update(python_full_version=python, python_version=python.rpartition(".")[0])
    return entry.marker is None or entry.marker.evaluate(dict(environment))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("wanted", wanted_requirements(), ids=str)
def test_lock_has_one_version_of_each_requirement(wanted, python):
    versions = [locked_version(e) for e in locked_requirements(wanted.name) if applies(e, python)]
    assert len(versions) == 1, f"run `make lock`: {wanted} has {versions or 'no entry'}"


@pytest.mark.parametrize("wanted", wanted_requirements(), ids=str)
def test_locked_versions_satisfy_pyproject(wanted):
    versions = [locked_version(entry) for entry in locked_requirements(wanted.name)]
    assert list(wanted.specifier.filter(versions)) == versions, "run `make lock`"


def test_every_locked_package_has_a_hash():
    following = zip(LOCK_LINES, [*LOCK_LINES[1:], ""], strict=True)
    bare = [line for line, after in following if "==" in line and not HASH.fullmatch(after)]
    assert bare == []


def test_lock_holds_only_comments_pins_and_hashes():
    """So no index address, no folder of files and no local path can stand in it."""
    others = [
        line
        for line in LOCK_LINES
        if not (line.startswith("#") or PINNED.fullmatch(line) or HASH.fullmatch(line))
    ]
    assert others == []


@pytest.mark.parametrize("word", ["://", "index-" + "url", "find-" + "links", "file:"])
def test_lock_names_no_place(word):
    assert [line for line in LOCK_LINES if word in line] == []


def test_lock_leaves_out_the_project_itself():
    assert locked_requirements(PROJECT["name"]) == []


def test_conda_takes_python_packages_from_pyproject():
    installed_by_pip = [entry["pip"] for entry in CONDA["dependencies"] if isinstance(entry, dict)]
    assert installed_by_pip == [["-e .[dev]"]]


def test_conda_lists_no_python_packages_of_its_own():
    names = [
        re.split("[=<>~!]", entry)[0] for entry in CONDA["dependencies"] if isinstance(entry, str)
    ]
    assert sorted(names) == ["make", "pip", "python"]


def test_conda_python_is_one_that_the_project_supports():
    entries = [entry for entry in CONDA["dependencies"] if isinstance(entry, str)]
    (python,) = [entry.removeprefix("python=") for entry in entries if entry.startswith("python=")]
    assert python in SpecifierSet(PROJECT["requires-python"])
