"""The first version: an empty file."""

from __future__ import annotations

from sqlite3 import Connection

STATEMENTS = (
    """
    CREATE TABLE operation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('start', 'note', 'do', 'undo', 'redo')),
      reverts INTEGER REFERENCES operation(id),
      note TEXT
    ) STRICT
    """,
    """
    CREATE INDEX operation_reverts ON operation(reverts)
    """,
    """
    CREATE TABLE change (
      operation INTEGER NOT NULL REFERENCES operation(id) DEFERRABLE INITIALLY DEFERRED,
      seq INTEGER NOT NULL,
      entity TEXT NOT NULL,
      record INTEGER NOT NULL,
      before TEXT,
      after TEXT,
      PRIMARY KEY (operation, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX change_record ON change(entity, record)
    """,
    """
    CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
    """,
    """
    CREATE TRIGGER change_is_final BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
    """,
    """
    CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
    """,
    """
    CREATE TABLE "setting" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "content" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "dictionary_entry" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "dictionary" TEXT NOT NULL,
      "label" TEXT NOT NULL,
      "rank" INTEGER,
      "retired" INTEGER,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "extra_field" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "entity" TEXT NOT NULL,
      "label" TEXT NOT NULL,
      "kind" TEXT NOT NULL,
      "entries" TEXT,
      "rank" INTEGER,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "saved_view" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "ledger" TEXT NOT NULL,
      "label" TEXT NOT NULL,
      "definition" TEXT NOT NULL,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "heading_memory" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "ledger" TEXT NOT NULL,
      "heading" TEXT NOT NULL,
      "column" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "distinct_pair" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "entity" TEXT NOT NULL,
      "one" INTEGER NOT NULL,
      "other" INTEGER NOT NULL,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "imported_file" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "sha256" TEXT NOT NULL,
      "rows" INTEGER,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "export_log" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "at" TEXT NOT NULL,
      "content" TEXT NOT NULL,
      "profile" TEXT,
      "rows" INTEGER,
      "purpose" TEXT,
      "sha256" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "organization" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "former_name" TEXT,
      "short_name" TEXT,
      "english_name" TEXT,
      "kind" TEXT,
      "credit_code" TEXT,
      "other_code" TEXT,
      "registration_type" TEXT,
      "town" TEXT,
      "industry" TEXT,
      "scale" TEXT,
      "business" TEXT,
      "address" TEXT,
      "postcode" TEXT,
      "region" TEXT,
      "capital" INTEGER,
      "assets" INTEGER,
      "revenue" INTEGER,
      "profit" INTEGER,
      "tax" INTEGER,
      "staff" INTEGER,
      "founded" TEXT,
      "phone" TEXT,
      "fax" TEXT,
      "email" TEXT,
      "website" TEXT,
      "high_tech" INTEGER,
      "credit_rating" TEXT,
      "innovation" TEXT,
      "contract_rate" TEXT,
      "insurance" TEXT,
      "organs" TEXT,
      "subsidiaries" TEXT,
      "charity" TEXT,
      "profile" TEXT,
      "group_kind" TEXT,
      "registrar" TEXT,
      "supervisor" TEXT,
      "enterprise_members" INTEGER,
      "individual_members" INTEGER,
      "group_members" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "person" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "former_name" TEXT,
      "sex" TEXT,
      "ethnicity" TEXT,
      "birth" TEXT,
      "birthplace" TEXT,
      "native_place" TEXT,
      "education" TEXT,
      "degree" TEXT,
      "school" TEXT,
      "politics" TEXT,
      "party_joined" TEXT,
      "id_kind" TEXT,
      "id_number" TEXT,
      "mobile" TEXT,
      "landline" TEXT,
      "email" TEXT,
      "qq" TEXT,
      "wechat" TEXT,
      "home" TEXT,
      "town" TEXT,
      "industry" TEXT,
      "title" TEXT,
      "overseas" INTEGER,
      "npc" TEXT,
      "cppcc" TEXT,
      "government" TEXT,
      "social" TEXT,
      "honours" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE "employment" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "person" INTEGER NOT NULL REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "organization" INTEGER NOT NULL REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "role" TEXT NOT NULL,
      "post" TEXT,
      "start" TEXT,
      "end" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "employment_person" ON "employment"("person")
    """,
    """
    CREATE INDEX "employment_organization" ON "employment"("organization")
    """,
    """
    CREATE TABLE "membership" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "kind" TEXT NOT NULL,
      "number" TEXT,
      "chamber" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "start" TEXT,
      "end" TEXT,
      "end_reason" TEXT,
      "stage" TEXT,
      "federation_post" TEXT,
      "basis" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "membership_organization" ON "membership"("organization")
    """,
    """
    CREATE INDEX "membership_person" ON "membership"("person")
    """,
    """
    CREATE INDEX "membership_chamber" ON "membership"("chamber")
    """,
    """
    CREATE TABLE "body" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "kind" TEXT,
      "level" TEXT,
      "place" TEXT,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      "parent" INTEGER REFERENCES "body"(id) DEFERRABLE INITIALLY DEFERRED,
      "rank" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "body_organization" ON "body"("organization")
    """,
    """
    CREATE INDEX "body_parent" ON "body"("parent")
    """,
    """
    CREATE TABLE "term" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "body" INTEGER NOT NULL REFERENCES "body"(id) DEFERRABLE INITIALLY DEFERRED,
      "number" INTEGER NOT NULL,
      "start" TEXT,
      "planned_end" TEXT,
      "end" TEXT,
      "basis" TEXT,
      "seats" INTEGER,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "term_body" ON "term"("body")
    """,
    """
    CREATE TABLE "quota" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "term" INTEGER NOT NULL REFERENCES "term"(id) DEFERRABLE INITIALLY DEFERRED,
      "title" TEXT NOT NULL,
      "seats" INTEGER NOT NULL,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "quota_term" ON "quota"("term")
    """,
    """
    CREATE TABLE "post" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "person" INTEGER NOT NULL REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "body" INTEGER NOT NULL REFERENCES "body"(id) DEFERRABLE INITIALLY DEFERRED,
      "term" INTEGER REFERENCES "term"(id) DEFERRABLE INITIALLY DEFERRED,
      "title" TEXT NOT NULL,
      "nature" TEXT,
      "sector" TEXT,
      "constituency" TEXT,
      "committee" TEXT,
      "certificate" TEXT,
      "position" INTEGER,
      "start" TEXT,
      "end" TEXT,
      "given_by" TEXT,
      "ended_by" TEXT,
      "end_reason" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "post_person" ON "post"("person")
    """,
    """
    CREATE INDEX "post_body" ON "post"("body")
    """,
    """
    CREATE INDEX "post_term" ON "post"("term")
    """,
    """
    CREATE TABLE "session" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "name" TEXT NOT NULL,
      "short" TEXT,
      "body" INTEGER REFERENCES "body"(id) DEFERRABLE INITIALLY DEFERRED,
      "term" INTEGER,
      "meeting" INTEGER,
      "start" TEXT,
      "end" TEXT,
      "deadline" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "session_body" ON "session"("body")
    """,
    """
    CREATE TABLE "proposal" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "session" INTEGER REFERENCES "session"(id) DEFERRABLE INITIALLY DEFERRED,
      "form" TEXT NOT NULL,
      "serial" TEXT,
      "number" TEXT,
      "title" TEXT NOT NULL,
      "kind" TEXT,
      "collective_kind" TEXT,
      "collective_signer" TEXT,
      "category" TEXT,
      "submitted" TEXT,
      "running" INTEGER,
      "content" TEXT,
      "leader" TEXT,
      "remark" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "proposal_session" ON "proposal"("session")
    """,
    """
    CREATE TABLE "signer" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "proposal" INTEGER NOT NULL REFERENCES "proposal"(id) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT,
      "position" INTEGER NOT NULL,
      "unit" TEXT,
      "mobile" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "signer_proposal" ON "signer"("proposal")
    """,
    """
    CREATE INDEX "signer_person" ON "signer"("person")
    """,
    """
    CREATE TABLE "proposal_unit" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "proposal" INTEGER NOT NULL REFERENCES "proposal"(id) DEFERRABLE INITIALLY DEFERRED,
      "name" TEXT NOT NULL,
      "role" TEXT NOT NULL,
      "organization" INTEGER REFERENCES "organization"(id) DEFERRABLE INITIALLY DEFERRED,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "proposal_unit_proposal" ON "proposal_unit"("proposal")
    """,
    """
    CREATE INDEX "proposal_unit_organization" ON "proposal_unit"("organization")
    """,
    """
    CREATE TABLE "proposal_step" (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "proposal" INTEGER NOT NULL REFERENCES "proposal"(id) DEFERRABLE INITIALLY DEFERRED,
      "kind" TEXT NOT NULL,
      "unit" INTEGER REFERENCES "proposal_unit"(id) DEFERRABLE INITIALLY DEFERRED,
      "day" TEXT,
      "due" TEXT,
      "result" TEXT,
      "satisfaction" TEXT,
      "reason" TEXT,
      "target" INTEGER REFERENCES "proposal"(id) DEFERRABLE INITIALLY DEFERRED,
      "who" TEXT,
      "content" TEXT,
      "basis" TEXT,
      removed INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX "proposal_step_proposal" ON "proposal_step"("proposal")
    """,
    """
    CREATE INDEX "proposal_step_unit" ON "proposal_step"("unit")
    """,
    """
    CREATE INDEX "proposal_step_target" ON "proposal_step"("target")
    """,
)


def apply(connection: Connection) -> None:
    """Run the statements inside the open transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
