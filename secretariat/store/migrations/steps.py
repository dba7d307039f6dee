"""The frozen steps in order; written by `generate`."""

from secretariat.store.migrations import m0001

STEPS = (m0001.apply,)
