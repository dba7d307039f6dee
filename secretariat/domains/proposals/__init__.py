"""Proposals: who signed what, which unit answers it by when, and whether the signers were satisfied."""
