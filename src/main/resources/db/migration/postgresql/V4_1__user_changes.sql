-- Numbers the changes of users' records, so that every node can find out about those that were made on others. Kept for a
-- short while only.
CREATE TABLE user_change (
  change_number BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  domain_key    BIGINT NOT NULL,
  user_key      BIGINT NOT NULL
);
