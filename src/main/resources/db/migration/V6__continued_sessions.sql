-- Sessions of one token are those of one client, one after the other. Old ones are not needed: what a client still waits
-- for is young.
ALTER TABLE session ADD COLUMN token_hash TEXT;

CREATE INDEX session_token ON session (domain_key, token_hash);
