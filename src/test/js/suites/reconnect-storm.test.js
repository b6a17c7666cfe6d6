import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, Events, settled } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const CLIENTS = 200;
const TEN_SECONDS = 10_000;

test("200 clients whose sockets are cut at once are back within 10 s", { timeout: 120_000 }, async () => {
  const clients = Array.from({ length: CLIENTS }, () => new Client(OPEN_DOMAIN));
  try {
    await Promise.all(clients.map(({ domain }, i) => domain.connectAnonymously(`Client ${i}`)));
    await Promise.all(clients.map((client) => settled(client)));
    const users = clients.map(({ domain }) => domain.session().user().username);
    const sessions = new Set(clients.map(({ domain }) => domain.session().sessionId()));
    const back = clients.map((client) => client.event(Events.CONNECTED));
    const begin = performance.now();
    clients.forEach((client) => client.cut());
    await Promise.all(back);
    const elapsed = performance.now() - begin;
    assert.ok(elapsed < TEN_SECONDS, `all back after ${elapsed} ms`);
    clients.forEach(({ domain }) => sessions.add(domain.session().sessionId()));
    assert.equal(sessions.size, 2 * CLIENTS);
    assert.deepEqual(clients.map(({ domain }) => domain.session().user().username), users);
    assert.ok(clients.every(({ domain, sockets }) => domain.session().isConnected() && sockets.length === 2));
    await Promise.all(clients.map(({ domain }) => domain.serverTime()));
  } finally {
    await Promise.all(clients.map(({ domain }) => domain.dispose()));
  }
});
