-- Times are milliseconds since 1970 UTC; flags are 0 or 1.

-- A key is never given to another chat: its log and its grants are found by it. The direct key is a digest of the users that
-- a direct chat was made for. The folded texts are for searches.
CREATE TABLE chat (
  chat_key        INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_key      BIGINT  NOT NULL REFERENCES domain (domain_key),
  id              TEXT    NOT NULL,
  type            INTEGER NOT NULL,
  is_private      INTEGER NOT NULL,
  name            TEXT    NOT NULL,
  topic           TEXT    NOT NULL,
  folded_id       TEXT    NOT NULL,
  folded_name     TEXT    NOT NULL,
  folded_topic    TEXT    NOT NULL,
  created_at      BIGINT  NOT NULL,
  last_event      BIGINT  NOT NULL,
  last_event_at   BIGINT  NOT NULL,
  members_version BIGINT  NOT NULL,
  direct_key      TEXT,
  UNIQUE (domain_key, id),
  UNIQUE (domain_key, direct_key)
);

-- The members of channels and direct chats; those of rooms are whoever is there.
CREATE TABLE chat_member (
  chat_key   BIGINT NOT NULL REFERENCES chat (chat_key) ON DELETE CASCADE,
  domain_key BIGINT NOT NULL,
  user_key   BIGINT NOT NULL,
  max_seen   BIGINT NOT NULL,
  PRIMARY KEY (chat_key, user_key),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX chat_member_of ON chat_member (domain_key, user_key);

-- What happened, only ever added to. The type number counts the events of one type, so that they can be counted without being
-- read. Without reference to the chat: an event is added only together with a change of the chat's row.
CREATE TABLE chat_event (
  chat_key    BIGINT  NOT NULL,
  number      BIGINT  NOT NULL,
  type        INTEGER NOT NULL,
  type_number BIGINT  NOT NULL,
  time        BIGINT  NOT NULL,
  user_key    BIGINT  NOT NULL,
  other_key   BIGINT,
  text        TEXT    NOT NULL,
  topic       TEXT    NOT NULL,
  PRIMARY KEY (chat_key, number)
) WITHOUT ROWID;

CREATE INDEX chat_event_type ON chat_event (chat_key, type, number, type_number);

-- Whom the log of a chat names: those whom it was created for, and whoever acted or was acted upon.
CREATE TABLE chat_mention (
  domain_key BIGINT  NOT NULL,
  user_key   BIGINT  NOT NULL,
  chat_key   BIGINT  NOT NULL,
  founder    INTEGER NOT NULL,
  PRIMARY KEY (domain_key, user_key, chat_key)
);

CREATE INDEX chat_mention_of ON chat_mention (chat_key);

-- Deleted chats of which events may be left.
CREATE TABLE chat_removal (
  chat_key   BIGINT NOT NULL PRIMARY KEY,
  domain_key BIGINT NOT NULL
);

CREATE INDEX chat_removal_of ON chat_removal (domain_key);

-- Whether only holders of a permission on the domain may create chats.
ALTER TABLE domain ADD COLUMN chat_creation_restricted INTEGER NOT NULL DEFAULT 0;
