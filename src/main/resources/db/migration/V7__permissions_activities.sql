-- Times are milliseconds since 1970 UTC; flags are 0 or 1.

-- What may be done with things. A target is the domain itself (kind 0, key 0), an activity (1) or a chat (2). There is no
-- reference to targets: who deletes one deletes its grants.
CREATE TABLE permission_world (
  domain_key  BIGINT  NOT NULL REFERENCES domain (domain_key),
  target_kind INTEGER NOT NULL,
  target_key  BIGINT  NOT NULL,
  name        TEXT    NOT NULL,
  PRIMARY KEY (domain_key, target_kind, target_key, name)
);

-- Automatic: given because somebody became a member, not by somebody.
CREATE TABLE permission_user (
  domain_key  BIGINT  NOT NULL,
  target_kind INTEGER NOT NULL,
  target_key  BIGINT  NOT NULL,
  user_key    BIGINT  NOT NULL,
  name        TEXT    NOT NULL,
  automatic   INTEGER NOT NULL,
  PRIMARY KEY (domain_key, target_kind, target_key, user_key, name),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX permission_user_of ON permission_user (domain_key, user_key);

CREATE TABLE permission_group (
  domain_key  BIGINT  NOT NULL,
  target_kind INTEGER NOT NULL,
  target_key  BIGINT  NOT NULL,
  group_id    TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  PRIMARY KEY (domain_key, target_kind, target_key, group_id, name),
  FOREIGN KEY (domain_key, group_id) REFERENCES user_group (domain_key, id) ON DELETE CASCADE
);

CREATE INDEX permission_group_of ON permission_group (domain_key, group_id);

-- Targets whose grants were changed: who changes them takes the row first, so that changes come one after the other.
CREATE TABLE permission_target (
  domain_key  BIGINT  NOT NULL REFERENCES domain (domain_key),
  target_kind INTEGER NOT NULL,
  target_key  BIGINT  NOT NULL,
  changes     BIGINT  NOT NULL,
  PRIMARY KEY (domain_key, target_kind, target_key)
);

-- Numbers the changes that give or take rights, so that every node can find out about those that were made on others: of
-- one target, or of kind 0 when it may be any of the domain. Kept for a short while only.
CREATE TABLE rights_change (
  change_number INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_key    BIGINT  NOT NULL,
  target_kind   INTEGER NOT NULL,
  target_key    BIGINT  NOT NULL
);

-- A key is never given to another activity: its grants are found by it.
CREATE TABLE activity (
  activity_key INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_key   BIGINT  NOT NULL REFERENCES domain (domain_key),
  type         TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  ephemeral    INTEGER NOT NULL,
  created_at   BIGINT  NOT NULL,
  UNIQUE (domain_key, type, id)
);

CREATE INDEX activity_ephemeral ON activity (activity_key) WHERE ephemeral = 1;

-- The processes that have sessions in an ephemeral activity: with the last of them the activity goes.
CREATE TABLE activity_holder (
  activity_key BIGINT NOT NULL REFERENCES activity (activity_key) ON DELETE CASCADE,
  node_key     BIGINT NOT NULL REFERENCES node (node_key) ON DELETE CASCADE,
  PRIMARY KEY (activity_key, node_key)
);

CREATE INDEX activity_holder_node ON activity_holder (node_key);
