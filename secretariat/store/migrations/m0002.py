"""Version 2."""

from __future__ import annotations

from sqlite3 import Connection

STATEMENTS = (
    """
    CREATE TABLE "attachment" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "entity" TEXT NOT NULL,
      "record" INTEGER NOT NULL,
      "name" TEXT NOT NULL,
      "sha256" TEXT NOT NULL,
      "size" INTEGER NOT NULL,
      "note" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "rota" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "start" TEXT NOT NULL,
      "end" TEXT NOT NULL,
      "basis" TEXT,
      "rhythm" TEXT,
      "body" INTEGER REFERENCES "body"(id) DEFERRABLE INITIALLY DEFERRED,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "rota_body" ON "rota"("body")
    """,
    """
    CREATE TABLE "duty_group" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "rota" INTEGER REFERENCES "rota"(id) DEFERRABLE INITIALLY DEFERRED,
      "number" INTEGER,
      "name" TEXT NOT NULL,
      "field" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "duty_group_rota" ON "duty_group"("rota")
    """,
    """
    CREATE TABLE "duty_member" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "duty_group" INTEGER NOT NULL REFERENCES "duty_group"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "leader" INTEGER,
      "post" TEXT,
      "position" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "duty_member_duty_group" ON "duty_member"("duty_group")
    """,
    """
    CREATE INDEX "duty_member_person" ON "duty_member"("person")
    """,
    """
    CREATE TABLE "shift" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "rota" INTEGER NOT NULL REFERENCES "rota"(id) DEFERRABLE INITIALLY DEFERRED,
      "duty_group" INTEGER REFERENCES "duty_group"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "start" TEXT NOT NULL,
      "end" TEXT,
      "theme" TEXT,
      "planned" TEXT,
      "event" INTEGER REFERENCES "event"(id) DEFERRABLE INITIALLY DEFERRED,
      "duty_days" INTEGER,
      "handover" TEXT,
      "handed_over" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "shift_rota" ON "shift"("rota")
    """,
    """
    CREATE INDEX "shift_duty_group" ON "shift"("duty_group")
    """,
    """
    CREATE INDEX "shift_person" ON "shift"("person")
    """,
    """
    CREATE INDEX "shift_event" ON "shift"("event")
    """,
    """
    CREATE TABLE "shift_swap" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "shift" INTEGER NOT NULL REFERENCES "shift"(id) DEFERRABLE INITIALLY DEFERRED,
      "other" INTEGER REFERENCES "shift"(id) DEFERRABLE INITIALLY DEFERRED,
      "from_group" INTEGER REFERENCES "duty_group"(id) DEFERRABLE INITIALLY DEFERRED,
      "to_group" INTEGER REFERENCES "duty_group"(id) DEFERRABLE INITIALLY DEFERRED,
      "from_person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "to_person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "day" TEXT,
      "reason" TEXT,
      "approved_by" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "shift_swap_shift" ON "shift_swap"("shift")
    """,
    """
    CREATE INDEX "shift_swap_other" ON "shift_swap"("other")
    """,
    """
    CREATE INDEX "shift_swap_from_group" ON "shift_swap"("from_group")
    """,
    """
    CREATE INDEX "shift_swap_to_group" ON "shift_swap"("to_group")
    """,
    """
    CREATE INDEX "shift_swap_from_person" ON "shift_swap"("from_person")
    """,
    """
    CREATE INDEX "shift_swap_to_person" ON "shift_swap"("to_person")
    """,
    """
    CREATE TABLE "event" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "number" INTEGER,
      "title" TEXT NOT NULL,
      "kind" TEXT,
      "tags" TEXT,
      "start" TEXT,
      "end" TEXT,
      "clock" TEXT,
      "place" TEXT,
      "host" TEXT,
      "undertaker" TEXT,
      "duty_group" INTEGER REFERENCES "duty_group"(id) DEFERRABLE INITIALLY DEFERRED,
      "body" INTEGER REFERENCES "body"(id) DEFERRABLE INITIALLY DEFERRED,
      "form" TEXT,
      "speaker" TEXT,
      "visited" TEXT,
      "planned" INTEGER,
      "headcount" INTEGER,
      "budget" INTEGER,
      "cost" INTEGER,
      "notice" TEXT,
      "summary" TEXT,
      "cancelled" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "event_duty_group" ON "event"("duty_group")
    """,
    """
    CREATE INDEX "event_body" ON "event"("body")
    """,
    """
    CREATE TABLE "event_leader" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "event" INTEGER NOT NULL REFERENCES "event"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "post" TEXT,
      "rank" TEXT,
      "organ" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "event_leader_event" ON "event_leader"("event")
    """,
    """
    CREATE INDEX "event_leader_person" ON "event_leader"("person")
    """,
    """
    CREATE TABLE "attendance" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "event" INTEGER NOT NULL REFERENCES "event"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "unit" TEXT,
      "role" TEXT,
      "state" TEXT,
      "substitute" TEXT,
      "reason" TEXT,
      "signed" TEXT,
      "speech" INTEGER,
      "seat" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "attendance_event" ON "attendance"("event")
    """,
    """
    CREATE INDEX "attendance_person" ON "attendance"("person")
    """,
    """
    CREATE TABLE "kind_mapping" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "kind" TEXT NOT NULL,
      "category" TEXT NOT NULL,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "programme" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "season" TEXT,
      "start" TEXT,
      "end" TEXT,
      "target" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "visit_quota" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "programme" INTEGER NOT NULL REFERENCES "programme"(id) DEFERRABLE INITIALLY DEFERRED,
      "leader" TEXT NOT NULL,
      "department" TEXT,
      "number" INTEGER NOT NULL,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "visit_quota_programme" ON "visit_quota"("programme")
    """,
    """
    CREATE TABLE "visit" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "programme" INTEGER REFERENCES "programme"(id) DEFERRABLE INITIALLY DEFERRED,
      "day" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "leaders" TEXT,
      "department" TEXT,
      "contact" TEXT,
      "outcome" TEXT,
      "gifts" TEXT,
      "gift_value" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "visit_programme" ON "visit"("programme")
    """,
    """
    CREATE INDEX "visit_organization" ON "visit"("organization")
    """,
    """
    CREATE INDEX "visit_person" ON "visit"("person")
    """,
    """
    CREATE TABLE "demand" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "number" TEXT,
      "day" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "phone" TEXT,
      "title" TEXT NOT NULL,
      "content" TEXT,
      "category" TEXT,
      "kind" TEXT,
      "source" TEXT,
      "visit" INTEGER REFERENCES "visit"(id) DEFERRABLE INITIALLY DEFERRED,
      "leader" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "demand_organization" ON "demand"("organization")
    """,
    """
    CREATE INDEX "demand_person" ON "demand"("person")
    """,
    """
    CREATE INDEX "demand_visit" ON "demand"("visit")
    """,
    """
    CREATE TABLE "demand_step" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "demand" INTEGER NOT NULL REFERENCES "demand"(id) DEFERRABLE INITIALLY DEFERRED,
      "kind" TEXT NOT NULL,
      "day" TEXT,
      "department" TEXT,
      "joint" TEXT,
      "due" TEXT,
      "content" TEXT,
      "satisfaction" TEXT,
      "lesson" TEXT,
      "who" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "demand_step_demand" ON "demand_step"("demand")
    """,
    """
    CREATE TABLE "rights_case" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "number" TEXT,
      "day" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "phone" TEXT,
      "respondent" TEXT,
      "category" TEXT,
      "content" TEXT,
      "amount" INTEGER,
      "way" TEXT,
      "department" TEXT,
      "due" TEXT,
      "closed" TEXT,
      "result" TEXT,
      "recovered" INTEGER,
      "course" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "rights_case_organization" ON "rights_case"("organization")
    """,
    """
    CREATE INDEX "rights_case_person" ON "rights_case"("person")
    """,
    """
    CREATE TABLE "mediation" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "number" TEXT,
      "day" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "applicant_facts" TEXT,
      "respondent" TEXT,
      "respondent_facts" TEXT,
      "dispute" TEXT,
      "origin" TEXT,
      "stage" TEXT,
      "amount" INTEGER,
      "committee" TEXT,
      "mediator" TEXT,
      "content" TEXT,
      "closed" TEXT,
      "result" TEXT,
      "agreed_amount" INTEGER,
      "performed" TEXT,
      "confirmed" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "mediation_organization" ON "mediation"("organization")
    """,
    """
    CREATE INDEX "mediation_person" ON "mediation"("person")
    """,
    """
    CREATE TABLE "training" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "number" INTEGER,
      "organizer" TEXT,
      "place" TEXT,
      "start" TEXT,
      "end" TEXT,
      "hours" INTEGER,
      "planned" INTEGER,
      "headcount" INTEGER,
      "event" INTEGER REFERENCES "event"(id) DEFERRABLE INITIALLY DEFERRED,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "training_event" ON "training"("event")
    """,
    """
    CREATE TABLE "trainee" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "training" INTEGER NOT NULL REFERENCES "training"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "unit" TEXT,
      "result" TEXT,
      "certificate" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "trainee_training" ON "trainee"("training")
    """,
    """
    CREATE INDEX "trainee_person" ON "trainee"("person")
    """,
    """
    CREATE TABLE "donation" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "day" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "cash" INTEGER,
      "goods" TEXT,
      "goods_value" INTEGER,
      "recipient" TEXT,
      "purpose" TEXT,
      "place" TEXT,
      "fund" TEXT,
      "event" INTEGER REFERENCES "event"(id) DEFERRABLE INITIALLY DEFERRED,
      "voucher" TEXT,
      "public" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "donation_organization" ON "donation"("organization")
    """,
    """
    CREATE INDEX "donation_person" ON "donation"("person")
    """,
    """
    CREATE INDEX "donation_event" ON "donation"("event")
    """,
    """
    CREATE TABLE "pairing" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "kind" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "other_organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "other_person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "other_name" TEXT,
      "project" TEXT,
      "start" TEXT,
      "end" TEXT,
      "state" TEXT,
      "amount" INTEGER,
      "before" INTEGER,
      "after" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "pairing_organization" ON "pairing"("organization")
    """,
    """
    CREATE INDEX "pairing_person" ON "pairing"("person")
    """,
    """
    CREATE INDEX "pairing_other_organization" ON "pairing"("other_organization")
    """,
    """
    CREATE INDEX "pairing_other_person" ON "pairing"("other_person")
    """,
    """
    CREATE TABLE "honour" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "holder_name" TEXT,
      "name" TEXT NOT NULL,
      "grade" TEXT,
      "level" TEXT,
      "issuer" TEXT,
      "document" TEXT,
      "year" INTEGER,
      "day" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "honour_organization" ON "honour"("organization")
    """,
    """
    CREATE INDEX "honour_person" ON "honour"("person")
    """,
    """
    CREATE TABLE "named_list" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "kind" TEXT,
      "issuer" TEXT,
      "document" TEXT,
      "start" TEXT,
      "planned" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "list_entry" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "named_list" INTEGER NOT NULL REFERENCES "named_list"(id) DEFERRABLE INITIALLY DEFERRED,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "department" TEXT,
      "post" TEXT,
      "grade" TEXT,
      "batch" INTEGER,
      "start" TEXT,
      "end" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "list_entry_named_list" ON "list_entry"("named_list")
    """,
    """
    CREATE INDEX "list_entry_organization" ON "list_entry"("organization")
    """,
    """
    CREATE INDEX "list_entry_person" ON "list_entry"("person")
    """,
    """
    CREATE TABLE "document" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "title" TEXT NOT NULL,
      "number" TEXT,
      "kind" TEXT,
      "level" TEXT,
      "day" TEXT,
      "issuer" TEXT,
      "adopted_by" TEXT,
      "ended" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "task" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "list_name" TEXT,
      "number" TEXT,
      "title" TEXT NOT NULL,
      "department" TEXT,
      "own" INTEGER,
      "leader" TEXT,
      "due" TEXT,
      "progress" TEXT,
      "done" TEXT,
      "document" INTEGER REFERENCES "document"(id) DEFERRABLE INITIALLY DEFERRED,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "task_document" ON "task"("document")
    """,
    """
    CREATE TABLE "publicity" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "title" TEXT NOT NULL,
      "kind" TEXT,
      "medium" TEXT,
      "level" TEXT,
      "day" TEXT,
      "author" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "event" INTEGER REFERENCES "event"(id) DEFERRABLE INITIALLY DEFERRED,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "publicity_organization" ON "publicity"("organization")
    """,
    """
    CREATE INDEX "publicity_event" ON "publicity"("event")
    """,
    """
    CREATE TABLE "opinion" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "policy" TEXT NOT NULL,
      "asked_by" TEXT,
      "form" TEXT,
      "day" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "content" TEXT,
      "adopted" TEXT,
      "event" INTEGER REFERENCES "event"(id) DEFERRABLE INITIALLY DEFERRED,
      "count" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "opinion_organization" ON "opinion"("organization")
    """,
    """
    CREATE INDEX "opinion_person" ON "opinion"("person")
    """,
    """
    CREATE INDEX "opinion_event" ON "opinion"("event")
    """,
    """
    CREATE TABLE "chamber" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "organization" INTEGER NOT NULL REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "kind" TEXT,
      "start" TEXT,
      "end" TEXT,
      "registration" TEXT,
      "supervisor" TEXT,
      "term" INTEGER,
      "term_start" TEXT,
      "term_end" TEXT,
      "president" TEXT,
      "president_phone" TEXT,
      "secretary" TEXT,
      "secretary_phone" TEXT,
      "enterprise_members" INTEGER,
      "individual_members" INTEGER,
      "staff" INTEGER,
      "office" TEXT,
      "inspection" TEXT,
      "liaison" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "chamber_organization" ON "chamber"("organization")
    """,
    """
    CREATE TABLE "chamber_review" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "organization" INTEGER NOT NULL REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "kind" TEXT,
      "level" TEXT,
      "year" INTEGER,
      "edition" TEXT,
      "own_score" INTEGER,
      "score" INTEGER,
      "result" TEXT,
      "day" TEXT,
      "document" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "chamber_review_organization" ON "chamber_review"("organization")
    """,
    """
    CREATE TABLE "party_org" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "kind" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "parent" INTEGER REFERENCES "party_org"(id) DEFERRABLE INITIALLY DEFERRED,
      "secretary" TEXT,
      "guide" TEXT,
      "founded" TEXT,
      "dissolved" TEXT,
      "model" INTEGER,
      "area" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "party_org_organization" ON "party_org"("organization")
    """,
    """
    CREATE INDEX "party_org_parent" ON "party_org"("parent")
    """,
    """
    CREATE TABLE "party_count" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "party_org" INTEGER NOT NULL REFERENCES "party_org"(id) DEFERRABLE INITIALLY DEFERRED,
      "day" TEXT NOT NULL,
      "members" INTEGER NOT NULL,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "party_count_party_org" ON "party_count"("party_org")
    """,
    """
    CREATE TABLE "fee_standard" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "post" TEXT NOT NULL,
      "amount" INTEGER NOT NULL,
      "period" TEXT,
      "start" TEXT,
      "end" TEXT,
      "basis" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "fee" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "year" INTEGER NOT NULL,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "post" TEXT,
      "standard" INTEGER,
      "reduced" INTEGER,
      "due" TEXT,
      "paid" INTEGER,
      "paid_on" TEXT,
      "method" TEXT,
      "receipt" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "fee_organization" ON "fee"("organization")
    """,
    """
    CREATE INDEX "fee_person" ON "fee"("person")
    """,
    """
    CREATE TABLE "greeting" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "year" INTEGER,
      "day" TEXT,
      "form" TEXT,
      "by" TEXT,
      "content" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "greeting_person" ON "greeting"("person")
    """,
    """
    CREATE TABLE "recommendation" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "kind" TEXT,
      "target" TEXT,
      "post" TEXT,
      "day" TEXT,
      "outcome" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "recommendation_person" ON "recommendation"("person")
    """,
    """
    CREATE TABLE "score_scheme" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "body" INTEGER REFERENCES "body"(id) DEFERRABLE INITIALLY DEFERRED,
      "start" TEXT NOT NULL,
      "end" TEXT NOT NULL,
      "base" INTEGER,
      "bonus_cap" INTEGER,
      "minimum" INTEGER,
      "grades" TEXT,
      "basis" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "score_scheme_body" ON "score_scheme"("body")
    """,
    """
    CREATE TABLE "score_rule" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "scheme" INTEGER NOT NULL REFERENCES "score_scheme"(id) DEFERRABLE INITIALLY DEFERRED,
      "category" TEXT NOT NULL,
      "item" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "kinds" TEXT,
      "words" TEXT,
      "form" TEXT,
      "unit" TEXT,
      "points" INTEGER NOT NULL,
      "item_cap" INTEGER,
      "cap" INTEGER,
      "skipped" INTEGER,
      "minimum" INTEGER,
      "sharing" TEXT,
      "most_signers" INTEGER,
      "role_factors" TEXT,
      "position" INTEGER,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "score_rule_scheme" ON "score_rule"("scheme")
    """,
    """
    CREATE TABLE "score_entry" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "scheme" INTEGER NOT NULL REFERENCES "score_scheme"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER NOT NULL REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "rule" INTEGER REFERENCES "score_rule"(id) DEFERRABLE INITIALLY DEFERRED,
      "category" TEXT,
      "day" TEXT,
      "points" INTEGER,
      "exempt" INTEGER,
      "reason" TEXT NOT NULL,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "score_entry_scheme" ON "score_entry"("scheme")
    """,
    """
    CREATE INDEX "score_entry_person" ON "score_entry"("person")
    """,
    """
    CREATE INDEX "score_entry_rule" ON "score_entry"("rule")
    """,
)


def apply(connection: Connection) -> None:
    """Run the statements inside the open transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
