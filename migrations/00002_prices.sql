-- What clinics work on, what they published, and what was made of it.

-- +goose Up

-- A draft is edited part by part. The version of a part is what a form was
-- filled from: who saves against an older one is shown both.
CREATE TABLE draft_items (
    clinic_id  TEXT NOT NULL REFERENCES clinics (id),
    kind       TEXT NOT NULL, -- profile, service, package, membership, payer, terms
    id         TEXT NOT NULL, -- of the part within its kind
    position   BIGINT NOT NULL,
    body       TEXT NOT NULL, -- that part of the price list, as JSON
    version    BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (clinic_id, kind, id)
);

-- Published price lists. The document's bytes are the truth; files are made of them.
CREATE TABLE revisions (
    clinic_id    TEXT NOT NULL REFERENCES clinics (id),
    revision     BIGINT NOT NULL,
    sha256       TEXT NOT NULL UNIQUE,
    document     TEXT NOT NULL,
    note         TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT NOT NULL, -- the user's id; empty for what the program itself published
    PRIMARY KEY (clinic_id, revision)
);

-- A clinic without a later revision than the one withdrawn is not public.
CREATE TABLE withdrawals (
    clinic_id    TEXT NOT NULL REFERENCES clinics (id),
    revision     BIGINT NOT NULL, -- the current one then; it and all before are gone
    withdrawn_at BIGINT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    PRIMARY KEY (clinic_id, revision)
);

-- State bundles that were ever current, so that a page opened before the last
-- publication still finds the one it names, for 30 days.
CREATE TABLE bundles (
    path          TEXT PRIMARY KEY,
    state         TEXT NOT NULL,
    made_at       BIGINT NOT NULL,
    superseded_at BIGINT
);

-- One row: it grows with every publication and withdrawal, so that each server
-- of a fleet sees cheaply that there is something new.
CREATE TABLE publications (
    name   TEXT PRIMARY KEY,
    number BIGINT NOT NULL
);

INSERT INTO publications (name, number) VALUES ('all', 0);

-- +goose Down
DROP TABLE publications;
DROP TABLE bundles;
DROP TABLE withdrawals;
DROP TABLE revisions;
DROP TABLE draft_items;
