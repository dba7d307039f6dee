"""The rosters that offices print in an order of their own: councils, delegates, double identities, proposals."""

from __future__ import annotations

import argparse
from dataclasses import replace

from secretariat.base.document import Roster
from secretariat.base.entity import PUBLIC
from secretariat.base.errors import Refusal
from secretariat.cli.days import day_or_today
from secretariat.domains.posts import documents as posts
from secretariat.domains.posts import queries
from secretariat.domains.posts.vocabulary import DELEGATE_KINDS
from secretariat.domains.proposals.documents import proposals_roster
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.rows import Rows


def narrowed(rows: Rows, query: ListQuery, options: argparse.Namespace) -> ListQuery:
    """The query with what --body and --level ask for; refuses them for other lists than posts."""
    if options.ledger != "posts":
        if options.body or options.level or options.part or options.overlap:
            raise Refusal("--body、--level、--part、--overlap 只用于职务（posts）。")
        return query
    if (options.part or options.overlap) and not options.body:
        raise Refusal("没有写明哪个组织。", "请用 --body 写上组织，如 --body 执委会。")
    wanted = []
    if options.body in DELEGATE_KINDS:
        wanted.append(Filter("body.kind", "is", options.body))
    elif options.body:
        name = rows.title("body", posts.body_named(rows, options.body))
        wanted.append(Filter("body.name", "is", name))
    if options.level:
        wanted.append(Filter("body.level", "is", options.level))
    return replace(query, filters=(*query.filters, *wanted))


def official_roster(rows: Rows, query: ListQuery, options: argparse.Namespace) -> Roster | None:
    """The roster as the office's own document; None where the options ask for a list of columns or for the public."""
    if options.columns:
        return None
    day = day_or_today(options.as_of)
    if options.ledger == "proposals":
        listing = Listing(rows, rows.catalog.ledgers["proposals"])
        return proposals_roster(rows, listing, listing.select(query), day, options.title)
    if not options.body:
        return None
    if options.where or options.search or options.profile == PUBLIC:
        if options.part or options.overlap:
            raise Refusal("--part、--overlap 不能与 --where、--search、公示版一起用。", "请去掉其中一种。")
        return None
    return _posts_roster(rows, day, options)


def _posts_roster(rows: Rows, day: str, options: argparse.Namespace) -> Roster:
    if options.body in DELEGATE_KINDS:
        if options.part or options.overlap:
            raise Refusal("--part、--overlap 只用于一个组织，如执委会。", "请把 --body 写成组织的名称。")
        found = posts.delegate_roster(rows, options.body, day, options.level)
        return replace(found, title=options.title or found.title)
    body = posts.body_named(rows, options.body)
    if options.overlap:
        table = posts.overlap_table(rows, body, day)
        return replace(table, title=options.title or table.title)
    scope = queries.Scope((body,), level=options.level)
    ask = posts.RosterAsk(scope, day, options.title, options.part or posts.WHOLE, options.profile == "full")
    return posts.roster(rows, ask)
