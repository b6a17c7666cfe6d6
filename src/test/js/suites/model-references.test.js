// The acceptance scenarios of model references (references.md section 9).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  NONE,
  allArrived,
  arrived,
  created,
  models,
  opened,
  plain,
  sessionId,
  settled,
  shared,
  text,
} from "../lib/models.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const DATA = { text: "hello world", other: "abc", o: { k: 1, z: 2 }, list: [{ t: "x" }, "y"] };

// Three clients with a replica each.
async function three(t) {
  const clients = await allArrived(t, "Ada", "Bob", "Cid");
  const replicas = await shared(DATA, ...clients);
  return { clients, replicas };
}

// A reference of this client's to a position in the text, shared.
function cursor(model, position) {
  const reference = text(model).indexReference("c");
  reference.set(position);
  reference.share();
  return reference;
}

// What the server tells a newcomer of references.
async function toldToNewcomer(t, model) {
  const newcomer = await arrived(t, "Dan");
  const [fresh] = await opened(model.modelId(), newcomer);
  return { fresh, told: newcomer.bodies("openRealTimeModelResponse")[0].references };
}

const seen = (element, client, key = "c") => element.reference(sessionId(client), key);

// Resolves with the reference of that client's when the replica has it and it satisfies the condition.
async function reference(element, client, condition = () => true, key = "c") {
  await until(() => {
    const found = seen(element, client, key);
    return found && condition(found);
  }, `reference ${key}`);
  return seen(element, client, key);
}

const at = (position) => (found) => found.value() === position;

test("1. a shared position is seen by the others", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  const shown = next(text(onB), "reference");
  cursor(onA, 5);
  const event = await shown;
  assert.equal(event.reference.key(), "c");
  assert.equal(event.reference.sessionId(), sessionId(a));
  assert.equal(event.reference.value(), 5);
  assert.equal(event.reference.type(), "index");
});

test("2. an insertion before a position moves it, for newcomers too", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  const own = cursor(onA, 5);
  await reference(text(onB), a);
  text(onB).insert(0, "XX");
  await settled([onA, onB], 2);
  assert.equal(own.value(), 7);
  assert.equal(seen(text(onB), a).value(), 7);
  const { fresh, told } = await toldToNewcomer(t, onB);
  assert.equal(told.length, 1);
  assert.deepEqual(told[0].reference.indices.values, [7]);
  assert.equal(seen(text(fresh), a).value(), 7);
});

test("3. an insertion at a position moves it, a removal around it too", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB, onC] } = await three(t);
  cursor(onA, 5);
  await reference(text(onB), a);
  text(onB).insert(5, "XX");
  await settled([onA, onB, onC], 2);
  assert.equal(seen(text(onC), a).value(), 7);
  text(onB).remove(4, 3);
  await settled([onA, onB, onC], 3);
  assert.equal(seen(text(onC), a).value(), 4);
  const { told } = await toldToNewcomer(t, onB);
  assert.deepEqual(told[0].reference.indices.values, [4]);
});

test("4. a removal cuts a range", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB, onC] } = await three(t);
  const own = text(onA).rangeReference("c");
  own.set({ start: 2, end: 7 });
  own.share();
  await reference(text(onB), a);
  await reference(text(onC), a);
  text(onB).remove(0, 4);
  await settled([onA, onB, onC], 2);
  for (const range of [own, seen(text(onB), a), seen(text(onC), a)]) {
    assert.deepEqual(range.value(), { start: 0, end: 3 });
  }
  const { told } = await toldToNewcomer(t, onB);
  const [{ startIndex, endIndex }] = told[0].reference.ranges.values;
  assert.deepEqual([startIndex, endIndex], [0, 3]);
});

test("5. a position is shifted by what its owner had not seen", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB, onC] } = await three(t);
  const own = cursor(onA, 0);
  const remote = await reference(text(onC), a);
  a.line.holdIncoming();
  text(onB).insert(0, "XXXX");
  await settled([onB, onC], 2);
  own.set(3);
  await until(() => at(7)(remote), () => `7 instead of ${remote.value()}`);
  a.line.release();
  await settled([onA, onB, onC], 2);
  assert.equal(own.value(), 7);
});

