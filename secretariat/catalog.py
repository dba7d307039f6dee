"""Everything the program keeps, listed by hand: a new record, ledger or dictionary gets its line here."""

from __future__ import annotations

from secretariat.base.catalog import Catalog
from secretariat.base.entity import entity_of
from secretariat.base.intake import Intake
from secretariat.domains.events.intake import ATTENDANCE_INTAKE, EVENTS_INTAKE
from secretariat.domains.events.ledger import LEDGERS as EVENT_LEDGERS
from secretariat.domains.events.plain_intake import LEADERS_INTAKE, MAPPINGS_INTAKE
from secretariat.domains.events.records import RECORDS as EVENT_RECORDS
from secretariat.domains.events.vocabulary import DICTIONARIES as EVENT_WORDS
from secretariat.domains.members.intake import MEMBERS_INTAKE
from secretariat.domains.members.ledger import MEMBERS, ORGANIZATIONS, PEOPLE
from secretariat.domains.members.membership import Membership
from secretariat.domains.members.organization import Organization
from secretariat.domains.members.people_intake import PEOPLE_INTAKE
from secretariat.domains.members.person import Employment, Person
from secretariat.domains.members.unit_intake import UNITS_INTAKE
from secretariat.domains.members.vocabulary import DICTIONARIES as MEMBER_WORDS
from secretariat.domains.office.intake import INTAKES as OFFICE_INTAKES
from secretariat.domains.office.ledger import DICTIONARIES as OFFICE_WORDS
from secretariat.domains.office.ledger import LEDGERS as OFFICE_LEDGERS
from secretariat.domains.office.ledger import RECORDS as OFFICE_RECORDS
from secretariat.domains.posts.body import Body, Quota, Term
from secretariat.domains.posts.body_intake import BODIES_INTAKE, TERMS_INTAKE
from secretariat.domains.posts.intake import POSTS_INTAKE
from secretariat.domains.posts.ledger import BODIES, POSTS, TERMS
from secretariat.domains.posts.post import Post
from secretariat.domains.posts.vocabulary import DICTIONARIES as POST_WORDS
from secretariat.domains.proposals.intake import PROPOSALS_INTAKE
from secretariat.domains.proposals.ledger import PROPOSALS, SESSIONS
from secretariat.domains.proposals.records import RECORDS as PROPOSAL_RECORDS
from secretariat.domains.proposals.session_intake import SESSIONS_INTAKE
from secretariat.domains.proposals.vocabulary import DICTIONARIES as PROPOSAL_WORDS
from secretariat.domains.rotation.intake import INTAKES as ROTATION_INTAKES
from secretariat.domains.rotation.ledger import LEDGERS as ROTATION_LEDGERS
from secretariat.domains.rotation.records import RECORDS as ROTATION_RECORDS
from secretariat.domains.scoring.intake import INTAKES as SCORING_INTAKES
from secretariat.domains.scoring.ledger import LEDGERS as SCORING_LEDGERS
from secretariat.domains.scoring.records import RECORDS as SCORING_RECORDS
from secretariat.domains.service.intake import DEMANDS_INTAKE, VISITS_INTAKE
from secretariat.domains.service.ledger import LEDGERS as SERVICE_LEDGERS
from secretariat.domains.service.plain_intake import PLAIN_INTAKES as SERVICE_INTAKES
from secretariat.domains.service.records import RECORDS as SERVICE_RECORDS
from secretariat.domains.service.vocabulary import DICTIONARIES as SERVICE_WORDS
from secretariat.store.migrations import STEPS
from secretariat.store.own_records import OWN_ENTITIES

RECORDS = (
    Organization, Person, Employment, Membership, Body, Term, Quota, Post, *PROPOSAL_RECORDS,
    *ROTATION_RECORDS, *EVENT_RECORDS, *SERVICE_RECORDS, *OFFICE_RECORDS, *SCORING_RECORDS,
)  # fmt: skip
LEDGERS = (
    MEMBERS, PEOPLE, ORGANIZATIONS, POSTS, BODIES, TERMS, PROPOSALS, SESSIONS,
    *EVENT_LEDGERS, *ROTATION_LEDGERS, *SERVICE_LEDGERS, *OFFICE_LEDGERS, *SCORING_LEDGERS,
)  # fmt: skip
DICTIONARIES = (*MEMBER_WORDS, *POST_WORDS, *PROPOSAL_WORDS, *EVENT_WORDS, *SERVICE_WORDS, *OFFICE_WORDS)
INTAKES: dict[str, Intake] = {
    "members": MEMBERS_INTAKE, "people": PEOPLE_INTAKE, "organization": UNITS_INTAKE,
    "posts": POSTS_INTAKE, "bodies": BODIES_INTAKE, "terms": TERMS_INTAKE,
    "proposals": PROPOSALS_INTAKE, "session": SESSIONS_INTAKE,
    "events": EVENTS_INTAKE, "attendance": ATTENDANCE_INTAKE,
    "event_leaders": LEADERS_INTAKE, "kind_mappings": MAPPINGS_INTAKE,
    "visits": VISITS_INTAKE, "demands": DEMANDS_INTAKE,
    **SERVICE_INTAKES, **ROTATION_INTAKES, **OFFICE_INTAKES, **SCORING_INTAKES,
}  # fmt: skip

CATALOG = Catalog(
    entities={item.name: item for item in (*OWN_ENTITIES, *map(entity_of, RECORDS))},
    ledgers={item.name: item for item in LEDGERS},
    dictionaries={item.name: item for item in DICTIONARIES},
    steps=STEPS,
)
