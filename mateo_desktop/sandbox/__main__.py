"""``python -m mateo_desktop.sandbox``: the sandbox alone, until Ctrl+C."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys

from mateo_desktop.sandbox import FAULTS, PERSONALITIES, TOKEN, Sandbox, Settings


def _menu(entries: dict[str, str]) -> str:
    width = max(map(len, entries))
    return "\n".join(f"  {name:<{width}}  {about}" for name, about in entries.items())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m mateo_desktop.sandbox",
        description=f"A Mateo API with invented data. Its API key is {TOKEN}.",
        epilog=f"faults:\n{_menu(FAULTS)}\n\nanswers to a repeated id:\n{_menu(PERSONALITIES)}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0, help="default: any free port")
    parser.add_argument(
        "--fault",
        metavar="NAME",
        action="append",
        choices=sorted(FAULTS),
        default=[],
        help="fail like this, always; several take turns",
    )
    parser.add_argument(
        "--on-repeated-id", choices=tuple(PERSONALITIES), default="conflict", help="see below"
    )
    parser.add_argument("--no-rate-limit", action="store_true", help="any number of requests")
    parser.add_argument(
        "--customer-delay",
        metavar="SECONDS",
        type=float,
        default=3.0,
        help="until a message is read, and again until it is answered; below 0: never",
    )
    for name, about in (("people", "contacts"), ("channels", "channels")):
        parser.add_argument(
            f"--{name}", metavar="N", type=int, default=0, help=f"so many more {about}"
        )
    return parser


async def _run(arguments: argparse.Namespace) -> None:
    delay_s = arguments.customer_delay
    sandbox = Sandbox(
        Settings(
            on_repeated_id=arguments.on_repeated_id,
            rate_limit=not arguments.no_rate_limit,
            customer_delay_s=delay_s if delay_s >= 0 else None,
            more_people=arguments.people,
            more_channels=arguments.channels,
        )
    )
    sandbox.faults = arguments.fault
    print(f"listening on {await sandbox.start(arguments.port)}", flush=True)
    ended = asyncio.Event()
    # Windows has no such signals; there Ctrl+C ends it.
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    try:
        await ended.wait()
    finally:
        await sandbox.stop()


def main() -> int:
    """Run until stopped; the exit code."""
    arguments = _parser().parse_args()
    try:
        asyncio.run(_run(arguments))
    except KeyboardInterrupt:
        pass
    except (OSError, OverflowError) as error:
        print(f"the sandbox cannot listen: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
