"""Members put into a file record by record, for tests that are not about the verbs."""

from collections.abc import Mapping

from secretariat.store.transaction import Transaction


def put_member(tx: Transaction, values: Mapping[str, str]) -> int:
    """A membership with its organization and principal, from cells by column key."""

    def of(alias: str) -> dict[str, str]:
        return {key.partition(".")[2]: value for key, value in values.items() if key.startswith(f"{alias}.")}

    organization = tx.add("organization", of("organization")) if of("organization") else None
    person = tx.add("person", of("principal")) if of("principal") else None
    if organization and person:
        tx.add("employment", {"person": person, "organization": organization, "role": "负责人"})
    own = {"kind": "企业会员", **of("membership")}
    link = {"organization": organization} if organization else {"person": person}
    return tx.add("membership", {**own, **link})
