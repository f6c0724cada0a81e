"""Snippets and signatures in the whole program: kept, used, given away and taken in."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, SHIFT, Driver
from tests.e2e.servers import Sandbox


def note(window: Driver) -> str:
    return window.widget("snippetNote", QLabel).text()


def choose_file(window: Driver, button: str, path: Path) -> None:
    """What a person does in the dialog of the system, which is not ours."""
    window.click(button)
    (chooser,) = window.dialog("snippetDialog").findChildren(QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.close()


async def test_a_snippet_and_a_signature_are_there_after_a_restart(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Support")
        channel = window.draft.channel_id
        window.press(Qt.Key.Key_S, CTRL | SHIFT)
        window.click("newSnippet")
        window.rewrite("snippetName", "Thanks")
        window.write("snippetBody", "Thank you, {first_name}!")
        dialog = window.dialog("snippetDialog")
        dialog.tabs.setCurrentIndex(1)
        window.write("signatureBody", "Kind regards")
        # Closing the program keeps what was typed a moment ago.
        assert await window.end() == 0

    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.press(Qt.Key.Key_N, CTRL)
        window.choose("channelPicker", "Support")
        assert window.draft.channel_id == channel
        assert window.draft.html == "<p><br></p><p>Kind regards</p>"
        assert window.draft.is_empty
        window.write("toField", "Erika Muster <erika.muster@example.org>,")
        window.window.composer.body.setFocus()
        window.keys("/thank")
        window.press(Qt.Key.Key_Return)
        window.window.composer.flush()
        assert window.draft.html == "<p>Thank you, Erika!</p><p>Kind regards</p>"
        await window.saved_as_typed()
        assert len(window.rows("draftList")) == 1


async def test_the_selection_becomes_a_snippet_and_files_come_and_go(
    start: Start, sandbox: Sandbox, tmp_path: Path
) -> None:
    out = tmp_path / "mine.json"
    async with start(sandbox.base_url) as window:
        await window.compose(body="See you on Monday")
        window.window.composer.body.rich.selectAll()
        window.press(Qt.Key.Key_K, CTRL | SHIFT)
        window.rewrite("snippetName", "Monday")
        choose_file(window, "exportSnippets", out)
        await window.until(lambda: "mine.json" in note(window), "the export")
        written = json.loads(out.read_text("utf-8"))
        (row,) = written["snippets"]
        assert (row["name"], row["html"]) == ("Monday", "<p>See you on Monday</p>")

        row["html"] = "<p>Other <script>x</script><b>words</b></p>"
        written["snippets"].append({"name": "New", "html": "<p>New</p>", "channel_types": ["sms"]})
        out.write_text(json.dumps(written), "utf-8")
        choose_file(window, "importSnippets", out)
        assert "Monday" in await window.answer("Cancel")
        await window.until(lambda: not window.program.tasks.running("import-snippets"), "the end")
        assert len(window.session.snippets.all) == 1

        choose_file(window, "importSnippets", out)
        await window.answer("Replace mine")
        await window.until(lambda: "1 snippet added" in note(window), "the import")
        found = {one.name: one.html for one in window.session.snippets.all}
        assert found == {"Monday": "<p>Other <b>words</b></p>", "New": "<p>New</p>"}

        (tmp_path / "bad.json").write_text("{", "utf-8")
        choose_file(window, "importSnippets", tmp_path / "bad.json")
        await window.until(lambda: "no JSON" in note(window), "the reason")
        choose_file(window, "importSnippets", tmp_path / "nothing.json")
        await window.until(lambda: "no JSON" not in note(window), "the reason")
        choose_file(window, "exportSnippets", tmp_path / "no folder" / "x.json")
        await window.until(lambda: "could not be written" in note(window), "the reason")
        assert len(window.session.snippets.all) == 2
        window.widget("snippetDialog", QDialog).close()
        assert await window.end() == 0
