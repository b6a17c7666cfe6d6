import { strict as assert } from "node:assert";
import { test } from "node:test";
import { connected } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

test("an anonymous user connects", async (t) => {
  const { domain } = await connected(t, OPEN_DOMAIN, "Ada");
  assert.equal(domain.isConnected(), true);
  assert.equal(domain.session().isConnected(), true);
  assert.equal(domain.namespace(), "convergence");
  assert.equal(domain.id(), "default");
});

test("the user has the display name of the login and is anonymous", async (t) => {
  const { domain } = await connected(t, OPEN_DOMAIN, "Ada Lovelace ☕");
  const user = domain.session().user();
  assert.equal(user.displayName, "Ada Lovelace ☕");
  assert.equal(user.anonymous, true);
  assert.notEqual(user.username, "");
});

test("a user without a display name connects", async (t) => {
  const { domain } = await connected(t, OPEN_DOMAIN);
  assert.equal(domain.session().user().displayName ?? null, null);
});

test("the session has an id and a reconnect token", async (t) => {
  const { domain } = await connected(t, OPEN_DOMAIN, "Ada");
  assert.match(domain.session().sessionId(), /^(?!offline:)./);
  assert.match(domain.session().reconnectToken(), /^.{16,}$/);
});

test("two logins are two users with two sessions and two tokens", async (t) => {
  const [one, other] = await Promise.all([connected(t, OPEN_DOMAIN, "Ada"), connected(t, OPEN_DOMAIN, "Ada")]);
  const [first, second] = [one.domain.session(), other.domain.session()];
  assert.notEqual(first.user().username, second.user().username);
  assert.notEqual(first.sessionId(), second.sessionId());
  assert.notEqual(first.reconnectToken(), second.reconnectToken());
});
