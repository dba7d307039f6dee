"""The world's errors: what went wrong outside the program, in words for the clerk."""

from __future__ import annotations


class Refusal(Exception):
    """Something that cannot be done, told in plain Chinese with the way out.

    `message` names the thing that is wrong, `remedy` says what the clerk can do about it.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}{self.remedy}"


class Cancelled(Exception):
    """The clerk pressed 取消: the running operation is given up and nothing of it is kept."""
