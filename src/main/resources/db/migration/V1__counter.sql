CREATE TABLE counter (
  domain TEXT   NOT NULL,
  name   TEXT   NOT NULL,
  value  BIGINT NOT NULL,
  PRIMARY KEY (domain, name)
);
