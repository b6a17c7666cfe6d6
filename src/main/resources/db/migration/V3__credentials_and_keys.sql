-- Passwords are kept as scrypt hashes in the modular form; most users of a domain with JWT have none.
CREATE TABLE user_password (
  domain_key BIGINT NOT NULL,
  user_key   BIGINT NOT NULL,
  hash       TEXT   NOT NULL,
  PRIMARY KEY (domain_key, user_key),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

-- Public keys that sign logins, in PEM.
CREATE TABLE jwt_key (
  domain_key  BIGINT  NOT NULL REFERENCES domain (domain_key) ON DELETE CASCADE,
  id          TEXT    NOT NULL,
  description TEXT    NOT NULL,
  public_key  TEXT    NOT NULL,
  enabled     INTEGER NOT NULL,
  updated_at  BIGINT  NOT NULL,
  PRIMARY KEY (domain_key, id)
);

-- A domain's own key pair, in PEM, which signs the logins of administrators.
CREATE TABLE admin_key (
  domain_key  BIGINT NOT NULL PRIMARY KEY REFERENCES domain (domain_key) ON DELETE CASCADE,
  public_key  TEXT   NOT NULL,
  private_key TEXT   NOT NULL
);

-- Processes that serve sessions. The beat counts; one that stands still belongs to a dead process.
CREATE TABLE node (
  node_key BIGINT NOT NULL PRIMARY KEY,
  beat     BIGINT NOT NULL,
  seen_at  BIGINT NOT NULL
);

-- Sessions from before there were nodes belong to node 0, which is dead.
INSERT INTO node (node_key, beat, seen_at) VALUES (0, 0, 0);

ALTER TABLE session ADD COLUMN node_key BIGINT NOT NULL DEFAULT 0;
-- The JWT key that vouched for the login, also when it was continued by a token.
ALTER TABLE session ADD COLUMN jwt_key TEXT;
-- Since when the session must end, wherever it is connected.
ALTER TABLE session ADD COLUMN revoked_at BIGINT;

CREATE INDEX user_deleted ON domain_user (domain_key, deleted_username) WHERE deleted_username IS NOT NULL;

CREATE INDEX session_of_user ON session (domain_key, user_key);
CREATE INDEX session_connected ON session (node_key) WHERE disconnected_at IS NULL;
CREATE INDEX session_revoked ON session (domain_key, id) WHERE revoked_at IS NOT NULL AND disconnected_at IS NULL;

ALTER TABLE reconnect_token ADD COLUMN jwt_key TEXT;

CREATE INDEX reconnect_token_user ON reconnect_token (domain_key, user_key);
CREATE INDEX reconnect_token_expiry ON reconnect_token (expires_at);
