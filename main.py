"""Starts the program: first what it needs to run, then the program itself."""

import sys

from secretariat.bootstrap import ensure_ready

arguments = sys.argv[1:]
ensure_ready(arguments)

from secretariat.app import main  # noqa: E402  (its packages are there only now)

sys.exit(main(arguments))
