"""The command line as a curator meets it: output, messages, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.__main__ import app
from generator.project import Project

GOOD = "- {title: A Garden Telescope, abstract: We built a telescope from a drain pipe.}\n"


def test_build_publishes_and_says_how_to_open_it(atlas, folder: Path, capsys):
    assert atlas("build", "--strict") == 0
    out, err = capsys.readouterr()
    assert out.startswith("6 papers, 5 concepts, in ")
    assert f"python -m http.server -d {folder / 'site'}" in out
    assert err == ""
    assert (folder / "site" / "papers" / "dimlight" / "index.html").is_file()


def test_build_offline_names_the_file_to_open(atlas, folder: Path, capsys):
    assert atlas("build", "--offline", "-o", "stick") == 0
    assert (folder / "stick" / "index.html").as_uri() in capsys.readouterr().out
    assert (folder / "stick" / "papers" / "dimlight.html").is_file()


def test_sources_on_the_command_line_take_the_place_of_the_configured_ones(
    atlas, folder: Path, capsys
):
    (folder / "mine.yaml").write_text(GOOD, encoding="utf-8")
    assert atlas("build", "mine.yaml") == 0
    assert capsys.readouterr().out.startswith("1 papers")
    assert not (folder / "site" / "papers" / "dimlight").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "no paper was found in input", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "input:1: byte 0x89", id="binary"),
        pytest.param(b"\0" * 500, "input is no text", id="null bytes"),
        pytest.param(b"caf\xe9", "input:1: byte 0xe9 is not utf-8", id="latin-1"),
        pytest.param(None, "input cannot be read: No such file", id="missing"),
    ],
)
def test_a_source_that_cannot_be_used_is_named_and_the_last_site_stays(
    atlas, folder: Path, capsys, content: bytes | None, message: str
):
    assert atlas("build") == 0
    before = (folder / "site" / "index.html").read_bytes()
    if content is not None:
        (folder / "input").write_bytes(content)
    assert atlas("build", "input") == 1
    assert message in capsys.readouterr().err
    assert (folder / "site" / "index.html").read_bytes() == before


def test_a_reject_is_told_and_the_rest_is_built(atlas, folder: Path, capsys):
    (folder / "mine.yaml").write_text(GOOD + "- title: Nothing More\n", encoding="utf-8")
    assert atlas("build", "mine.yaml") == 0
    out, err = capsys.readouterr()
    assert "reject: mine.yaml:2: it has neither an `abstract` nor a `summary`" in err
    assert out.startswith("1 papers")


def test_strict_refuses_a_reject_and_publishes_nothing(atlas, folder: Path, capsys):
    (folder / "mine.yaml").write_text(GOOD + "- title: Nothing More\n", encoding="utf-8")
    assert atlas("build", "--strict", "mine.yaml") == 1
    assert "--strict refuses" in capsys.readouterr().err
    assert not (folder / "site").exists()


def test_check_tells_without_building(atlas, folder: Path, capsys):
    assert atlas("check") == 0
    out = capsys.readouterr().out
    assert out.endswith("6 papers, 0 rejects, 0 copies, 0 near duplicates, 0 blocks skipped\n")
    assert "no instrument found in “Nothing of Interest”" in out
    text = (folder / "corpus" / "vocabulary.yaml").read_text(encoding="utf-8")
    line = text[: text.index("seismometer:")].count("\n") + 1
    assert f"corpus/vocabulary.yaml:{line}:7: no paper is tagged `instrument/seismometer`" in out
    assert not (folder / "site").exists()
    assert not (folder / "site_src" / "papers").exists()


def test_check_fails_on_a_reject(atlas, folder: Path, capsys):
    (folder / "mine.yaml").write_text(GOOD + "- abstract: Nothing more.\n", encoding="utf-8")
    assert atlas("check", "mine.yaml") == 1
    assert "reject: mine.yaml:2: `title`: Field required" in capsys.readouterr().out


def test_a_faulty_vocabulary_is_named_with_its_line(atlas, folder: Path, capsys):
    path = folder / "corpus" / "vocabulary.yaml"
    text = path.read_text(encoding="utf-8").replace("broader: telescope", "broader: teleskope")
    path.write_text(text, encoding="utf-8")
    assert atlas("check") == 1
    line = text[: text.index("teleskope")].count("\n") + 1
    message = capsys.readouterr().err
    assert f"corpus/vocabulary.yaml:{line}:" in message
    assert "did you mean `telescope`" in message


def test_tag_prints_an_object_a_line_with_exact_evidence(atlas, project: Project, capsys):
    assert atlas("tag", "--json", "corpus/papers.yaml") == 0
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(objects) == 6
    radio = next(each for each in objects if each["title"].startswith("Hearing"))
    tags = {(tag["facet"], tag["concept"]): tag for tag in radio["tags"]}
    assert set(tags) == {("instrument", "telescope"), ("instrument", "radio-telescope")}
    for each in tags["instrument", "radio-telescope"]["evidence"]:
        assert each.keys() == {"field", "start", "end", "text", "rule"}
        if each["field"] == "title":
            assert radio["title"][each["start"] : each["end"]] == each["text"]


def test_tag_calls_a_summary_a_summary(atlas, project: Project, capsys):
    assert atlas("tag", "--json") == 0
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    transit = next(each for each in objects if "bold" in each["title"])
    fields = {each["field"] for tag in transit["tags"] for each in tag["evidence"]}
    assert fields == {"title", "summary"}


def test_tag_explains_what_it_set_aside(atlas, folder: Path, capsys):
    assert atlas("tag", "--explain") == 0
    assert "  instrument/telescope" in capsys.readouterr().out


def test_links_prints_mentions_and_their_inverse(atlas, project: Project, capsys):
    assert atlas("links", "--json") == 0
    objects = {o["id"]: o for o in map(json.loads, capsys.readouterr().out.splitlines())}
    mentions = {(id, m["to"]) for id, o in objects.items() for m in o["mentions"]}
    backlinks = {(by, id) for id, o in objects.items() for by in o["mentioned_by"]}
    assert mentions == backlinks
    assert {to for _, to in mentions} == {"dimlight"}


def test_standard_input(atlas, folder: Path, capsys, monkeypatch):
    import io

    class Stdin:
        buffer = io.BytesIO(b"A Garden Telescope\n\nWe built a telescope from a drain pipe.\n")

    monkeypatch.setattr("sys.stdin", Stdin)
    assert atlas("tag", "-", "--json") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "A Garden Telescope"


def test_a_missing_configuration_is_wrong_usage(atlas, tmp_path: Path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert atlas("build") == 2
    assert "mkdocs.yml is missing; run this in a project's folder" in capsys.readouterr().err


def test_an_unknown_key_of_ours_is_named(atlas, folder: Path, capsys):
    path = folder / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("vocabulary:", "vocabolary:"), "utf-8")
    assert atlas("check") == 2
    assert "`vocabolary`" in capsys.readouterr().err


def test_a_navigation_that_names_no_page_is_told(atlas, folder: Path, capsys):
    path = folder / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("instrument/index", "tool/index"), "utf-8")
    assert atlas("build") == 2
    message = capsys.readouterr().err
    assert "`nav` names tool/index.md" in message
    assert "instrument/index.md" in message


def test_a_faulty_template_is_named_with_its_line(atlas, folder: Path, capsys):
    path = folder / "templates" / "about.md.jinja"
    path.write_text("# About\n\n{{ nonsense.thing }}\n", encoding="utf-8")
    assert atlas("build") == 2
    assert "about.md.jinja" in capsys.readouterr().err


def test_control_characters_of_a_source_do_not_reach_the_terminal(atlas, folder: Path, capsys):
    text = '- {title: "Bell \\e[31m \\a", summary: ""}\n' + GOOD
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    assert atlas("check", "mine.yaml") == 1
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\a" not in out + err


@pytest.mark.parametrize("what", ["record", "vocabulary"])
def test_the_schemas_are_printed(atlas, capsys, what: str):
    assert atlas("schema", what) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_every_command_and_option_explains_itself():
    import typer.main

    group = typer.main.get_command(app)
    for name, command in group.commands.items():
        assert command.help, name
        for option in command.params:
            assert getattr(option, "help", None), f"{name}: {option.name}"
