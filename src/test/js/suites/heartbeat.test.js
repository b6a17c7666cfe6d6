import { strict as assert } from "node:assert";
import { test } from "node:test";
import { connected, Events } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const heartbeat = { enabled: true, pingInterval: 1, pongTimeout: 5 };

test("a silent client's pings are answered", { timeout: 20_000 }, async (t) => {
  const client = await connected(t, OPEN_DOMAIN, "Ada", { protocol: { defaultRequestTimeout: 10, heartbeat } });
  let interruptions = 0;
  client.domain.on(Events.INTERRUPTED, () => interruptions++);
  await client.message("pong");
  assert.equal(interruptions, 0);
  assert.equal(client.domain.isConnected(), true);
});
