import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, connected, Events, settled } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

async function cutAndReconnected(client) {
  const interrupted = client.event(Events.INTERRUPTED);
  const connectedAgain = client.event(Events.CONNECTED);
  client.cut();
  await interrupted;
  await connectedAgain;
  await settled(client, client.sockets.length);
}

test("a client whose socket is killed comes back as the same user", { timeout: 30_000 }, async (t) => {
  const client = await connected(t, OPEN_DOMAIN, "Ada");
  const session = client.domain.session();
  const [user, sessionId] = [session.user().username, session.sessionId()];
  await cutAndReconnected(client);
  assert.equal(session.isConnected(), true);
  assert.equal(session.user().username, user);
  assert.equal(session.user().displayName, "Ada");
  assert.notEqual(session.sessionId(), sessionId);
  assert.equal(client.sockets.length, 2);
});

test("a client comes back any number of times", { timeout: 60_000 }, async (t) => {
  const client = await connected(t, OPEN_DOMAIN, "Ada");
  const user = client.domain.session().user().username;
  const sessions = new Set([client.domain.session().sessionId()]);
  for (let i = 0; i < 5; i++) {
    await cutAndReconnected(client);
    assert.equal(client.domain.session().user().username, user);
    sessions.add(client.domain.session().sessionId());
  }
  assert.equal(sessions.size, 6);
  assert.ok((await client.domain.serverTime()) instanceof Date);
});

test("another client continues with the token", { timeout: 30_000 }, async (t) => {
  const first = await connected(t, OPEN_DOMAIN, "Ada");
  const { username } = first.domain.session().user();
  const token = first.domain.session().reconnectToken();
  await first.domain.disconnect();
  const second = new Client(OPEN_DOMAIN);
  t.after(() => second.domain.dispose());
  await second.domain.reconnect(token);
  await settled(second);
  assert.equal(second.domain.session().user().username, username);
});
