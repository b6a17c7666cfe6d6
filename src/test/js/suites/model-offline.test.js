// The acceptance scenarios of models kept offline (model.md section 19, 30 to 32), the browser's storage in memory.
import "fake-indexeddb/auto";
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { offlineStorage } from "../lib/client.js";
import {
  ALL,
  NONE,
  arrived,
  converged,
  created,
  models,
  name,
  opened,
  plain,
  settled,
  shared,
  text,
  userId,
} from "../lib/models.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };

// Ada keeps models offline, Bob does not.
async function adaAndBob(t) {
  const a = await arrived(t, "Ada", { offline: { storage: offlineStorage() } });
  return [a, await arrived(t, "Bob")];
}

// Bob's model, downloaded to Ada's storage.
async function downloaded(t) {
  const [a, b] = await adaAndBob(t);
  const [onB] = await shared({ text: "abc" }, b);
  const id = onB.modelId();
  const changes = recorded(models(a), "offline_model_status_changed");
  await models(a).subscribeOffline(id);
  await until(() => changes.some((change) => change.id === id && change.available), "the download");
  return { a, b, onB, id };
}

test("30. a subscribed model is downloaded, and kept up to date", TIMEOUT, async (t) => {
  const { a, onB, id } = await downloaded(t);
  const updated = next(models(a), "offline_model_updated");
  text(onB).insert(3, "d");
  const update = await updated;
  assert.deepEqual([update.id, update.version], [id, 2]);
  const permitted = next(models(a), "offline_model_updated");
  await onB.permissionsManager().setUserPermissions(userId(a), { ...NONE, read: true });
  const change = await permitted;
  assert.equal(change.id, id);
  assert.deepEqual(change.permissions.toJSON(), { ...NONE, read: true });
});

test("30. what was downloaded can be opened and edited without a connection", TIMEOUT, async (t) => {
  const { a, onB, id } = await downloaded(t);
  a.goOffline();
  await until(() => !a.domain.session().isConnected(), "the loss of the connection");
  const [onA] = await opened(id, a);
  assert.deepEqual(plain(onA), { text: "abc" });
  text(onA).insert(0, "A");
  text(onB).insert(3, "B");
  const completed = next(onA, "resync_completed");
  a.goOnline();
  await completed;
  assert.deepEqual(await converged(t, [onA, onB], 3), { text: "AabcB" });
});

test("30. nothing is downloaded again after a model was open", TIMEOUT, async (t) => {
  const { a, b, onB, id } = await downloaded(t);
  const [onA] = await opened(id, a);
  text(onA).insert(0, "x");
  text(onB).insert(0, "y");
  await settled([onA, onB], 3);
  await onA.close();
  const updates = a.bodies("modelOfflineUpdated").length;
  const updated = next(models(a), "offline_model_updated");
  text(onB).insert(0, "z");
  await updated;
  assert.equal(a.bodies("modelOfflineUpdated").length, updates + 1);
  assert.equal(Number(a.bodies("modelOfflineUpdated").at(-1).updated.model.version), 4);
  await b.domain.serverTime();
});

test("31. a deleted model is told once, and then no more", TIMEOUT, async (t) => {
  const { a, b, id } = await downloaded(t);
  const deleted = next(models(a), "offline_model_deleted");
  await models(b).remove(id);
  assert.equal((await deleted).id, id);
  await assertSilence(a, b, id);
});

test("31. a model that may not be read any more is told once, and then no more", TIMEOUT, async (t) => {
  const { a, b, onB, id } = await downloaded(t);
  const revoked = next(models(a), "offline_model_permissions_revoked");
  await onB.permissionsManager().setUserPermissions(userId(a), NONE);
  assert.equal((await revoked).id, id);
  await models(b).remove(id);
  await assertSilence(a, b, id);
});

// Nothing more comes of a model, though it is there anew and its next check is over: that of another model came.
async function assertSilence(a, b, id) {
  const before = a.bodies("modelOfflineUpdated").filter(({ modelId }) => modelId === id).length;
  const [again] = await opened(await created(b, { text: "new" }, { id }), b);
  const [witness] = await shared({ text: "" }, b);
  const changes = recorded(models(a), "offline_model_status_changed", "offline_model_updated");
  await models(a).subscribeOffline(witness.modelId());
  await until(() => changes.some((change) => change.available), "the witness's download");
  text(again).insert(0, "x");
  text(witness).insert(0, "x");
  await until(() => changes.some((change) => change.name === "offline_model_updated"), "the witness's update");
  assert.equal(a.bodies("modelOfflineUpdated").filter(({ modelId }) => modelId === id).length, before);
}

test("32. a model that was created and edited offline is created with the connection", TIMEOUT, async (t) => {
  const [a, b] = await adaAndBob(t);
  a.goOffline();
  await until(() => !a.domain.session().isConnected(), "the loss of the connection");
  const id = await models(a).create({ collection: "scenarios", id: name(), data: { text: "" } });
  const [onA] = await opened(id, a);
  for (let i = 0; i < 5; i++) {
    text(onA).insert(i, `${i}`);
  }
  const completed = next(onA, "resync_completed");
  a.goOnline();
  await completed;
  const [onB] = await opened(id, b);
  assert.deepEqual(await converged(t, [onA, onB], 6), { text: "01234" });
  assert.deepEqual((await models(a).permissions(id).getUserPermissions(userId(a))).toJSON(), ALL);
});
