-- People who sign in, the clinics they act for, and how they prove who they are.

-- +goose Up
CREATE TABLE users (
    id         TEXT PRIMARY KEY,
    email      TEXT NOT NULL UNIQUE, -- in lower case
    password   TEXT NOT NULL,        -- Argon2id, as a PHC string
    created_at BIGINT NOT NULL,
    locked_at  BIGINT
);

CREATE TABLE clinics (
    id            TEXT PRIMARY KEY,
    slug          TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    state         TEXT NOT NULL, -- two letters
    demonstration BOOLEAN NOT NULL DEFAULT FALSE,
    created_at    BIGINT NOT NULL,
    approved_at   BIGINT -- none: nothing of it may be public
);

CREATE TABLE members (
    clinic_id TEXT NOT NULL REFERENCES clinics (id),
    user_id   TEXT NOT NULL REFERENCES users (id),
    role      TEXT NOT NULL,
    since     BIGINT NOT NULL,
    PRIMARY KEY (clinic_id, user_id)
);

CREATE INDEX members_by_user ON members (user_id);

-- Keys that sign access tokens; the newest that is not retired signs.
CREATE TABLE signing_keys (
    kid        TEXT PRIMARY KEY,
    secret     TEXT NOT NULL, -- base64
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);

-- A family is one sign-in: every refresh token that came of it.
CREATE TABLE families (
    id         TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id),
    browser    TEXT NOT NULL, -- what people know it by: "Firefox on Windows"
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at   BIGINT,
    ended_by   TEXT -- why: signed_out, revoked, reused, password, locked
);

CREATE INDEX families_by_user ON families (user_id);

CREATE TABLE refresh_tokens (
    hash        TEXT PRIMARY KEY, -- SHA-256 of the token, hexadecimal
    family_id   TEXT NOT NULL REFERENCES families (id),
    issued_at   BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    replaced_at BIGINT -- when it was used; after ten seconds its return ends the family
);

CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);

-- +goose Down
DROP TABLE refresh_tokens;
DROP TABLE families;
DROP TABLE signing_keys;
DROP TABLE members;
DROP TABLE clinics;
DROP TABLE users;
