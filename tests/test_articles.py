"""Files become articles, or a clear error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck import Article, articles
from factcheck.errors import InputError


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "text", ["One.\r\nTwo.\rThree.\n", "\ufeffWith a mark.", "e\u0301 😀 習近平", "", " \n\t\n", "no line end"]
)
def test_text_is_the_decoded_file_unchanged(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, "a.txt", text.encode())
    article = articles.read(path)
    assert article.text == text
    assert article.source == str(path)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.txt", "text"),
        ("a", "text"),
        ("a.MD", "markdown"),
        ("a.markdown", "markdown"),
        ("a.html", "html"),
        ("a.htm", "html"),
    ],
)
def test_the_suffix_decides_the_format(tmp_path: Path, name: str, format: str) -> None:
    assert articles.read(write(tmp_path, name, b"x")).format == format


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_mark_is_read(tmp_path: Path, encoding: str) -> None:
    assert articles.read(write(tmp_path, "a.txt", "\ufeffÉté 😀".encode(encoding))).text == "\ufeffÉté 😀"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"good \xff bad", "not valid UTF-8 (byte offset 5"),
        (b"\x89PNG\0\0", "binary file (NUL byte at offset 4)"),
        (b"\xff\xfe\0\0a\0\0\0", "binary file"),
        (b"\xff\xfea", "not valid UTF-16"),
    ],
)
def test_what_is_not_text_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = write(tmp_path, "a.txt", content)
    with pytest.raises(InputError) as caught:
        articles.read(path)
    assert str(path) in str(caught.value)
    assert reason in str(caught.value)


def test_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "SIZE_LIMIT", 10)
    assert articles.read(write(tmp_path, "a.txt", b"0123456789")).text == "0123456789"
    with pytest.raises(InputError, match="too large"):
        articles.read(write(tmp_path, "b.txt", b"01234567890"))
    with pytest.raises(InputError, match="too large"):
        articles.from_text("01234567890")


def test_missing_and_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        articles.read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a directory"):
        articles.read(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        articles.read(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"x")
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        articles.read(path)


@pytest.mark.parametrize("text", [b"bytes", None, 7, "lone \ud800 surrogate"])
def test_what_is_no_string_of_text_is_refused(text: object) -> None:
    with pytest.raises(InputError):
        articles.from_text(text)  # type: ignore[arg-type]


def test_a_string_is_plain_text() -> None:
    article = articles.from_text("<b>x</b>", source="draft")
    assert (article.text, article.source, article.format) == ("<b>x</b>", "draft", "text")


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("a.md", "---\ntitle: x\ndate: 2026-03-02T10:00:00Z\n---\nText.\n", "2026-03-02"),
        ("a.md", '+++\r\ndate = "2026-03-02"\r\n+++\r\nText.\r\n', "2026-03-02"),
        ("a.md", "Text.\n\ndate: 2026-03-02\n", None),
        ("a.md", "---\ntitle: x\n---\ndate: 2026-03-02\n", None),
        ("a.html", '<meta property="article:published_time" content="2026-03-02T10:00">', "2026-03-02"),
        ("a.html", "<p>2026-03-02</p>", None),
        ("a.txt", "---\ndate: 2026-03-02\n---\n", None),
    ],
)
def test_the_day_of_publication_is_read(tmp_path: Path, name: str, text: str, day: str | None) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    assert articles.read(path).published == day


def test_a_day_is_looked_for_in_bounded_time() -> None:
    assert articles.published("---\n" + "a" * 2_000_000, "markdown") is None
    assert articles.published("---\n" + "a: b\n" * 400_000, "markdown") is None
    assert articles.published("<meta " * 300_000, "html") is None


def test_an_article_made_by_hand_must_be_text() -> None:
    from factcheck.checker import split_claims

    with pytest.raises(InputError, match="lone surrogate"):
        split_claims(Article("The ferry \ud800 left the port on Monday."))
