"""The rules of the house: one-way imports, locks, workflows, nothing stray."""

import ast
import json
import re
import subprocess
import tomllib
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
STAGES = ("model", "corpus", "tagging", "linking", "results", "site", "render", "build", "__main__")
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports_of(module: str) -> set[str]:
    """Return what `module` imports, `from a import b` as `a.b` where that is a module."""
    found: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: say where from, not {'.' * node.level}"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                found.add(name if name in MODULES else str(node.module))
    return found


def imports_within() -> dict[str, set[str]]:
    return {module: imports_of(module) & MODULES.keys() for module in MODULES}


def test_imports_run_one_way():
    try:
        TopologicalSorter(imports_within()).prepare()
    except CycleError as error:
        pytest.fail("these import one another: " + " → ".join(error.args[1]))


def test_model_imports_nothing_of_ours_and_nobody_the_command_line():
    graph = imports_within()
    assert graph["generator.model"] == set()
    assert [module for module in graph if "generator.__main__" in graph[module]] == []


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_no_stage_imports_a_later_one(stage):
    assert f"generator.{stage}" in MODULES, "bring STAGES up to date"
    later = {f"generator.{name}" for name in STAGES[STAGES.index(stage) + 1 :]}
    assert imports_of(f"generator.{stage}") & later == set()


def voices(node: ast.AST) -> list[str]:
    """Return what prints or exits below `node`, the part that runs as a script aside."""
    found = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "__name__ == '__main__'":
            continue
        said = ast.unparse(child).split("(")[0]
        if (
            (isinstance(child, ast.Call) and said in {"print", "exit", "quit", "sys.exit"})
            or (isinstance(child, ast.Attribute) and said in {"sys.stdout", "sys.stderr"})
            or (isinstance(child, ast.Raise) and said == "raise SystemExit")
        ):
            found.append(f"line {child.lineno}: {said}")
        found += voices(child)
    return found


@pytest.mark.parametrize("module", [name for name in MODULES if not name.endswith("__main__")])
def test_only_the_command_line_prints_or_exits(module):
    assert voices(tree_of(module)) == []


def test_what_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {bare_name(line) for line in project["dependencies"]}
    distributions = packages_distributions()
    for module in MODULES:
        for name in {name.split(".")[0] for name in imports_of(module)} - {"generator"}:
            owners = {bare_name(owner) for owner in distributions.get(name, ())}
            assert not owners or owners & declared, f"{module} imports {name}: declare it"


def bare_name(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def pins_of(file: str) -> dict[str, str]:
    """Return the pinned requirements of a lock, each with its hashes."""
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return {line.split()[0]: line for line in lines}


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_pin_has_hashes(file):
    pins = pins_of(file)
    assert pins
    for pin, line in pins.items():
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.+!]+", pin), f"{file}: {pin}: run `make lock`"
        assert re.search(r" --hash=sha256:[0-9a-f]{64}\b", line), f"{file}: {pin} has no hash"


def test_the_locks_hold_what_is_declared_and_agree():
    runtime, dev = pins_of("requirements.txt"), pins_of("requirements-dev.txt")
    assert runtime.items() <= dev.items(), "run `make lock`"
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = config["dependency-groups"]
    for declared, pins in (
        (config["project"]["dependencies"] + groups["build"], runtime),
        (groups["dev"], dev),
        (groups["node"], pins_of("requirements-node.txt")),
    ):
        locked = {bare_name(pin) for pin in pins}
        assert {bare_name(line) for line in declared} - locked == set(), "run `make lock`"


def test_every_npm_package_is_exact_and_has_its_hash():
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert package["private"] is True
    assert lock.pop("").get("dependencies", {}) == package["dependencies"], "run `make lock`"
    assert [v for v in package["dependencies"].values() if not re.fullmatch(r"[\d.]+", v)] == []
    for name, entry in lock.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, f"{name} names a registry: run `make lock`"


def files_in_git() -> list[Path]:
    """Return what Git tracks or would add."""
    # CI's containers check out as one user and run as another.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no clone, so what Git tracks is not known")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


STRAY = {
    "a folder of one machine": r"(?<![\w.~/-])(?:/(?:home|Users)/\w|/root/|[A-Z]:\\Users\\)",
    "a temporary folder": r"(?<![\w.~/-])/(?:private/)?(?:tmp|var/folders)/\w",
    "a package registry": r"(?i)https?://(?:[\w.]*pypi\b|files\.pythonhosted|registry\.|deb\.debian)",
    "another index": r"(?m)^\s*(?:--(?:extra-)?index-url|--find-links|-i|-f)\s",
}


@pytest.mark.parametrize("what", STRAY)
def test_no_file_names(what):
    pattern = re.compile(STRAY[what])
    found = []
    for path in files_in_git():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__).resolve() and (hit := pattern.search(text)):
            line = text.count("\n", 0, hit.start()) + 1
            found.append(f"{path.relative_to(ROOT)}:{line}: {hit[0].strip()}")
    assert found == []


def test_nothing_fetched_or_built_is_in_git():
    anywhere, at_top = {"node_modules", "vendor"}, {"site", "site-offline", ".venv", ".atlas"}
    names = [path.relative_to(ROOT) for path in files_in_git()]
    stray = [n for n in names if anywhere & set(n.parts[:-1]) or at_top & set(n.parts[:1])]
    assert stray == []


def test_the_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"]
    assert "version" not in json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    stated = [
        m for m in MODULES if re.search(r"(?m)^__version__ = ", MODULES[m].read_text("utf-8"))
    ]
    assert stated == ["generator"]


@pytest.mark.parametrize("command", ["make site", "make test"])
def test_ci_runs_what_the_readme_says(command):
    for file in ("README.md", ".ci/run"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        assert any(re.match(rf"\s*{command}\b", line) for line in lines), file


def test_every_make_target_explains_itself():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"(?m)^\.PHONY: (.*)$", text)
    assert phony
    explained = set(re.findall(r"(?m)^([a-z]+):.*## \S", text))
    assert set(phony[1].split()) == explained
    assert {"site", "test", "serve", "offline", "lint", "lock", "help", "clean"} <= explained


def load_workflow(path: Path) -> dict:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_have_the_least_permissions(path):
    workflow = load_workflow(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow["on"]
    for name, job in workflow["jobs"].items():
        granted = job.get("permissions", {})
        assert isinstance(granted, dict), f"{name} asks for all there is"
        if "write" in granted.values():
            assert name == "deploy"
            assert granted == {"pages": "write", "id-token": "write"}
            assert [step for step in job["steps"] if "run" in step] == [], "runs code of ours"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_steps_are_versioned_and_keep_no_token(path):
    steps = [step for job in load_workflow(path)["jobs"].values() for step in job["steps"]]
    for step in steps:
        # Text of others, such as a pull request's title, must not become shell code.
        assert "${{" not in step.get("run", "")
        if action := step.get("uses"):
            assert re.fullmatch(r"actions/[\w-]+@(?:v\d+|[0-9a-f]{40})", action)
            if action.startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
