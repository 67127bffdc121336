"""The command line: the only place that prints or exits."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape as plain

from generator import __version__, report
from generator.build import Written, publish, write_pages
from generator.evaluation import evaluate as run_evaluation, load_labels
from generator.linking.suggestions import suggest as find_suggestions
from generator.model import AtlasError, ConfigurationError, Corpus
from generator.pipeline import Progress, analyse, make_pages, make_site, read
from generator.project import CONFIGURATION, Project, load_project
from generator.render import Page
from generator.serve import Preview, serve as run_server
from generator.suggested import suggestion_lines, suggestion_objects, suggestion_yaml
from generator.vocabulary import load_vocabulary

app = typer.Typer(
    name="atlas",
    help="Turn a collection of abstracts into a website that works online and from a folder.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_out = Console(soft_wrap=True, highlight=False)
_err = Console(stderr=True, soft_wrap=True, highlight=False)

Sources = Annotated[
    list[str] | None,
    typer.Argument(help="Files to read, `-` for standard input; without any, the project's own."),
]
Config = Annotated[
    Path, typer.Option("--config", "-f", help="The project's configuration.", show_default=True)
]
VocabularyFile = Annotated[
    Path | None, typer.Option("--vocabulary", help="Another vocabulary than the project's.")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Exit with 1 on any reject or warning, publish nothing.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def main() -> None:
    """Run the command line; faults become one message and an exit code."""
    try:
        app()
    except ConfigurationError as error:
        _fail(error, 2)
    except AtlasError as error:
        _fail(error, 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


def _fail(error: AtlasError, code: int) -> None:
    _err.print(f"[bold red]error:[/] {_visible(str(error))}")
    sys.exit(code)


def _visible(text: str) -> str:
    """Return text from a source with nothing in it that a terminal would obey."""
    shown = (c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)
    return plain("".join(shown))


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show the stage under way on a terminal, and nothing in a pipe."""
    if not _err.is_terminal:
        yield lambda _: None
        return
    with _err.status("starting") as status:
        yield lambda stage: status.update(stage)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        _out.print(f"atlas {__version__}")
        raise typer.Exit


@app.command()
def build(
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to put the site.")
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Make a site to open from a folder, without server.")
    ] = False,
    strict: Strict = False,
) -> None:
    """Read, tag, link and publish: everything, to `site/`."""
    started = time.monotonic()
    project = load_project(config, vocabulary)
    with _progress() as progress:
        site = make_site(project, sources or [], progress)
        _complain(site.corpus, strict=strict)
        _write(project, make_pages(project, site, progress))
        progress("publishing")
        published = publish(project, site_dir=output, offline=offline, strict=strict)
    for warning in published.warnings:
        _err.print(f"[yellow]mkdocs:[/] {_visible(warning)}")
    seconds = time.monotonic() - started
    _out.print(
        f"{len(site.papers)} papers, {len(site.concepts)} concepts, "
        f"in {seconds:.1f} s: {_visible(str(published.site_dir))}"
    )
    home = published.site_dir / "index.html"
    how = home.as_uri() if offline else f"python -m http.server -d {published.site_dir}"
    _out.print(f"Open it: {_visible(how)}" + ("" if offline else "  (http://127.0.0.1:8000/)"))


@app.command()
def generate(
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    strict: Strict = False,
) -> None:
    """Write the Markdown pages only, so that plain `mkdocs build` works after it."""
    project = load_project(config, vocabulary)
    with _progress() as progress:
        site = make_site(project, sources or [], progress)
        _complain(site.corpus, strict=strict)
        pages = make_pages(project, site, progress)
        written = _write(project, pages)
    _out.print(
        f"{len(pages)} pages below {_visible(str(project.docs_dir))}: "
        f"{written.changed} changed, {written.removed} removed"
    )


def _write(project: Project, pages: list[Page]) -> Written:
    report.check_navigation(project, pages)
    written = write_pages(project, pages)
    for path in written.kept:
        _err.print(f"[yellow]kept:[/] {_visible(path)} is hand-written and stands as it is")
    return written


