"""Everything the program keeps, listed by hand: a new record, ledger or dictionary gets its line here."""

from __future__ import annotations

from secretariat.base.catalog import Catalog
from secretariat.base.entity import entity_of
from secretariat.base.intake import Intake
from secretariat.domains.members.intake import MEMBERS_INTAKE
from secretariat.domains.members.ledger import MEMBERS, ORGANIZATIONS, PEOPLE
from secretariat.domains.members.membership import Membership
from secretariat.domains.members.organization import Organization
from secretariat.domains.members.person import Employment, Person
from secretariat.domains.members.vocabulary import DICTIONARIES as MEMBER_WORDS
from secretariat.domains.posts.body import Body, Quota, Term
from secretariat.domains.posts.intake import POSTS_INTAKE
from secretariat.domains.posts.ledger import BODIES, POSTS, TERMS
from secretariat.domains.posts.post import Post
from secretariat.domains.posts.vocabulary import DICTIONARIES as POST_WORDS
from secretariat.domains.proposals.intake import PROPOSALS_INTAKE
from secretariat.domains.proposals.ledger import PROPOSALS, SESSIONS
from secretariat.domains.proposals.records import RECORDS as PROPOSAL_RECORDS
from secretariat.domains.proposals.vocabulary import DICTIONARIES as PROPOSAL_WORDS
from secretariat.store.migrations import STEPS
from secretariat.store.own_records import OWN_ENTITIES

RECORDS = (Organization, Person, Employment, Membership, Body, Term, Quota, Post, *PROPOSAL_RECORDS)
LEDGERS = (MEMBERS, PEOPLE, ORGANIZATIONS, POSTS, BODIES, TERMS, PROPOSALS, SESSIONS)
DICTIONARIES = (*MEMBER_WORDS, *POST_WORDS, *PROPOSAL_WORDS)
INTAKES: dict[str, Intake] = {
    "members": MEMBERS_INTAKE, "posts": POSTS_INTAKE, "proposals": PROPOSALS_INTAKE,
}  # fmt: skip

CATALOG = Catalog(
    entities={item.name: item for item in (*OWN_ENTITIES, *map(entity_of, RECORDS))},
    ledgers={item.name: item for item in LEDGERS},
    dictionaries={item.name: item for item in DICTIONARIES},
    steps=STEPS,
)
