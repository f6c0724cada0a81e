"""A keyboard for a test server: real key events, sent by the X protocol itself.

It speaks the few requests it needs over the server's socket, so that neither
Xlib nor a tool is needed. It also does what a window manager would: the window
that comes up gets the keyboard.
"""

from __future__ import annotations

import select
import socket
import struct
import time

_KEY_PRESS, _KEY_RELEASE, _BUTTON_PRESS, _BUTTON_RELEASE, _MOTION = 2, 3, 4, 5, 6
_MAP_NOTIFY = 19
_SUBSTRUCTURE_NOTIFY = 0x80000

#: FULL BLOCK: a glyph without any edge inside, which no other text looks like.
BLOCK = 0x2588
#: A keycode that no keyboard has.
_SPARE = 250
#: Keycodes of the usual PC layout that Xvfb starts with.
CODES = {
    "Return": 36,
    "Control": 37,
    "BackSpace": 22,
    "Home": 110,
    "End": 115,
    "F8": 74,
    "Block": _SPARE,
}


class Keyboard:
    """A connection to display *number* that types and watches windows come up."""

    def __init__(self, number: int) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(f"/tmp/.X11-unix/X{number}")
        self._buffer = b""
        self.windows: list[int] = []
        self._root = self._greet()
        self._xtest = self._opcode(b"XTEST")
        # ChangeWindowAttributes: tell of every window that comes up.
        self._send(struct.pack("<BxHIII", 2, 4, self._root, 0x800, _SUBSTRUCTURE_NOTIFY))
        # ChangeKeyboardMapping: the spare key types the block, with and without shift.
        keysym = 0x01000000 | BLOCK
        self._send(struct.pack("<BBHBBxxII", 100, 1, 4, _SPARE, 2, keysym, keysym))
        self._sync()

    def close(self) -> None:
        """End the connection."""
        self._socket.close()

    def window(self, timeout_s: float) -> int:
        """Wait for a window to come up, hand it the keyboard and give its number.

        Raises TimeoutError.
        """
        ends = time.monotonic() + timeout_s
        while not self.windows:
            left = ends - time.monotonic()
            if left <= 0:
                raise TimeoutError("no window came up")
            self._read(left)
        window = self.windows.pop(0)
        # SetInputFocus; when it is left, the pointer decides.
        self._send(struct.pack("<BBHII", 42, 1, 3, window, 0))
        return window

    def forget_windows(self) -> None:
        """Those that came up so far are of no interest."""
        self._read(0)
        self.windows.clear()

    def press(self, name: str) -> float:
        """Press and release a key; gives the moment at which it was pressed."""
        return self._chord((CODES[name],))

    def press_with_control(self, name: str) -> float:
        """Press a key while Ctrl is down; gives the moment at which it was pressed."""
        return self._chord((CODES["Control"], CODES[name]))

    def point(self, x: int, y: int) -> None:
        """Move the pointer to a place of the screen."""
        self._send(self._fake(_MOTION, 0, x, y))

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self.point(x, y)
        self._send(self._fake(_BUTTON_PRESS, 1) + self._fake(_BUTTON_RELEASE, 1))

    def _chord(self, codes: tuple[int, ...]) -> float:
        down = b"".join(self._fake(_KEY_PRESS, code) for code in codes)
        up = b"".join(self._fake(_KEY_RELEASE, code) for code in reversed(codes))
        pressed = time.perf_counter()
        self._send(down + up)
        return pressed

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> bytes:
        return struct.pack(
            "<BBHBBxxIIxxxxxxxxhhxxxxxxxx", self._xtest, 2, 9, kind, detail, 0, 0, x, y
        )

    # -- the protocol -------------------------------------------------------------

    def _greet(self) -> int:
        self._socket.sendall(struct.pack("<cxHHHHxx", b"l", 11, 0, 0, 0))
        head = self._take(8)
        body = self._take(4 * struct.unpack_from("<H", head, 6)[0])
        if head[0] != 1:
            raise ConnectionRefusedError(body[: head[1]].decode(errors="replace"))
        vendor, formats = struct.unpack_from("<H", body, 16)[0], body[21]
        return int(struct.unpack_from("<I", body, 32 + (vendor + 3) // 4 * 4 + 8 * formats)[0])

    def _opcode(self, extension: bytes) -> int:
        padded = extension.ljust((len(extension) + 3) // 4 * 4, b"\0")
        length = 2 + len(padded) // 4
        self._send(struct.pack("<BxHHxx", 98, length, len(extension)) + padded)
        reply = self._reply()
        if not reply[8]:
            raise OSError(f"the X server has no {extension.decode()}")
        return reply[9]

    def _sync(self) -> None:
        self._send(struct.pack("<BxH", 43, 1))
        self._reply()

    def _send(self, request: bytes) -> None:
        self._socket.sendall(request)

    def _reply(self) -> bytes:
        while True:
            packet = self._take(32)
            if packet[0] == 1:
                return packet + self._take(4 * struct.unpack_from("<I", packet, 4)[0])
            self._heed(packet)

    def _read(self, timeout_s: float) -> None:
        """Take in what the server has to tell, at the latest after *timeout_s*."""
        # More than one packet may have come with the last one.
        while self._buffer or select.select([self._socket], [], [], timeout_s)[0]:
            self._heed(self._take(32))
            timeout_s = 0.0

    def _heed(self, packet: bytes) -> None:
        # A window may have gone before it got the keyboard (BadWindow, BadMatch).
        if packet[0] == 0 and packet[1] not in {3, 8}:
            raise OSError(f"the X server refused a request: error {packet[1]}")
        # A window that manages itself is a menu or a tooltip.
        if packet[0] & 0x7F == _MAP_NOTIFY and not packet[12]:
            self.windows.append(struct.unpack_from("<I", packet, 8)[0])

    def _take(self, size: int) -> bytes:
        while len(self._buffer) < size:
            more = self._socket.recv(65536)
            if not more:
                raise ConnectionResetError("the X server has gone")
            self._buffer += more
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken
