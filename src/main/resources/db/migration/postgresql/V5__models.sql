-- The same as for the other dialects, but for the type of bytes and that texts are ordered by their code points.

CREATE TABLE model_settings (
  domain_key             BIGINT  NOT NULL PRIMARY KEY REFERENCES domain (domain_key) ON DELETE CASCADE,
  collection_auto_create INTEGER NOT NULL,
  snapshot_policy        TEXT    NOT NULL
);

-- The policy of a collection applies only if there is one; else that of the domain.
CREATE TABLE collection (
  domain_key      BIGINT  NOT NULL REFERENCES domain (domain_key) ON DELETE CASCADE,
  id              TEXT COLLATE "C" NOT NULL,
  description     TEXT    NOT NULL,
  world_rights    INTEGER NOT NULL,
  snapshot_policy TEXT,
  PRIMARY KEY (domain_key, id)
);

CREATE TABLE collection_user (
  domain_key    BIGINT  NOT NULL,
  collection_id TEXT COLLATE "C" NOT NULL,
  user_key      BIGINT  NOT NULL,
  rights        INTEGER NOT NULL,
  PRIMARY KEY (domain_key, collection_id, user_key),
  FOREIGN KEY (domain_key, collection_id) REFERENCES collection (domain_key, id) ON DELETE CASCADE,
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX collection_user_user ON collection_user (domain_key, user_key);

-- The data is a copy for queries, as of data_version.
CREATE TABLE model (
  model_key     BIGINT  NOT NULL PRIMARY KEY,
  domain_key    BIGINT  NOT NULL,
  id            TEXT COLLATE "C" NOT NULL,
  collection_id TEXT COLLATE "C" NOT NULL,
  version       BIGINT  NOT NULL,
  created_at    BIGINT  NOT NULL,
  modified_at   BIGINT  NOT NULL,
  overrides     INTEGER NOT NULL,
  world_rights  INTEGER NOT NULL,
  value_prefix  BIGINT  NOT NULL,
  ephemeral     INTEGER NOT NULL,
  data          TEXT    NOT NULL,
  data_version  BIGINT  NOT NULL,
  UNIQUE (domain_key, id),
  FOREIGN KEY (domain_key, collection_id) REFERENCES collection (domain_key, id)
);

CREATE INDEX model_collection ON model (domain_key, collection_id);

CREATE TABLE model_user (
  model_key  BIGINT  NOT NULL REFERENCES model (model_key) ON DELETE CASCADE,
  domain_key BIGINT  NOT NULL,
  user_key   BIGINT  NOT NULL,
  rights     INTEGER NOT NULL,
  PRIMARY KEY (model_key, user_key),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX model_user_user ON model_user (domain_key, user_key);

-- Only ever appended to. The version is the one that the operation was applied to.
CREATE TABLE operation (
  model_key  BIGINT NOT NULL REFERENCES model (model_key) ON DELETE CASCADE,
  version    BIGINT NOT NULL,
  session_id TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  operation  BYTEA   NOT NULL,
  former     BYTEA,
  PRIMARY KEY (model_key, version)
);

-- What opening starts from: the whole model as of a version.
CREATE TABLE checkpoint (
  model_key BIGINT NOT NULL PRIMARY KEY REFERENCES model (model_key) ON DELETE CASCADE,
  version   BIGINT NOT NULL,
  root      BYTEA   NOT NULL
);

-- What users see as snapshots.
CREATE TABLE snapshot (
  model_key  BIGINT NOT NULL REFERENCES model (model_key) ON DELETE CASCADE,
  version    BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  root       BYTEA   NOT NULL,
  PRIMARY KEY (model_key, version)
);

-- Whose sessions the operations of a model name: these users must stay known.
CREATE TABLE model_author (
  domain_key BIGINT NOT NULL,
  user_key   BIGINT NOT NULL,
  model_key  BIGINT NOT NULL REFERENCES model (model_key) ON DELETE CASCADE,
  PRIMARY KEY (domain_key, user_key, model_key)
);

CREATE INDEX model_author_model ON model_author (model_key);
