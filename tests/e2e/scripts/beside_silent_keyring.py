"""Runs a command on a session bus whose Secret Service never answers anybody.

dbus-run-session -- beside_silent_keyring.py COMMAND…
"""

import subprocess
import sys
from pathlib import Path

SILENT = Path(__file__).parents[2] / "storage" / "scripts" / "silent_service.py"

silent = subprocess.Popen([sys.executable, str(SILENT)], stdout=subprocess.PIPE)
assert silent.stdout is not None
silent.stdout.readline()
code = subprocess.call(sys.argv[1:])
silent.kill()
silent.wait()
sys.exit(code)