def _complain(corpus: Corpus, *, strict: bool) -> None:
    for line in report.faults(corpus):
        _err.print(f"[yellow]{line.kind}:[/] {_visible(line.text)}")
    if strict and corpus.rejects:
        raise AtlasError(f"{len(corpus.rejects)} rejected, and --strict refuses; nothing was done")


@app.command()
def serve(
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen at.")] = 8000,
) -> None:
    """Serve the site and show each edit of a record, the vocabulary or a template."""
    project = load_project(config, vocabulary)
    preview = Preview(project, sources or [], lambda text: _err.print(_visible(text)))
    try:
        preview.build()
        _err.print(f"http://{host}:{port}/  (Ctrl-C ends)")
        run_server(preview, host, port)
    finally:
        preview.close()


@app.command()
def check(
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    strict: Strict = False,
) -> None:
    """Say what is wrong with the sources and the vocabulary, without building."""
    project = load_project(config, vocabulary)
    with _progress() as progress:
        site = make_site(project, sources or [], progress)
        report.check_navigation(project, make_pages(project, site, progress))
    corpus = site.corpus
    remarks = (*report.remarks(site), *report.unused(site, project.vocabulary))
    for line in (*report.faults(corpus), *remarks):
        _out.print(f"{line.kind}: {_visible(line.text)}")
    _out.print(report.totals(corpus))
    if corpus.rejects or (strict and (corpus.notices or corpus.twins)):
        raise typer.Exit(1)


@app.command()
def tag(
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    as_json: AsJson = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show also what was set aside, and why.")
    ] = False,
) -> None:
    """Print the tags of each paper with the words that they rest on."""
    project = load_project(config, vocabulary)
    corpus = read(sources or project.sources)
    _complain(corpus, strict=False)
    _print_lines(report.tag_lines(corpus, project.vocabulary, as_json=as_json, explain=explain))


@app.command()
def links(
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    as_json: AsJson = False,
) -> None:
    """Print mentions, backlinks and related papers of each paper."""
    project = load_project(config, vocabulary)
    tables = analyse(project, sources or [])
    _complain(tables.corpus, strict=False)
    _print_lines(report.link_lines(tables, as_json=as_json))


@app.command()
def suggest(
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    as_json: AsJson = False,
    as_yaml: Annotated[
        bool, typer.Option("--yaml", help="Entries to paste below the vocabulary's `resources:`.")
    ] = False,
) -> None:
    """List data sets, benchmarks and models that two papers name and the vocabulary lacks."""
    project = load_project(config, vocabulary)
    tables = analyse(project, sources or [])
    _complain(tables.corpus, strict=False)
    found = find_suggestions(tables.corpus.papers, tables.links, tables.vocabulary)
    if as_json:
        _print_lines(suggestion_objects(found))
    elif as_yaml:
        _print_lines(suggestion_yaml(found, tables.vocabulary, project.vocabulary))
    else:
        _print_lines(suggestion_lines(found))


@app.command()
def evaluate(
    labels: Annotated[Path, typer.Argument(help="JSON: title → facet → concepts.")],
    sources: Sources = None,
    *,
    config: Config = Path(CONFIGURATION),
    vocabulary: VocabularyFile = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the numbers and mistakes to this file.")
    ] = None,
) -> None:
    """Compare the tagger with labels: precision, recall and F1, and each mistake."""
    project = load_project(config, vocabulary)
    words = load_vocabulary(project.vocabulary)
    corpus = read(sources or project.sources)
    _complain(corpus, strict=False)
    found = run_evaluation(load_labels(labels, words), corpus, words)
    if json_file:
        text = json.dumps(report.evaluation_object(found), indent=2, ensure_ascii=False)
        json_file.write_text(text + "\n", encoding="utf-8")
    _print_lines(report.evaluation_lines(found))


@app.command()
def schema(
    what: Annotated[str, typer.Argument(help="`record` or `vocabulary`.")] = "record",
) -> None:
    """Print the JSON Schema of a collection file or of a vocabulary, for editors."""
    schemas: dict[str, Callable[[], dict[str, object]]] = report.SCHEMAS
    if what not in schemas:
        raise typer.BadParameter(f"{what!r} is neither {' nor '.join(schemas)}")
    sys.stdout.write(json.dumps(schemas[what](), indent=2) + "\n")


def _print_lines(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
