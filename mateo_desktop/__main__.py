"""``python -m mateo_desktop``."""

import sys

from mateo_desktop.main import main

if __name__ == "__main__":
    sys.exit(main())
