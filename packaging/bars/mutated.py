"""Random and mutated markup through the pipeline, in a process that may die of it.

    mutated.py FIRST COUNT

Prints, as JSON, how many cases were tried, and what was wrong with which.
"""

import faulthandler
import json
import sys

from tests.ui.text.attacks.mutations import case, trouble

#: More than these need not be told of.
_TOLD = 20


def main(first: int, count: int) -> dict[str, object]:
    """Try the cases from *first* on."""
    crashed: list[str] = []
    wrong: list[str] = []
    for number in range(first, first + count):
        try:
            if found := trouble(case(number)):
                wrong.append(f"{number}: {found[:200]}")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is counted
            crashed.append(f"{number}: {type(error).__name__}: {error}"[:200])
    return {
        "tried": count,
        "crashed": len(crashed),
        "wrong": len(wrong),
        "told": (crashed + wrong)[:_TOLD],
    }


if __name__ == "__main__":
    faulthandler.enable()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
