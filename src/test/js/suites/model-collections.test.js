// The acceptance scenarios that need a collection with rights or a snapshot policy of its own (model.md section 19, 17
// and 33). The server has the collection "read-by-bob", whose world may do nothing but create, and "snapshots", which
// takes one when more than five versions lie behind the last.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, settled as settledClient } from "../lib/client.js";
import { PASSWORD } from "../lib/credentials.js";
import { ALL, NONE, arrived, created, models, opened, settled, userId } from "../lib/models.js";
import { OPEN_DOMAIN } from "../lib/server.js";

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
