import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, settled } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const CLIENTS = 500;

test("500 clients connect at once, talk and leave", { timeout: 120_000 }, async () => {
  const clients = Array.from({ length: CLIENTS }, () => new Client(OPEN_DOMAIN));
  try {
    await Promise.all(clients.map(({ domain }, i) => domain.connectAnonymously(`Client ${i}`)));
    const sessions = clients.map(({ domain }) => domain.session());
    assert.ok(sessions.every((session) => session.isConnected()));
    assert.equal(new Set(sessions.map((session) => session.sessionId())).size, CLIENTS);
    assert.equal(new Set(sessions.map((session) => session.user().username)).size, CLIENTS);
    assert.deepEqual(
      sessions.map((session) => session.user().displayName),
      clients.map((_, i) => `Client ${i}`),
    );
    await Promise.all(clients.map((client) => settled(client)));
    await Promise.all(clients.map(({ domain }) => domain.serverTime()));
    await Promise.all(clients.map(({ domain }) => domain.disconnect()));
    assert.ok(clients.every(({ domain }) => domain.isDisconnected()));
  } finally {
    await Promise.all(clients.map(({ domain }) => domain.dispose()));
  }
});
