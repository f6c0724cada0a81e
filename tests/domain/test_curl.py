"""Commands that are copied say exactly what would leave; pasted ones are read.

The copied ones are run: by a real shell with a ``curl`` and an ``http`` that
write down what they were given, and by a real Python against a real socket.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mateo_desktop.domain.curl import as_curl, as_httpie, as_python, quoted, read_curl
from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.payload import Payload, payload
from mateo_desktop.domain.reader import MAX_SIZE, ReadError, read_payload
from mateo_desktop.domain.shell_words import commands
from tests.drafts import texts, valid_drafts

BASE = "https://integration.getmateo.com/api/v1"
TOKEN = "k7Jq9ZpL2vXw=="

SHELLS = [path for name in ("sh", "bash", "zsh", "ksh") if (path := shutil.which(name))]

HOSTILE = Draft.new(
    subject="it's \"quoted\" $HOME `id` \\ !! $(touch /tmp/x) %s \\n 'x' '''a''' \"\"\"b\"\"\"",
    text="Grüße 😀\r\n\ttab\0nul\u2028sep\ud800half 'end'",
    to=(Recipient(handle="erika@example.org", full_name="O'Muster"),),
)

# Writes how many arguments it got, each of them with a NUL behind it, and its input.
_RECORDER = f"""#!{sys.executable}
import os, sys
with open(os.environ["RECORD"], "wb") as record:
    for argument in [str(len(sys.argv) - 1), *sys.argv[1:]]:
        record.write(os.fsencode(argument) + b"\\0")
    record.write(sys.stdin.buffer.read())
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[list[str], bytes]]:
    """Runs a command in a real shell; gives the arguments and the input it handed over."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("curl", "http"):
        (tools / name).write_text(_RECORDER, "utf-8")
        (tools / name).chmod(0o755)

    def run(command: str, shell: str = SHELLS[0]) -> tuple[list[str], bytes]:
        record = tmp_path / "record"
        script = tmp_path / "script"
        script.write_bytes(command.encode("utf-8"))
        environment = {
            "PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "MATEO_TOKEN": TOKEN,
            "RECORD": str(record),
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(
            [shell, str(script)],
            env=environment,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=150,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        count, _, rest = record.read_bytes().partition(b"\0")
        *arguments, given_in = rest.split(b"\0", int(count))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "record", "script"]
        return [os.fsdecode(argument) for argument in arguments], given_in

    return run


@pytest.mark.parametrize("shell", SHELLS)
def test_curl_is_given_the_exact_bytes_and_the_token_of_the_environment(
    run: Callable[..., tuple[list[str], bytes]], shell: str
) -> None:
    made = payload(HOSTILE)
    command = as_curl(made, BASE + "/")
    arguments, _ = run(command, shell)
    assert arguments == [
        "--request",
        "POST",
        "--url",
        BASE + "/send_message",
        "--header",
        f"Authorization: Bearer {TOKEN}",
        "--header",
        "Content-Type: application/json",
        "--data-binary",
        made.text,
    ]
    assert TOKEN not in command
    assert "<<" not in command.replace(made.text, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_httpie_is_given_the_exact_bytes_and_the_token_of_the_environment(
    run: Callable[..., tuple[list[str], bytes]], shell: str
) -> None:
    made = payload(HOSTILE)
    arguments, _ = run(as_httpie(made, BASE), shell)
    assert arguments == [
        "POST",
        BASE + "/send_message",
        f"Authorization:Bearer {TOKEN}",
        "Content-Type:application/json",
        "--ignore-stdin",
        "--raw",
        made.text,
    ]


@pytest.mark.parametrize("write", [as_curl, as_httpie])
def test_a_megabyte_is_handed_over_by_a_pipe(
    run: Callable[..., tuple[list[str], bytes]], write: Callable[[Payload, str], str]
) -> None:
    # One argument of that size would be refused by Linux.
    made = payload(HOSTILE.replace(html="ü'\\" * 400_000))
    command = write(made, BASE)
    arguments, given_in = run(command)
    assert given_in == made.body
    assert f"Bearer {TOKEN}" in " ".join(arguments)
    if write is as_curl:
        assert arguments[-2:] == ["--data-binary", "@-"]
        assert payload(read_curl(command).draft).body == made.body


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts.filter(lambda text: "\0" not in text and text.isprintable()), min_size=1))
def test_any_words_arrive_as_they_are(
    run: Callable[..., tuple[list[str], bytes]], words: list[str]
) -> None:
    command = " ".join(quoted(word) for word in ["curl", *words])
    arguments, _ = run(command)
    assert arguments == words
    assert commands(command) == [["curl", *words]]


class _Server(HTTPServer):
    received: list[tuple[str, str, dict[str, str], bytes]]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.received.append((self.command, self.path, headers, body))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args: object) -> None:
        """A test prints nothing."""


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.received = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "subject",
    [HOSTILE.subject, "'''", '"""', "'''\\ \"\"\"", "plain", "ends with \\"],
)
def test_the_python_program_sends_the_exact_bytes(
    server: _Server, tmp_path: Path, subject: str
) -> None:
    made = payload(HOSTILE.replace(subject=subject))
    base = f"http://127.0.0.1:{server.server_port}/api/v1"
    program = tmp_path / "send.py"
    program.write_text(as_python(made, base), "utf-8")
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    done = subprocess.run(
        [sys.executable, str(program)],
        env=environment | {"MATEO_TOKEN": TOKEN},
        capture_output=True,
        timeout=150,
        check=False,
    )
    assert done.stdout.split() == [b"200", b"{}"], done.stderr.decode()
    [(method, path, headers, body)] = server.received
    assert (method, path) == ("POST", "/api/v1/send_message")
    assert headers["authorization"] == f"Bearer {TOKEN}"
    assert headers["content-type"] == "application/json"
    assert body == made.body


