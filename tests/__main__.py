"""Runs all tests: `python tests`, with any arguments of pytest; sets itself up first."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # instead of this folder, whose packages are named like those that they test

from secretariat.bootstrap import ensure_ready  # noqa: E402

arguments = sys.argv[1:]
ensure_ready(arguments, development=True)

import pytest  # noqa: E402

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.chdir(ROOT)
sys.exit(pytest.main(arguments))
