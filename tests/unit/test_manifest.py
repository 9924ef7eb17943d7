"""The manifest: what went in, what came out, by which code; it alone knows the clock."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest

import wardstats
from wardstats.analysis.ward_period import load
from wardstats.running.manifest import code_hash, count_tables, file_hash, write_manifest
from wardstats.running.table_files import write_tables

STARTED = datetime(2020, 9, 16, 7, 30, tzinfo=UTC)


@pytest.fixture
def folder(ward_data, tmp_path):
    """A folder of written tables."""
    write_tables(ward_data, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def manifest(folder, ward_workbook):
    return write_manifest(
        folder,
        inputs={ward_workbook.name: ward_workbook},
        parameters={"ward": "synthetic-ward", "language": "vi"},
        timings={"check": 0.00049, "execute": 1.23456},
        started=STARTED,
    )


def test_a_files_hash_is_its_sha256(tmp_path):
    (tmp_path / "a").write_bytes(b"figures")
    assert file_hash(tmp_path / "a") == hashlib.sha256(b"figures").hexdigest()


def test_the_written_manifest_is_the_returned_one(manifest, folder):
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8")) == manifest


def test_every_output_is_hashed(manifest, folder):
    others = [path for path in folder.iterdir() if path.name != "manifest.json"]
    assert manifest["outputs"] == {path.name: file_hash(path) for path in others}


def test_outputs_stand_in_order(manifest):
    assert list(manifest["outputs"]) == sorted(manifest["outputs"])


def test_the_input_is_hashed(manifest, ward_workbook):
    assert manifest["inputs"] == {"2020-9M.xlsx": file_hash(ward_workbook)}


def test_a_manifest_does_not_hash_an_earlier_manifest(manifest, folder, ward_workbook):
    again = write_manifest(
        folder,
        inputs={ward_workbook.name: ward_workbook},
        parameters=manifest["parameters"],
        timings=manifest["seconds"],
        started=STARTED,
    )
    assert again == manifest


def test_the_clock_is_the_one_given(manifest):
    assert manifest["started"] == "2020-09-16T07:30:00+00:00"


def test_timings_are_rounded_to_milliseconds(manifest):
    assert manifest["seconds"] == {"check": 0.0, "execute": 1.235}


def test_parameters_are_kept(manifest):
    assert manifest["parameters"] == {"ward": "synthetic-ward", "language": "vi"}


def test_the_version_is_the_packages(manifest):
    assert manifest["wardstats"] == wardstats.__version__


def test_every_package_has_a_version(manifest):
    assert [name for name, version in manifest["packages"].items() if not version] == []


def test_counts_are_those_of_the_tables(folder, ward_data):
    statuses = ward_data.indicators["status"].value_counts().to_dict()
    assert count_tables(folder)["indicators"] == statuses


def test_indicators_in_doubt_are_counted_by_their_status(ward_workbook, edit_workbook, tmp_path):
    edit_workbook(ward_workbook, {"Thu ngân sách!H5": 88, "Thu ngân sách!D5": 60})
    write_tables(load("synthetic-ward", "2020-9M", ward_workbook.parents[1]), tmp_path / "out")
    assert count_tables(tmp_path / "out")["indicators_in_doubt"] == {"achieved": 1}


def test_read_cells_are_as_many_as_observations(folder, ward_data):
    assert count_tables(folder)["coverage"]["read"] == len(ward_data.observations)


@pytest.fixture
def own_code(tmp_path, monkeypatch):
    """A package of two files in the place of wardstats' own."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "rules.toml").write_text("limit = 1\n", encoding="utf-8")
    monkeypatch.setattr(wardstats, "__file__", str(package / "__init__.py"))
    return package


def test_the_code_hash_changes_with_a_data_file(own_code):
    before = code_hash()
    (own_code / "rules.toml").write_text("limit = 2\n", encoding="utf-8")
    assert code_hash() != before


def test_the_code_hash_changes_with_a_files_name(own_code):
    before = code_hash()
    (own_code / "rules.toml").rename(own_code / "other.toml")
    assert code_hash() != before


@pytest.mark.parametrize("name", ["rules.cpython-311.pyc", "rules.cpython-311.pyc.140234"])
def test_the_code_hash_does_not_see_what_python_compiles(own_code, name):
    before = code_hash()
    (own_code / "__pycache__").mkdir()
    (own_code / "__pycache__" / name).write_bytes(b"compiled, or being written")
    assert code_hash() == before
