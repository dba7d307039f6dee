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
from secretariat.domains.members.vocabulary import DICTIONARIES
from secretariat.store.own_records import OWN_ENTITIES

RECORDS = (Organization, Person, Employment, Membership)
LEDGERS = (MEMBERS, PEOPLE, ORGANIZATIONS)
INTAKES: dict[str, Intake] = {"members": MEMBERS_INTAKE}

CATALOG = Catalog(
    entities={item.name: item for item in (*OWN_ENTITIES, *map(entity_of, RECORDS))},
    ledgers={item.name: item for item in LEDGERS},
    dictionaries={item.name: item for item in DICTIONARIES},
)
