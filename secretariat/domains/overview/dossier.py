"""One person's file (一人一档), put together from what every part of the program knows of the person."""

from __future__ import annotations

from secretariat.base.document import Heading, Report
from secretariat.domains.posts import documents as posts
from secretariat.domains.posts.documents import Section
from secretariat.domains.proposals import documents as proposals
from secretariat.store.rows import Rows


def person_file(rows: Rows, person: int, day: str) -> Report:
    """The file of a person as of a day, ready to be shown or printed; refuses a person that is not there."""
    return posts.dossier(rows, person, day, _proposals(rows, person, day))


def _proposals(rows: Rows, person: int, day: str) -> tuple[Section, ...]:
    """What the person signed; nothing where the person signed nothing."""
    blocks = proposals.person_section(rows, person, day)
    if not blocks:
        return ()
    heading, *rest = blocks
    return (Section(heading.text if isinstance(heading, Heading) else "提案", tuple(rest)),)