test("6. a cleared reference remains, without values", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  const own = cursor(onA, 5);
  const remote = await reference(text(onB), a);
  const cleared = next(remote, "cleared");
  own.clear();
  await cleared;
  assert.equal(remote.isSet(), false);
  assert.deepEqual(text(onB).references().map((one) => one.key()), ["c"]);
  const { fresh, told } = await toldToNewcomer(t, onB);
  assert.equal(told[0].reference.values, "indices");
  assert.deepEqual(told[0].reference.indices.values, []);
  assert.equal(seen(text(fresh), a).type(), "index");
  assert.equal(seen(text(fresh), a).isSet(), false);
});

test("7. a reference that is not shared any more is gone", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  const own = cursor(onA, 5);
  const disposed = next(await reference(text(onB), a), "disposed");
  own.unshare();
  await disposed;
  assert.deepEqual(text(onB).references(), []);
  const { told } = await toldToNewcomer(t, onB);
  assert.deepEqual(told, []);
});

test("8. a new value of the text ends all references to it", TIMEOUT, async (t) => {
  const report = t.mock.method(console, "error");
  const { clients, replicas } = await three(t);
  const [a, b, c] = clients;
  const [onA, onB, onC] = replicas;
  cursor(onA, 5);
  cursor(onB, 6);
  await reference(text(onC), a);
  await reference(text(onC), b);
  text(onC).value("new");
  await settled(replicas, 2);
  await Promise.all(clients.map((client) => client.domain.serverTime()));
  for (const replica of replicas) {
    assert.deepEqual(text(replica).references(), []);
    assert.equal(replica.isOpen(), true);
  }
  assert.deepEqual((await toldToNewcomer(t, onB)).told, []);
  cursor(onA, 1);
  await reference(text(onB), a, at(1));
  assert.deepEqual(report.mock.calls.map((call) => call.arguments.join(" ")), []);
  for (const client of [a, b, c]) {
    assert.deepEqual(client.bodies("error"), []);
  }
});

test("9. a property reference follows removals and replacements", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB, onC] } = await three(t);
  const own = onA.root().get("o").propertyReference("c");
  own.set(["k", "z"]);
  own.share();
  const remote = await reference(onC.root().get("o"), a);
  assert.deepEqual(remote.values(), ["k", "z"]);
  // The client fails on a property reference that meets its own unconfirmed removal.
  await reference(onB.root().get("o"), a);
  onB.root().get("o").remove("k");
  await settled([onA, onB, onC], 2);
  assert.deepEqual(remote.values(), ["z"]);
  assert.deepEqual((await toldToNewcomer(t, onB)).told[0].reference.properties.values, ["z"]);
  onB.root().get("o").set("z", 3);
  await settled([onA, onB, onC], 3);
  const { told } = await toldToNewcomer(t, onB);
  assert.equal(told[0].reference.values, "properties");
  assert.deepEqual(told[0].reference.properties.values, []);
});

test("10. an element reference loses what is removed", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB, onC] } = await three(t);
  const own = onA.elementReference("c");
  own.set(onA.root().get("list").get(0));
  own.share();
  const remote = await reference(onC, a);
  assert.equal(remote.value().id(), onC.root().get("list").get(0).id());
  await reference(onB, a);
  onB.root().get("list").remove(0);
  await settled([onA, onB, onC], 2);
  assert.deepEqual(remote.values(), []);
  const { told } = await toldToNewcomer(t, onB);
  assert.equal(told[0].valueId, null);
  assert.equal(told[0].reference.values, "elements");
  assert.deepEqual(told[0].reference.elements.values, []);
});

test("11. references leave with their owner", TIMEOUT, async (t) => {
  const { clients: [a, b], replicas: [onA, onB] } = await three(t);
  cursor(onA, 5);
  const remote = await reference(text(onB), a);
  const order = recorded(remote, "disposed");
  const left = next(onB, "collaborator_closed");
  await onA.close();
  await left;
  assert.equal(order.length, 1);
  assert.equal(remote.isDisposed(), true);
  await b.domain.serverTime();
  assert.deepEqual(b.bodies("referenceUnshared"), []);
  assert.deepEqual((await toldToNewcomer(t, onB)).told, []);
});