@given(valid_drafts())
def test_any_copied_command_is_read_back_to_the_same_bytes(draft: Draft) -> None:
    made = payload(draft)
    assert (
        payload(read_curl(as_curl(made, BASE)).draft).body
        == payload(read_payload(made.body).draft).body
    )
    namespace: dict[str, object] = {}
    source = as_python(made, BASE)
    compile(source, "copied", "exec")
    literal = source[source.index("body = ") : source.index("\n\nanswer")]
    exec(literal, namespace)
    assert namespace["body"] == made.text


REFERENCE = """curl --request POST \\
  --url https://integration.getmateo.com/api/v1/send_message \\
  --header 'Authorization: Bearer <token>' \\
  --header 'Content-Type: application/json' \\
  --data '{
  "from": "3c90c3cc-0d44-4b50-8888-8dd25736052a",
  "subject": "Hello"
}'
"""


def test_the_command_of_the_reference_page_is_read() -> None:
    reading = read_curl(REFERENCE)
    assert reading.draft.channel_id == "3c90c3cc-0d44-4b50-8888-8dd25736052a"
    assert reading.draft.subject == "Hello"
    assert reading.draft.pinned == {"from", "subject"}
    assert reading.notes == ()


@pytest.mark.parametrize(
    "command",
    [
        """curl https://example.org -d '{"subject": "it'\\''s"}'""",
        """curl https://example.org -d '{"subject": "it'"'"'s"}'""",
        """curl https://example.org -d"{\\"subject\\": \\"it's\\"}\"""",
        """curl https://example.org --data "{\\"subject\\": \\"it's\\"}\"""",
        """curl https://example.org --data-raw $'{"subject": "it\\'s"}'""",
        """curl https://example.org --data-raw $'{"subject": "it\\u0027s"}'""",
        """curl https://example.org --data-raw $'{"subject": "it\\x27s"}'""",
        """curl https://example.org --data-raw $'{"subject": "it\\047s"}'""",
        """curl https://example.org --data-binary={\\"subject\\":\\"it\\'s\\"}""",
        """curl --json '{"subject": "it'\\''s"}' https://example.org""",
        """curl -sSX POST -H 'A: b' -d '{"subject": "it'\\''s"}' https://example.org | jq .""",
        """$ curl -XPOST -d '{"subject": "it'\\''s"}' https://example.org""",
        """TOKEN=x /usr/bin/curl -vd '{"subject": "it'\\''s"}' x && echo done""",
        """cd /tmp; curl.exe -d '{"subject":' -d '"it'\\''s"}' x""".replace("' -d '", " "),
        """printf '%s' '{"subject": "it'\\''s"}' | curl -d @- https://example.org""",
        """echo '{"subject": "it'\\''s"}' | curl --data-binary @- https://example.org""",
        "curl x \\\r\n --data \\\r\n '{\"subject\": \"it'\\''s\"}'\r\n",
        """curl x ^\n -d '{"subject": "it'\\''s"}'""",
    ],
)
def test_commands_are_read_in_every_usual_quoting(command: str) -> None:
    assert read_curl(command).draft.subject == "it's"


