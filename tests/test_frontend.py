"""Fetching the front-end libraries, with an npm that asks no registry."""

import os
import stat
import sys
from pathlib import Path

import pytest

from generator import frontend
from generator.model import AtlasError

SAMPLE = (
    frontend.Library(name="sample", files=("shim/index.js",)),
    frontend.Library(name="another", files=("dist/one.js", "two.css"), licence="LICENSE.md"),
)
NPM = f"""#!{sys.executable}
import pathlib, sys
if pathlib.Path("package-lock.json").read_text() == "broken":
    sys.exit("npm error code EINTEGRITY")
for library in {[(lib.name, *lib.files, lib.licence) for lib in SAMPLE]!r}:
    for name in library[1:]:
        file = pathlib.Path("node_modules", library[0], name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
"""
needs_shebang = pytest.mark.skipif(os.name == "nt", reason="the invented npm is a Unix script")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    root = tmp_path / "checkout"
    (root / "generator").mkdir(parents=True)
    (root / "package.json").write_text("{}")
    (root / "package-lock.json").write_text("first")
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(NPM)
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(npm.parent))
    monkeypatch.setattr(frontend, "LIBRARIES", SAMPLE)
    return root


def install(checkout: Path) -> bool:
    return frontend.install(checkout, checkout / "generator" / "vendor")


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@needs_shebang
def test_copies_each_library_with_its_licence_and_nothing_else(checkout):
    assert install(checkout)
    expected = {frontend.STAMP}
    for library in frontend.LIBRARIES:
        expected |= {f"{library.name}/{name}" for name in library.shipped}
    assert files_below(checkout / "generator" / "vendor") == expected
    assert [path.name for path in (checkout / "generator").iterdir()] == ["vendor"]


@needs_shebang
def test_does_nothing_when_up_to_date(checkout, monkeypatch):
    install(checkout)
    monkeypatch.setenv("PATH", "")
    assert not install(checkout)


@needs_shebang
@pytest.mark.parametrize("change", ["lock", "file lost", "table"])
def test_fetches_again_after_a_change(checkout, monkeypatch, change):
    install(checkout)
    first = frontend.LIBRARIES[0]
    shim = checkout / "generator" / "vendor" / first.name / first.files[0]
    if change == "lock":
        (checkout / "package-lock.json").write_text("second")
    elif change == "file lost":
        shim.unlink()
    else:
        library = frontend.Library(name=first.name, files=first.files, licence=first.files[0])
        monkeypatch.setattr(frontend, "LIBRARIES", (library,))
    assert install(checkout)
    assert shim.is_file()
    assert not install(checkout)


@needs_shebang
def test_a_failing_npm_leaves_what_was_there(checkout):
    install(checkout)
    before = files_below(checkout / "generator")
    (checkout / "package-lock.json").write_text("broken")
    with pytest.raises(AtlasError, match=r"npm ci .*failed:\nnpm error code EINTEGRITY"):
        install(checkout)
    assert files_below(checkout / "generator") == before


@needs_shebang
def test_a_file_that_the_package_lacks_is_named(checkout, monkeypatch):
    first = frontend.LIBRARIES[0]
    missing = frontend.Library(name=first.name, files=("no/such.js",))
    monkeypatch.setattr(frontend, "LIBRARIES", (missing,))
    with pytest.raises(AtlasError, match=r"holds no no/such\.js"):
        install(checkout)


def test_without_npm_the_message_names_the_remedy(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(frontend.sysconfig, "get_path", lambda _: str(tmp_path))
    with pytest.raises(AtlasError, match=r"requirements-node\.txt"):
        frontend.find_npm()


def test_the_path_goes_before_the_npm_beside_python(monkeypatch, tmp_path):
    for place in ("path", "scripts"):
        (tmp_path / place).mkdir()
        (tmp_path / place / ("npm.exe" if os.name == "nt" else "npm")).touch(mode=0o755)
    monkeypatch.setattr(frontend.sysconfig, "get_path", lambda _: str(tmp_path / "scripts"))
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    assert Path(frontend.find_npm()).parent.name == "path"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Path(frontend.find_npm()).parent.name == "scripts"


@needs_shebang
def test_vendor_dir_tells_missing_from_outdated(checkout, monkeypatch):
    vendor = checkout / "generator" / "vendor"
    monkeypatch.setattr(frontend, "CHECKOUT", checkout)
    monkeypatch.setattr(frontend, "VENDOR", vendor)
    with pytest.raises(AtlasError, match=r"missing: sample/shim/index\.js"):
        frontend.vendor_dir()
    install(checkout)
    assert frontend.vendor_dir() == vendor
    (checkout / "package-lock.json").write_text("second")
    with pytest.raises(AtlasError, match=r"older than package-lock\.json"):
        frontend.vendor_dir()
    (checkout / "package-lock.json").unlink()
    assert frontend.vendor_dir() == vendor, "an installed package has no lock beside it"