test("12. a reference comes back when it is set after an outage", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  const own = cursor(onA, 5);
  await reference(text(onB), a);
  const completed = next(onA, "resync_completed");
  a.cut();
  await completed;
  own.set(1);
  const remote = await reference(text(onB), a, at(1));
  assert.equal(remote.sessionId(), sessionId(a));
  assert.equal(onA.isOpen(), true);
});

test("13. clearing what was never shared does nothing", TIMEOUT, async (t) => {
  const { clients: [a, b], replicas: [onA, onB] } = await three(t);
  text(onA).indexReference("c").clear();
  text(onA).insert(0, "x");
  await settled([onA, onB], 2);
  await b.domain.serverTime();
  assert.deepEqual(b.bodies("referenceCleared"), []);
  assert.deepEqual(b.bodies("referenceShared"), []);
  assert.equal(onA.isOpen(), true);
  assert.deepEqual(a.bodies("error"), []);
});

// Shares a reference to the text past the client.
function shareRaw(client, model, references) {
  const { resourceId } = client.bodies("openRealTimeModelResponse")[0];
  client.sendRaw({
    shareReference: { resourceId, valueId: { value: text(model).id() }, key: "raw", references, version: model.version() },
  });
}

test("14. a reference of the wrong kind puts its sender out", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB, onC] } = await three(t);
  const closed = next(onA, "closed");
  shareRaw(a, onA, { properties: { values: ["k"] } });
  assert.equal((await closed).local, false);
  assert.equal((await a.message("forceCloseRealTimeModel")).forceCloseRealTimeModel.reasonCode, 5);
  text(onB).insert(0, "x");
  await settled([onB, onC], 2);
});

test("15. a reference without values is refused, and the model stays open", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  shareRaw(a, onA, {});
  assert.equal((await a.message("error")).error.code, "invalid_message");
  assert.equal(onA.isOpen(), true);
  text(onA).insert(0, "x");
  await settled([onA, onB], 2);
});

test("16. readers share references too", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await created(a, DATA, {
    overrideCollectionWorldPermissions: true,
    worldPermissions: { ...NONE, read: true },
  });
  const [onA, onB] = await opened(id, a, b);
  cursor(onB, 4);
  await reference(text(onA), b, at(4));
});

test("17. a position that is set before one's own insertion is shifted by it", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  const own = cursor(onA, 0);
  await reference(text(onB), a);
  own.set(5);
  text(onA).insert(0, "XX");
  await settled([onA, onB], 2);
  assert.equal(own.value(), 7);
  await reference(text(onB), a, at(7));
  text(onA).insert(0, "YY");
  own.set(2);
  await settled([onA, onB], 3);
  await reference(text(onB), a, at(2));
  assert.deepEqual((await toldToNewcomer(t, onB)).told[0].reference.indices.values, [2]);
});

test("18. one key on two texts is two references", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  cursor(onA, 5);
  const other = onA.root().get("other").indexReference("c");
  other.set(1);
  other.share();
  await reference(text(onB), a, at(5));
  const second = await reference(onB.root().get("other"), a, at(1));
  const disposed = next(second, "disposed");
  other.unshare();
  await disposed;
  assert.equal(seen(text(onB), a).value(), 5);
  assert.equal(plain(onB).text, DATA.text);
  assert.equal((await toldToNewcomer(t, onB)).told.length, 1);
});

test("a session that opens again begins without references", TIMEOUT, async (t) => {
  const { clients: [a], replicas: [onA, onB] } = await three(t);
  cursor(onA, 5);
  await reference(text(onB), a);
  await onA.close();
  const again = await models(a).open(onB.modelId());
  await until(() => text(onB).references().length === 0, "no references");
  cursor(again, 3);
  await reference(text(onB), a, at(3));
});
