"""The frozen steps in order; written by `generate`."""

from secretariat.store.migrations import m0001, m0002

STEPS = (
    m0001.apply,
    m0002.apply,
)
