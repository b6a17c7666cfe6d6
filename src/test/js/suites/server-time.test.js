import { strict as assert } from "node:assert";
import { test } from "node:test";
import { connected } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const TOLERANCE = 5000;

test("the server tells its time", async (t) => {
  const { domain } = await connected(t, OPEN_DOMAIN, "Ada");
  const time = await domain.serverTime();
  assert.ok(Math.abs(time.getTime() - Date.now()) < TOLERANCE, `${time.toISOString()} is not now`);
});

test("many questions at once are all answered", async (t) => {
  const { domain } = await connected(t, OPEN_DOMAIN, "Ada");
  const times = await Promise.all(Array.from({ length: 200 }, () => domain.serverTime()));
  assert.equal(times.length, 200);
  assert.ok(times.every((time) => time instanceof Date));
});
