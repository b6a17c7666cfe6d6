// Two servers on one database, clients on each that edit the same model: nothing is lost, nothing is applied twice.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { connected } from "../lib/client.js";
import { created, models, plain, state } from "../lib/models.js";
import { OPEN_DOMAIN, OTHER_DOMAIN } from "../lib/server.js";
import { until } from "../lib/until.js";

const EDITS = 100;
const EACH = 2;
const MANY = 3_000;
const PATIENCE = 60_000;

const at = (t, url, name) => connected(t, url, name, { reconnect: { reconnectIntervals: [0.02] } });

// Edits one by one, and a few at once, as fast as they are acknowledged.
async function write(model, name, failures) {
  for (let i = 0; i < EDITS; i++) {
    const list = model.root().get("list");
    list.insert(i % (list.length() + 1), `${name}-${i}`);
    if (i % 3 === 0) {
      await until(() => failures.length > 0 || model.isCommitted(), `${name} acknowledged`, PATIENCE);
    }
  }
  await until(() => failures.length > 0 || model.isCommitted(), `${name} acknowledged`, PATIENCE);
}

test("two servers accept edits of one model at once", { timeout: 180_000 }, async (t) => {
  const domains = Array.from({ length: EACH }, () => [OPEN_DOMAIN, OTHER_DOMAIN]).flat();
  const clients = [];
  for (const [n, url] of domains.entries()) {
    clients.push(await at(t, url, `Client ${n}`));
  }
  const id = await created(clients[0], { list: [] });
  const replicas = [];
  for (const client of clients) {
    replicas.push(await models(client).open(id));
  }
  const failures = [];
  for (const replica of replicas) {
    replica.on("closed", ({ local, reason }) => local || failures.push(reason));
  }
  await Promise.all(replicas.map((replica, n) => write(replica, `c${n}`, failures)));
  assert.deepEqual(failures, []);
  const tokens = replicas.flatMap((_, n) => Array.from({ length: EDITS }, (__, i) => `c${n}-${i}`));
  await Promise.all(replicas.map((replica) => replica.close()));
  const last = tokens.length + 1;
  const fresh = await Promise.all([OPEN_DOMAIN, OTHER_DOMAIN].map((url) => freshly(t, url, id, last)));
  assert.deepEqual(state(fresh[0]), state(fresh[1]));
  assert.deepEqual(plain(fresh[0]).list.sort(), tokens.sort());
  console.log(`model=${id} version=${last}`);
});

// Opens the model at this version at least.
async function freshly(t, url, id, version) {
  const client = await at(t, url, "Newcomer");
  const model = await models(client).open(id);
  assert.equal(model.version(), version);
  return model;
}

test("a server catches up with thousands of edits that were made on the other", { timeout: 180_000 }, async (t) => {
  const [here, there] = [await at(t, OPEN_DOMAIN, "Here"), await at(t, OTHER_DOMAIN, "There")];
  const id = await created(here, { text: "" });
  const idle = await models(here).open(id);
  const busy = await models(there).open(id);
  for (let i = 0; i < MANY; i++) {
    busy.root().get("text").insert(0, "t");
    if (i % 100 === 99) {
      await until(() => busy.isCommitted(), "the edits there", PATIENCE);
    }
  }
  idle.root().get("text").insert(0, "h");
  await until(() => idle.isCommitted() && idle.version() === MANY + 2, "the edit here", PATIENCE);
  assert.equal(plain(idle).text, `${"t".repeat(MANY)}h`);
  const fresh = await freshly(t, OTHER_DOMAIN, id, MANY + 2);
  assert.deepEqual(state(fresh), state(idle));
});
