-- Groups of users of any type.
CREATE TABLE user_group (
  domain_key  BIGINT NOT NULL REFERENCES domain (domain_key) ON DELETE CASCADE,
  id          TEXT   NOT NULL,
  description TEXT   NOT NULL,
  PRIMARY KEY (domain_key, id)
);

CREATE TABLE group_member (
  domain_key BIGINT NOT NULL,
  group_id   TEXT   NOT NULL,
  user_key   BIGINT NOT NULL,
  PRIMARY KEY (domain_key, group_id, user_key),
  FOREIGN KEY (domain_key, group_id) REFERENCES user_group (domain_key, id) ON DELETE CASCADE,
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX group_member_user ON group_member (domain_key, user_key);

-- What searches compare and order by: the texts of the normal users that are not deleted, folded by the server, because
-- databases differ in what they call the same letter.
CREATE TABLE user_search (
  domain_key   BIGINT NOT NULL,
  user_key     BIGINT NOT NULL,
  username     TEXT   NOT NULL,
  email        TEXT,
  first_name   TEXT,
  last_name    TEXT,
  display_name TEXT,
  PRIMARY KEY (domain_key, user_key),
  FOREIGN KEY (domain_key, user_key) REFERENCES domain_user (domain_key, user_key) ON DELETE CASCADE
);

CREATE INDEX user_search_username ON user_search (domain_key, username);

-- Counts the changes of a user's record.
ALTER TABLE domain_user ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
