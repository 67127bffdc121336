"""The front-end libraries: fetched from npm under a lock, kept out of Git.

`python -m generator.frontend`, run in a checkout, fetches what
`package-lock.json` pins and copies the files that `LIBRARIES` names, each
library with its licence, into `vendor/` beside this module. It needs the
standard library alone, so that it can run before anything else is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.model import AtlasError

CHECKOUT = Path(__file__).resolve().parent.parent
VENDOR = CHECKOUT / "generator" / "vendor"
LOCK = "package-lock.json"
STAMP = ".stamp"
"""Tells in `vendor/` for which lock it was made; MkDocs leaves out names with a leading dot."""

NPM_INSTALL = ("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")
REMEDY = "run `python -m generator.frontend` in the project's folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What the site uses of one npm package."""

    name: str
    """The package's name on npm, and the name of its folder in `vendor/`."""
    files: tuple[str, ...]
    """Paths inside the package, kept below its folder in `vendor/`."""
    licence: str = "LICENSE"
    """Path inside the package; copied as `LICENSE`."""

    @property
    def shipped(self) -> tuple[str, ...]:
        """What has to go into the site: the files and the licence they come under."""
        return (*self.files, "LICENSE")


LIBRARIES = (
    # Counts and filters by facets on the page Explore.
    Library(name="itemsjs", files=("dist/index.umd.js",)),
)


def vendor_dir() -> Path:
    """Return the folder that holds the libraries.

    Raises:
        AtlasError: If a file is missing, or the folder is older than the lock.
    """
    if missing := missing_files(VENDOR):
        raise AtlasError(f"Front-end library missing: {missing[0]}. To fetch it, {REMEDY}.")
    if (CHECKOUT / LOCK).is_file() and not is_current(VENDOR, CHECKOUT):
        raise AtlasError(f"The front-end libraries are older than {LOCK}: {REMEDY}.")
    return VENDOR


def install(checkout: Path = CHECKOUT, vendor: Path = VENDOR) -> bool:
    """Bring `vendor` to what the lock pins; return whether that took any work.

    Until all is fetched, `vendor` stays as it was.

    Raises:
        AtlasError: If there is no lock or no npm, npm fails, or a file is not in its package.
    """
    if not (checkout / LOCK).is_file():
        raise AtlasError(f"There is no {LOCK} in {checkout}: {REMEDY}.")
    if is_current(vendor, checkout):
        return False
    with tempfile.TemporaryDirectory(prefix=".vendor-", dir=vendor.parent) as folder:
        work = Path(folder)
        (work / "fresh").mkdir()
        copy_libraries(fetch(checkout, work), work / "fresh")
        (work / "fresh" / STAMP).write_text(stamp(checkout), encoding="ascii")
        if vendor.exists():
            vendor.rename(work / "stale")
        (work / "fresh").rename(vendor)
    return True


def fetch(checkout: Path, work: Path) -> Path:
    """Install what the lock pins below `work` and return its `node_modules`.

    Raises:
        AtlasError: If there is no npm or it fails.
    """
    npm = find_npm()
    for name in ("package.json", LOCK):
        shutil.copyfile(checkout / name, work / name)
    done = subprocess.run(
        [npm, *NPM_INSTALL], cwd=work, capture_output=True, text=True, errors="replace"
    )
    if done.returncode != 0:
        raise AtlasError(f"`npm {' '.join(NPM_INSTALL)}` failed:\n{done.stderr.strip()}")
    return work / "node_modules"


def find_npm() -> str:
    """Return the npm on the PATH, or else the one beside this Python.

    Raises:
        AtlasError: If there is neither.
    """
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), sysconfig.get_path("scripts")])
    if npm := shutil.which("npm", path=places):
        return npm
    raise AtlasError(
        "The front-end libraries come from npm, and there is none here: install Node.js, "
        "or `python -m pip install --require-hashes -r requirements-node.txt`."
    )


def copy_libraries(modules: Path, vendor: Path) -> None:
    """Copy what `LIBRARIES` names from `node_modules` into a new folder.

    Raises:
        AtlasError: If a package does not hold a file that is named.
    """
    for library in LIBRARIES:
        package, target = modules / library.name, vendor / library.name
        copies = [(name, target / name) for name in library.files]
        copies.append((library.licence, target / "LICENSE"))
        for name, copy in copies:
            if not (package / name).is_file():
                raise AtlasError(
                    f"The npm package {library.name} holds no {name}: "
                    f"correct LIBRARIES in generator/frontend.py."
                )
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(package / name, copy)


def missing_files(vendor: Path) -> list[str]:
    """Return what `LIBRARIES` names and `vendor` lacks, as paths below it."""
    named = (f"{library.name}/{file}" for library in LIBRARIES for file in library.shipped)
    return [name for name in named if not (vendor / name).is_file()]


def is_current(vendor: Path, checkout: Path) -> bool:
    """Return whether `vendor` is complete and made for the checkout's lock."""
    made_for = vendor / STAMP
    return (
        made_for.is_file()
        and made_for.read_text(encoding="ascii") == stamp(checkout)
        and not missing_files(vendor)
    )


def stamp(checkout: Path) -> str:
    """Return a hash of all that decides what `vendor` holds."""
    made_from = (checkout / LOCK).read_bytes() + repr(LIBRARIES).encode()
    return hashlib.sha256(made_from).hexdigest()


if __name__ == "__main__":
    try:
        fetched = install()
    except AtlasError as error:
        sys.exit(f"Error: {error}")
    print("Front-end libraries: fetched." if fetched else "Front-end libraries: up to date.")
