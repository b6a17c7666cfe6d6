// The acceptance scenarios of creating, opening, closing and deleting models (model.md section 19, 1 to 14, 20, 21).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  ALL,
  NONE,
  allArrived,
  arrived,
  converged,
  created,
  models,
  name,
  opened,
  plain,
  sessionId,
  settled,
  shared,
  state,
  text,
  userId,
} from "../lib/models.js";
import { Client, settled as settledClient } from "../lib/client.js";
import { MANUAL_DOMAIN } from "../lib/server.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const sessions = (model) => model.collaborators().map((collaborator) => collaborator.sessionId);

test("1. what was created can be opened", TIMEOUT, async (t) => {
  const a = await arrived(t, "Ada");
  const id = name();
  assert.equal(await models(a).create({ collection: "c", id, data: { x: 1 } }), id);
  const model = await models(a).open(id);
  assert.equal(model.version(), 1);
  assert.equal(model.root().get("x").value(), 1);
  assert.deepEqual(model.createdTime(), model.time());
  assert.equal(model.collectionId(), "c");
  assert.equal(model.modelId(), id);
});

test("1. values of every kind are kept", TIMEOUT, async (t) => {
  const a = await arrived(t, "Ada");
  const data = {
    object: { "": { nested: [{}, []] } },
    array: [1, "two", null, [true, false]],
    string: "Zoë ☕ 𝒳",
    number: -1.5e-7,
    boolean: false,
    nothing: null,
    date: new Date(1234567890123),
    old: new Date(-1),
  };
  const [model] = await opened(await created(a, data), a);
  assert.deepEqual(model.root().value(), data);
});

test("2. without an id the server makes one", TIMEOUT, async (t) => {
  const a = await arrived(t, "Ada");
  const ids = [await models(a).create({ collection: "c" }), await models(a).create({ collection: "c" })];
  assert.ok(ids[0].length > 0 && ids[1].length > 0);
  assert.notEqual(ids[0], ids[1]);
  assert.deepEqual(plain((await opened(ids[0], a))[0]), {});
});

test("3. an id can be used once in a domain", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await created(a, { x: 1 });
  await assert.rejects(created(b, { x: 2 }, { id }), { code: "model_already_exists" });
  await assert.rejects(models(b).create({ collection: "another", id }), { code: "model_already_exists" });
  assert.deepEqual(plain((await opened(id, b))[0]), { x: 1 });
});

test("4. a missing collection is not created when that is off", TIMEOUT, async (t) => {
  const a = new Client(MANUAL_DOMAIN);
  t.after(() => a.domain.dispose());
  await a.domain.connectAnonymously("Ada");
  await settledClient(a);
  await assert.rejects(models(a).create({ collection: name() }), { code: "collection_does_not_exist" });
});

test("5. a missing model cannot be opened", TIMEOUT, async (t) => {
  const a = await arrived(t, "Ada");
  await assert.rejects(models(a).open(name()), { code: "model_not_found" });
});

test("6. the first auto-creation counts", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = name();
  const first = await models(a).openAutoCreate({ collection: "c", id, data: () => ({ k: "v" }) });
  const second = await models(b).openAutoCreate({ collection: "c", id, data: () => ({ k: "other" }) });
  assert.deepEqual([plain(first), plain(second)], [{ k: "v" }, { k: "v" }]);
  assert.deepEqual(b.bodies("modelAutoCreateConfigRequest"), []);
});

test("7. who auto-creates at the same time opens one model", TIMEOUT, async (t) => {
  const clients = await allArrived(t, "Ada", "Bob", "Cid");
  const id = name();
  const replicas = await Promise.all(
    clients.map((client, n) => models(client).openAutoCreate({ collection: "c", id, data: () => ({ list: [n, { n }] }) })),
  );
  for (const replica of replicas) {
    assert.deepEqual(state(replica), state(replicas[0]));
  }
  await until(() => replicas.every((replica) => sessions(replica).length === 3), "all to know each other");
});

test("8. an opener that never answers does not keep another from creating", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = name();
  // As if the callback had thrown: then the client sends no answer.
  const unanswered = () => {
    a.line.holdOutgoing();
    return { k: "never" };
  };
  const first = models(a).openAutoCreate({ collection: "c", id, data: unanswered });
  await a.message("modelAutoCreateConfigRequest");
  const second = await models(b).openAutoCreate({ collection: "c", id, data: () => ({ k: "v" }) });
  assert.deepEqual(plain(second), { k: "v" });
  assert.deepEqual(plain(await first), { k: "v" });
  a.line.release();
});

test("9. auto-creation without an id", TIMEOUT, async (t) => {
  const a = await arrived(t, "Ada");
  const model = await models(a).openAutoCreate({ collection: "c" });
  assert.ok(model.modelId().length > 0);
  assert.deepEqual(plain(model), {});
});

test("10. an ephemeral model is gone with its last participant", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = name();
  const first = await models(a).openAutoCreate({ collection: "c", id, ephemeral: true, data: { k: "v" } });
  const second = await models(b).open(id);
  await first.close();
  second.root().set("k", "w");
  await settled([second], 2);
  await second.close();
  await assert.rejects(models(a).open(id), { code: "model_not_found" });
});

