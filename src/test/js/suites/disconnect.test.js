import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, connected, Events, settled } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const NORMAL = 1000;

test("a client disconnects", async (t) => {
  const client = await connected(t, OPEN_DOMAIN, "Ada");
  const disconnected = client.event(Events.DISCONNECTED);
  const closed = new Promise((resolve) => client.sockets[0].once("close", resolve));
  await client.domain.disconnect();
  await disconnected;
  assert.equal(client.domain.isDisconnected(), true);
  assert.equal(await closed, NORMAL);
});

test("a client that disconnected connects again, as another user", async (t) => {
  const client = await connected(t, OPEN_DOMAIN, "Ada");
  const { domain } = client;
  const [user, session] = [domain.session().user().username, domain.session().sessionId()];
  await domain.disconnect();
  await domain.connectAnonymously("Ada");
  await settled(client, 2);
  assert.equal(domain.isConnected(), true);
  assert.notEqual(domain.session().user().username, user);
  assert.notEqual(domain.session().sessionId(), session);
});

test("a client is disposed of", async () => {
  const client = new Client(OPEN_DOMAIN);
  await client.domain.connectAnonymously("Ada");
  await settled(client);
  const closed = new Promise((resolve) => client.sockets[0].once("close", resolve));
  await client.domain.dispose();
  assert.equal(client.domain.isDisposed(), true);
  assert.equal(await closed, NORMAL);
});