def test_a_command_copied_from_chrome_keeps_emoji_and_umlauts() -> None:
    command = "curl 'x' --data-raw $'{\"subject\":\"Gr\\u00fc\\xc3\\x9fe \\ud83d\\ude00\\u0021\"}'"
    assert read_curl(command).draft.subject == "Grüße 😀!"


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab \\'\"$\n\t{}u0041x4nrtz", max_size=20))
def test_quotes_mean_what_they_mean_in_bash(
    run: Callable[..., tuple[list[str], bytes]], inside: str
) -> None:
    escaped = inside.replace("\\", "\\\\").replace("'", "\\'")
    double = inside.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    command = f"curl $'{escaped}' \"{double}\" a$'\\n\\x41\\u00e4'b\\ c"
    arguments, _ = run(command, "bash")
    assert commands(command) == [["curl", *arguments]]
    assert arguments == [inside, inside, "a\nAäb c"]


@pytest.mark.parametrize(
    ("header", "dropped"),
    [
        ("-H 'Authorization: Bearer zyxw'", True),
        ("--header='authorization: Bearer zyxw'", True),
        ('-H "Authorization: Bearer $MATEO_TOKEN"', False),
        ("-H 'Authorization: Bearer <token>'", False),
        ("-H 'Accept: text/html'", False),
        ("-u me:zyxw", True),
        ("--oauth2-bearer zyxw", True),
        ("", False),
    ],
)
def test_a_token_in_the_command_is_dropped_and_said_so(header: str, dropped: bool) -> None:
    reading = read_curl(f"""curl {header} -d '{{"subject": "a"}}' https://example.org""")
    assert ("token_dropped" in reading.notes) is dropped
    assert "zyxw" not in repr(reading)


@pytest.mark.parametrize(
    ("command", "code", "place"),
    [
        ("", "not_curl", (0, 0)),
        ('{"subject": "a"}', "not_curl", (0, 0)),
        ("wget https://example.org", "not_curl", (0, 0)),
        ("curl https://example.org", "data_missing", (0, 0)),
        ("curl -d", "syntax", (1, 1)),
        ("curl -F a=b x", "data_missing", (0, 0)),
        ("curl -d @body.json x", "data_in_file", (0, 0)),
        ("curl --json @- x", "data_in_file", (0, 0)),
        ("curl x -d 'a=b'", "syntax", (1, 1)),
        ("curl x -d '[]'", "not_object", (1, 1)),
        ('curl x \\\n  -d \'{"a": 1', "open_quote", (2, 6)),
        ('curl x -d "{', "open_quote", (1, 11)),
        ("curl " + "a" * MAX_SIZE, "too_large", (0, 0)),
    ],
)
def test_what_is_no_request_says_why(command: str, code: str, place: tuple[int, int]) -> None:
    with pytest.raises(ReadError) as caught:
        read_curl(command)
    assert caught.value.code == code
    assert (caught.value.line, caught.value.column) == place


def test_raw_data_may_start_with_an_at_sign() -> None:
    with pytest.raises(ReadError) as caught:
        read_curl("curl --data-raw '@body.json' x")
    assert caught.value.code == "syntax"


@given(st.text(alphabet="curl -d'\"$\\{}:a1@|;&\n^", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for command in (text, "curl " + text):
        try:
            found: object = read_curl(command).draft
        except ReadError as error:
            found = error.code
        assert isinstance(found, Draft | str)


def test_a_pasted_megabyte_is_read_quickly_enough() -> None:
    body = json.dumps({"html": "<p>it's</p>\n" * 90_000})
    assert len(read_curl(f"curl x -d {quoted(body)}").draft.html) == 90_000 * 12
