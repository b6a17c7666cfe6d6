import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, Events } from "../lib/client.js";
import { CLOSED_DOMAIN, MISSING_DOMAIN, OPEN_DOMAIN } from "../lib/server.js";

async function refused(t, url, code, connect = (domain) => domain.connectAnonymously("Ada")) {
  const client = new Client(url);
  t.after(() => client.domain.dispose());
  const failed = client.event(Events.CONNECTION_FAILED);
  const rejected = assert.rejects(connect(client.domain), (error) => code === undefined || error.code === code);
  const event = await failed;
  await rejected;
  assert.equal(client.domain.isDisconnected(), true);
  return event;
}

test("a domain that does not exist is reported", { timeout: 20_000 }, async (t) => {
  const { code, message } = await refused(t, MISSING_DOMAIN, "domain_not_found");
  assert.equal(code, "domain_not_found");
  assert.equal(message, "The domain 'convergence/missing' does not exist");
});

test("a domain without anonymous login is reported", { timeout: 20_000 }, async (t) => {
  const { code, message } = await refused(t, CLOSED_DOMAIN, "anonymous_auth_disabled");
  assert.equal(code, "anonymous_auth_disabled");
  assert.equal(message, "Anonymous authentication is disabled for the requested domain.");
});

test("an unknown reconnect token is refused once, without retry", { timeout: 20_000 }, async (t) => {
  const { code } = await refused(t, OPEN_DOMAIN, undefined, (domain) => domain.reconnect("A".repeat(32)));
  assert.equal(code, "authentication_failed");
});
