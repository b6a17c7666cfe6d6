// Models survive a new start of the server (model.md section 19, 14 and 35).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { allArrived, converged, created, opened, shared, text } from "../lib/models.js";
import { restart } from "../lib/restart.js";
import { next } from "../lib/until.js";

const TIMEOUT = { timeout: 120_000 };
const prefix = (client, n) => client.bodies("openRealTimeModelResponse")[n].valueIdPrefix;

const type = (client, replica, letter) => client.editable && text(replica).insert(0, letter);

test("35. who edits while the server restarts converges", TIMEOUT, async (t) => {
  const clients = await allArrived(t, "Ada", "Bob");
  const replicas = await shared({ text: "", list: [] }, ...clients);
  const completed = replicas.map((replica) => next(replica, "resync_completed"));
  const typing = setInterval(() => replicas.forEach((replica, n) => type(clients[n], replica, "ab"[n])), 10);
  t.after(() => clearInterval(typing));
  await Promise.all(clients.map((client) => client.message("operationAck", 20)));
  await restart("terminate");
  await Promise.all(completed);
  clearInterval(typing);
  replicas.forEach((replica) => replica.root().get("list").push({}));
  const value = await converged(t, replicas);
  assert.equal(replicas[0].version(), 1 + value.text.length + 2);
  assert.equal(value.list.length, 2);
});

test("14. prefixes differ after a restart", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await created(a, { list: [] });
  const [onA] = await opened(id, a);
  const completed = next(onA, "resync_completed");
  await restart("terminate");
  await completed;
  const [onB] = await opened(id, b);
  assert.deepEqual([prefix(a, 0), prefix(b, 0)], ["2", "3"]);
  for (const replica of [onA, onB]) {
    replica.root().get("list").push({});
  }
  await converged(t, [onA, onB], 3);
  const ids = new Set();
  onA.root().get("list").forEach((element) => ids.add(element.id()));
  assert.equal(ids.size, 2);
});
