-- Times are milliseconds since 1970 UTC; flags are 0 or 1.

CREATE TABLE domain (
  domain_key        BIGINT  NOT NULL PRIMARY KEY,
  namespace         TEXT    NOT NULL,
  id                TEXT    NOT NULL,
  display_name      TEXT    NOT NULL,
  status            TEXT    NOT NULL,
  availability      TEXT    NOT NULL,
  anonymous_allowed INTEGER NOT NULL,
  reconnect_minutes INTEGER NOT NULL,
  UNIQUE (namespace, id)
);

CREATE TABLE domain_user (
  domain_key       BIGINT  NOT NULL REFERENCES domain (domain_key),
  user_key         BIGINT  NOT NULL,
  user_type        INTEGER NOT NULL,
  username         TEXT    NOT NULL,
  first_name       TEXT,
  last_name        TEXT,
  display_name     TEXT,
  email            TEXT,
  disabled         INTEGER NOT NULL,
  deleted_username TEXT,
  created_at       BIGINT  NOT NULL,
  last_login_at    BIGINT,
  PRIMARY KEY (domain_key, user_key),
  UNIQUE (domain_key, user_type, username)
);

-- Kept for ever: history refers to sessions.
CREATE TABLE session (
  domain_key      BIGINT NOT NULL,
  id              TEXT   NOT NULL,
  user_key        BIGINT NOT NULL,
  auth_method     TEXT   NOT NULL,
  client          TEXT   NOT NULL,
  client_version  TEXT   NOT NULL,
  user_agent      TEXT   NOT NULL,
  remote_host     TEXT   NOT NULL,
  connected_at    BIGINT NOT NULL,
  disconnected_at BIGINT,
  PRIMARY KEY (domain_key, id),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key)
);

-- Only the SHA-256 of a token is kept.
CREATE TABLE reconnect_token (
  domain_key BIGINT NOT NULL,
  token_hash TEXT   NOT NULL,
  user_key   BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (domain_key, token_hash),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key)
);
