import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, connected, Events, settled } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const CLIENTS = 100;
const AWAY = 20;

const presence = (client) => client.domain.session().domain().presence();

// Ends the server in this way; resolves when it is there again, at the same address.
async function restart(way) {
  const response = await fetch(`${process.env.CONVERGENCE_RESTART_URL}/${way}`, { method: "POST" });
  assert.equal(response.status, 204);
}

for (const way of ["kill", "terminate"]) {
  test(`100 sessions outlive a restart by ${way}, and nobody else seems to be there`, { timeout: 120_000 }, async (t) => {
    const watcher = await connected(t, OPEN_DOMAIN, "Watcher");
    const clients = Array.from({ length: CLIENTS }, (_, i) => new Client(OPEN_DOMAIN, { reconnect: { autoReconnect: i >= AWAY } }));
    t.after(() => Promise.all(clients.map(({ domain }) => domain.dispose())));
    await Promise.all(clients.map(({ domain }, i) => domain.connectAnonymously(`Client ${i}`)));
    await Promise.all(clients.map((client) => settled(client)));
    const ids = clients.map(({ domain }) => domain.session().user().userId);
    const sessions = new Set(clients.map(({ domain }) => domain.session().sessionId()));
    const followed = await presence(watcher).subscribe(ids);
    assert.ok(followed.every(({ available }) => available));

    const back = clients.slice(AWAY);
    const again = [watcher, ...back].map((client) => client.event(Events.CONNECTED));
    await restart(way);
    await Promise.all(again);

    back.forEach(({ domain }) => sessions.add(domain.session().sessionId()));
    assert.equal(sessions.size, 2 * CLIENTS - AWAY);
    assert.deepEqual(back.map(({ domain }) => domain.session().user().userId.username), ids.slice(AWAY).map(({ username }) => username));
    const expected = ids.map((_, i) => i >= AWAY);
    const seen = () => followed.map(({ available }) => available);
    while (seen().join() !== expected.join()) {
      await watcher.domain.serverTime();
    }
    const asked = await presence(watcher).presence(ids);
    assert.deepEqual(asked.map(({ available }) => available), expected);
  });
}