test("11. participants learn of each other", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await created(a, {});
  const [onA] = await opened(id, a);
  const came = next(onA, "collaborator_opened");
  const [onB] = await opened(id, b);
  assert.equal((await came).collaborator.sessionId, sessionId(b));
  assert.deepEqual(sessions(onB).sort(), [sessionId(a), sessionId(b)].sort());
  assert.deepEqual(sessions(onA).sort(), [sessionId(a), sessionId(b)].sort());
  const went = next(onA, "collaborator_closed");
  await onB.close();
  assert.equal((await went).collaborator.sessionId, sessionId(b));
  assert.deepEqual(sessions(onA), [sessionId(a)]);
});

test("12. a lost connection closes the model, once", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA] = await shared({}, a, b);
  const closed = recorded(onA, "collaborator_closed");
  const gone = sessionId(b);
  b.goOffline();
  await until(() => closed.length > 0, "collaborator_closed");
  await a.domain.serverTime();
  assert.deepEqual(closed.map(({ collaborator }) => collaborator.sessionId), [gone]);
});

test("13. edits before a close are kept", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA] = await shared({ text: "" }, a);
  for (let i = 0; i < 10; i++) {
    text(onA).insert(i, `${i}`);
  }
  await onA.close();
  const [onB] = await opened(onA.modelId(), b);
  assert.deepEqual(plain(onB), { text: "0123456789" });
  assert.equal(onB.version(), 11);
});

test("14. no two elements have one id, no two openings one prefix", TIMEOUT, async (t) => {
  const clients = await allArrived(t, "Ada", "Bob", "Cid");
  const replicas = await shared({ list: [] }, ...clients);
  for (let i = 0; i < 50; i++) {
    replicas.forEach((replica) => replica.root().get("list").insert(0, { i }));
  }
  await settled(replicas, 151);
  await replicas[2].close();
  const [again] = await opened(replicas[0].modelId(), clients[2]);
  again.root().get("list").push({});
  await converged(t, [replicas[0], replicas[1], again], 152);
  const ids = [];
  again.root().get("list").forEach((element) => {
    ids.push(element.id());
    element.forEach((child) => ids.push(child.id()));
  });
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(ids.length, 301);
  const prefixes = clients.flatMap((client) =>
    client.bodies("openRealTimeModelResponse").map(({ valueIdPrefix }) => valueIdPrefix),
  );
  assert.deepEqual(prefixes.sort(), ["2", "3", "4", "5"]);
});

test("20. a deleted model closes for all, and its id is free", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, "Ada", "Bob", "Cid");
  const replicas = await shared({ text: "old" }, a, b);
  const id = replicas[0].modelId();
  text(replicas[0]).insert(0, "very ");
  await settled(replicas, 2);
  const events = replicas.map((replica) => recorded(replica, "deleted", "closed"));
  await models(c).remove(id);
  await until(() => events.every((seen) => seen.length === 2), "deleted and closed");
  for (const seen of events) {
    assert.deepEqual(seen.map((event) => event.name).sort(), ["closed", "deleted"]);
  }
  await assert.rejects(models(c).open(id), { code: "model_not_found" });
  await created(c, { text: "new" }, { id });
  const [fresh] = await opened(id, b);
  assert.equal(fresh.version(), 1);
  assert.deepEqual(plain(fresh), { text: "new" });
});

test("21. without the permission to remove nothing is deleted", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, "Ada", "Bob", "Cid");
  const id = await created(a, {}, {
    overrideCollectionWorldPermissions: true,
    worldPermissions: { ...ALL, remove: false },
    userPermissions: new Map([[userId(c), NONE]]),
  });
  const [onA] = await opened(id, a);
  await assert.rejects(models(b).remove(id), { code: "unauthorized" });
  await assert.rejects(models(c).remove(id), { code: "unauthorized" });
  onA.root().set("k", 1);
  await settled([onA], 2);
});

test("a missing model cannot be deleted", TIMEOUT, async (t) => {
  const a = await arrived(t, "Ada");
  await assert.rejects(models(a).remove(name()), { code: "model_not_found" });
});

test("34. an operation out of range puts only its sender out", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ list: [1] }, a, b);
  const closed = next(onA, "closed");
  const { resourceId } = a.bodies("openRealTimeModelResponse")[0];
  const id = onA.root().get("list").id();
  const discreteOperation = { arrayRemoveOperation: { id, index: 1 } };
  a.sendRaw({
    operationSubmission: { resourceId, sequenceNumber: 1, contextVersion: 1, operation: { discreteOperation } },
  });
  assert.equal((await closed).local, false);
  assert.equal((await a.message("forceCloseRealTimeModel")).forceCloseRealTimeModel.reasonCode, 4);
  assert.equal(onB.version(), 1);
  onB.root().get("list").push(2);
  assert.deepEqual(await converged(t, [onB], 2), { list: [1, 2] });
  const [again] = await opened(onB.modelId(), a);
  assert.deepEqual(plain(again), { list: [1, 2] });
});

test("37. an unknown resource id is answered and harms no open model", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  const discreteOperation = { stringSpliceOperation: { id: text(onA).id(), index: 0, insertedValue: "x" } };
  a.sendRaw({
    operationSubmission: { resourceId: 999, sequenceNumber: 1, contextVersion: 1, operation: { discreteOperation } },
  });
  const { error } = await a.message("error");
  assert.equal(error.code, "unknown_resource_id");
  assert.equal(error.details.resourceId.numberValue, 999);
  text(onA).insert(0, "y");
  assert.deepEqual(await converged(t, [onA, onB], 2), { text: "y" });
});
