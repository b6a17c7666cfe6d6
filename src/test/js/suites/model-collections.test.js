// The acceptance scenarios that need a collection with rights or a snapshot policy of its own (model.md section 19, 17
// and 33), and what changes of collections do to open models (section 18, 12 and 13). The server has the collection "read-by-bob", whose world may do nothing but create, and "snapshots", which
// takes one when more than five versions lie behind the last.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { admin } from "../lib/admin.js";
import { Client, settled as settledClient } from "../lib/client.js";
import { PASSWORD } from "../lib/credentials.js";
import { ALL, NONE, allArrived, arrived, created, models, name, opened, settled, text, userId } from "../lib/models.js";
import { OPEN_DOMAIN } from "../lib/server.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const READ_ONLY = { ...NONE, read: true };

async function bob(t) {
  const client = new Client(OPEN_DOMAIN);
  t.after(() => client.domain.dispose());
  await client.domain.connectWithPassword({ username: "bob", password: PASSWORD });
  await settledClient(client);
  return client;
}

test("17. a user's entry of the collection outranks the model's world, and the model's entry outranks both", TIMEOUT, async (t) => {
  const [a, b, c] = [await arrived(t, "Ada"), await bob(t), await arrived(t, "Cid")];
  const id = await created(a, {}, {
    collection: "read-by-bob",
    overrideCollectionWorldPermissions: true,
    worldPermissions: NONE,
  });
  const [onB] = await opened(id, b);
  assert.deepEqual(onB.permissions().toJSON(), READ_ONLY);
  await onB.close();
  await assert.rejects(models(c).open(id), { code: "unauthorized" });
  await models(a).permissions(id).setUserPermissions(userId(b), NONE);
  await assert.rejects(models(b).open(id), { code: "unauthorized" });
});

test("17. the model's world counts only if it overrides", TIMEOUT, async (t) => {
  const [a, c] = [await arrived(t, "Ada"), await arrived(t, "Cid")];
  const id = await created(a, {}, { collection: "read-by-bob", worldPermissions: ALL });
  await assert.rejects(models(c).open(id), { code: "unauthorized" });
  await models(a).permissions(id).setOverridesCollection(true);
  await opened(id, c);
});

test("who may not create in a collection is refused", TIMEOUT, async (t) => {
  const b = await bob(t);
  await assert.rejects(created(b, {}, { collection: "read-by-bob" }), { code: "unauthorized" });
});

// A collection of its own with a model that Ada, who made it, and Cid have open.
async function inNewCollection(t) {
  const collection = name();
  await admin("PUT", `collections/${collection}`, {});
  const [a, c] = await allArrived(t, "Ada", "Cid");
  const id = await created(a, { text: "" }, { collection });
  const [onA, onC] = await opened(id, a, c);
  return { collection, id, a, c, onA, onC };
}

const worldOf = (collection, worldPermissions) => admin("PUT", `collections/${collection}`, { worldPermissions });

test("16. rights that a collection loses reach who has its models open", TIMEOUT, async (t) => {
  const { collection, c, onA, onC } = await inNewCollection(t);
  const own = recorded(onA, "permissions_changed", "closed");
  const changed = next(onC, "permissions_changed");
  await worldOf(collection, { ...ALL, write: false, create: true });
  assert.deepEqual((await changed).changes, ["write"]);
  assert.equal(onC.isOpen(), true);
  const closed = next(onC, "closed");
  const left = next(onA, "collaborator_closed");
  await worldOf(collection, { ...NONE, create: true });
  assert.equal((await closed).local, false);
  assert.equal((await c.message("forceCloseRealTimeModel")).forceCloseRealTimeModel.reasonCode, 8);
  await left;
  text(onA).insert(0, "x");
  await settled([onA], 2);
  assert.deepEqual(own, []);
});

test("20. with a collection its models are deleted, whoever has them open", TIMEOUT, async (t) => {
  const { collection, id, a, onA, onC } = await inNewCollection(t);
  const events = [onA, onC].map((model) => recorded(model, "deleted", "closed"));
  await admin("DELETE", `collections/${collection}`);
  await until(() => events.every((seen) => seen.length === 2), "deleted and closed");
  for (const seen of events) {
    assert.deepEqual(seen.map((event) => event.name).sort(), ["closed", "deleted"]);
  }
  await assert.rejects(models(a).open(id), { code: "model_not_found" });
  await created(a, { text: "new" }, { id });
  assert.equal((await opened(id, a))[0].version(), 1);
});

for (const operations of [5, 6]) {
  test(`33. a model that has ${operations} operations`, TIMEOUT, async (t) => {
    const a = await arrived(t, "Ada");
    const id = `after${operations}`;
    const [model] = await opened(await created(a, { n: 0 }, { collection: "snapshots", id }), a);
    for (let i = 0; i < operations; i++) {
      model.root().get("n").increment();
    }
    await settled([model], operations + 1);
  });
}
