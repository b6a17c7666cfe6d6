-- Times are milliseconds since 1970 UTC; flags are 0 or 1. Rights are sums: 1 read, 2 write, 4 remove, 8 manage, 16 create.

-- What a domain says about its models. A policy tells when snapshots are taken.
ALTER TABLE domain ADD COLUMN collection_auto_create INTEGER NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN snapshot_enabled        INTEGER NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN snapshot_by_version     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN snapshot_most_versions  BIGINT  NOT NULL DEFAULT 1000;
ALTER TABLE domain ADD COLUMN snapshot_version_limit  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN snapshot_least_versions BIGINT  NOT NULL DEFAULT 250;
ALTER TABLE domain ADD COLUMN snapshot_by_time        INTEGER NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN snapshot_most_millis    BIGINT  NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN snapshot_time_limit     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN snapshot_least_millis   BIGINT  NOT NULL DEFAULT 0;

CREATE TABLE collection (
  collection_key          INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_key              BIGINT  NOT NULL REFERENCES domain (domain_key),
  id                      TEXT NOT NULL,
  description             TEXT    NOT NULL,
  world_rights            INTEGER NOT NULL,
  overrides_snapshots     INTEGER NOT NULL,
  snapshot_enabled        INTEGER NOT NULL,
  snapshot_by_version     INTEGER NOT NULL,
  snapshot_most_versions  BIGINT  NOT NULL,
  snapshot_version_limit  INTEGER NOT NULL,
  snapshot_least_versions BIGINT  NOT NULL,
  snapshot_by_time        INTEGER NOT NULL,
  snapshot_most_millis    BIGINT  NOT NULL,
  snapshot_time_limit     INTEGER NOT NULL,
  snapshot_least_millis   BIGINT  NOT NULL,
  UNIQUE (domain_key, id)
);

CREATE TABLE collection_user (
  collection_key BIGINT  NOT NULL REFERENCES collection (collection_key) ON DELETE CASCADE,
  domain_key     BIGINT  NOT NULL,
  user_key       BIGINT  NOT NULL,
  rights         INTEGER NOT NULL,
  PRIMARY KEY (collection_key, user_key),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX collection_user_of ON collection_user (domain_key, user_key);

-- A key is never given to another model: what belongs to a deleted one is found by it.
CREATE TABLE model (
  model_key       INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_key      BIGINT  NOT NULL REFERENCES domain (domain_key),
  collection_key  BIGINT  NOT NULL REFERENCES collection (collection_key),
  id              TEXT NOT NULL,
  version         BIGINT  NOT NULL,
  created_at      BIGINT  NOT NULL,
  modified_at     BIGINT  NOT NULL,
  overrides_world INTEGER NOT NULL,
  world_rights    INTEGER NOT NULL,
  value_prefix    BIGINT  NOT NULL,
  ephemeral       INTEGER NOT NULL,
  UNIQUE (domain_key, id)
);

CREATE INDEX model_of_collection ON model (collection_key);
CREATE INDEX model_ephemeral ON model (model_key) WHERE ephemeral = 1;

CREATE TABLE model_user (
  model_key  BIGINT  NOT NULL REFERENCES model (model_key) ON DELETE CASCADE,
  domain_key BIGINT  NOT NULL,
  user_key   BIGINT  NOT NULL,
  rights     INTEGER NOT NULL,
  PRIMARY KEY (model_key, user_key),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX model_user_of ON model_user (domain_key, user_key);

-- The processes that have an ephemeral model open: with the last of them the model goes.
CREATE TABLE model_holder (
  model_key BIGINT NOT NULL REFERENCES model (model_key) ON DELETE CASCADE,
  node_key  BIGINT NOT NULL REFERENCES node (node_key) ON DELETE CASCADE,
  PRIMARY KEY (model_key, node_key)
);

CREATE INDEX model_holder_node ON model_holder (node_key);

-- What made each version, the first having been created: only ever added to. Without reference to the model, which would
-- be checked for each row: a row is added only together with a change of the model's row.
CREATE TABLE model_operation (
  model_key  BIGINT NOT NULL,
  version    BIGINT NOT NULL,
  time       BIGINT NOT NULL,
  session_id TEXT   NOT NULL,
  sequence   INTEGER NOT NULL,
  content    BLOB NOT NULL,
  PRIMARY KEY (model_key, version)
) WITHOUT ROWID;

-- Whose operations a model has.
CREATE TABLE model_session (
  domain_key BIGINT NOT NULL,
  session_id TEXT   NOT NULL,
  model_key  BIGINT NOT NULL,
  PRIMARY KEY (domain_key, session_id, model_key)
);

CREATE INDEX model_session_of ON model_session (model_key);

-- The model at a version, from which it is loaded: the newest that was stored.
CREATE TABLE model_checkpoint (
  model_key   BIGINT NOT NULL PRIMARY KEY REFERENCES model (model_key) ON DELETE CASCADE,
  version     BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  content     BLOB NOT NULL
);

-- The same without element ids, for queries.
CREATE TABLE model_document (
  model_key BIGINT NOT NULL PRIMARY KEY REFERENCES model (model_key) ON DELETE CASCADE,
  version   BIGINT NOT NULL,
  content   TEXT   NOT NULL
);

-- The model at versions that its collection's or its domain's policy chose.
CREATE TABLE model_snapshot (
  model_key BIGINT NOT NULL REFERENCES model (model_key) ON DELETE CASCADE,
  version   BIGINT NOT NULL,
  time      BIGINT NOT NULL,
  content   BLOB NOT NULL,
  PRIMARY KEY (model_key, version)
);

-- Deleted models of which operations may be left.
CREATE TABLE model_removal (
  model_key  BIGINT NOT NULL PRIMARY KEY,
  domain_key BIGINT NOT NULL
);

CREATE INDEX model_removal_of ON model_removal (domain_key);
