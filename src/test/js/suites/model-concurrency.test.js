// The acceptance scenarios of concurrency control and transformation (ot.md section 12).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  NONE,
  allArrived,
  concurrently,
  converged,
  created,
  opened,
  plain,
  settled,
  shared,
  text,
} from "../lib/models.js";
import { next, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const DIGITS = { text: "0123456789" };
const LIST = (values) => ({ list: values });
const list = (model) => model.root().get("list");
const number = (model) => model.root().get("number");

// Each: the data, what A and B do concurrently, and what all read when A was first.
const SCENARIOS = {
  "1. replacements of the same range keep both texts": [
    DIGITS,
    (a) => text(a).splice(2, 3, "XY"),
    (b) => text(b).splice(2, 3, "q"),
    { text: "01XYq56789" },
  ],
  "2. replacements of different length at different places": [
    DIGITS,
    (a) => text(a).splice(7, 2, "XYZ"),
    (b) => text(b).splice(1, 2, "q"),
    { text: "0q3456XYZ9" },
  ],
  "3. insertions at the same place: the first stands first": [
    { text: "hello" },
    (a) => text(a).insert(2, "X"),
    (b) => text(b).insert(2, "Y"),
    { text: "heXYllo" },
  ],
  "4. an insertion inside a removed range is swallowed": [
    { text: "abcdef" },
    (a) => text(a).remove(1, 4),
    (b) => text(b).insert(3, "Z"),
    { text: "af" },
  ],
  "5. a removal inside a replaced range is no error": [
    { text: "abcdefghij" },
    (a) => text(a).splice(0, 10, "X"),
    (b) => text(b).remove(7, 2),
    { text: "X" },
  ],
  "6. two moves of one element: the first wins": [
    LIST(["a", "b", "c", "d", "e"]),
    (a) => list(a).reorder(0, 3),
    (b) => list(b).reorder(0, 4),
    LIST(["b", "c", "d", "a", "e"]),
  ],
  "7. a replacement of a removed element becomes an insertion": [
    LIST(["a", "b", "c"]),
    (a) => list(a).remove(1),
    (b) => list(b).set(1, "z"),
    LIST(["a", "z", "c"]),
    ({ arrayInsertOperation }) => assert.equal(arrayInsertOperation?.index, 1),
  ],
  "9. a set wins over a removal": [
    { k: 1 },
    (a) => a.root().remove("k"),
    (b) => b.root().set("k", 2),
    { k: 2 },
  ],
  "10. of two sets of one property the first wins": [
    {},
    (a) => a.root().set("k", 1),
    (b) => b.root().set("k", 2),
    { k: 1 },
  ],
  "11. two removals of one property are no error": [
    { k: 1 },
    (a) => a.root().remove("k"),
    (b) => b.root().remove("k"),
    {},
  ],
  "12a. additions add up": [
    { number: 10 },
    (a) => number(a).add(5),
    (b) => number(b).add(-3),
    { number: 12 },
  ],
  "12b. a value wins over an addition that comes later": [
    { number: 10 },
    (a) => number(a).value(0),
    (b) => number(b).add(1),
    { number: 0 },
  ],
  "12c. a value wins over an addition that came before": [
    { number: 10 },
    (a) => number(a).add(1),
    (b) => number(b).value(0),
    { number: 0 },
  ],
  "13. an edit of a removed string counts as a version": [
    LIST([{ t: "x" }]),
    (a) => list(a).remove(0),
    (b) => list(b).get(0).get("t").insert(1, "y"),
    LIST([]),
  ],
};

// "B first", so that the second edit listed wins.
const REVERSED = {
  "8. an emptied array stays empty": [
    LIST(["a", "b", "c"]),
    (b) => list(b).push("x"),
    (a) => list(a).value([]),
    LIST([]),
  ],
};

for (const [title, [data, first, second, result, relayed]] of Object.entries({ ...SCENARIOS, ...REVERSED })) {
  test(title, TIMEOUT, async (t) => {
    const [a, b, c] = await allArrived(t, "Ada", "Bob", "Cid");
    const replicas = await shared(data, a, b, c);
    const [onA, onB, onC] = replicas;
    await concurrently(onC, [a, () => first(onA)], [b, () => second(onB)]);
    assert.deepEqual(await converged(t, replicas, 3), result);
    relayed?.((await c.message("remoteOperation", 2)).remoteOperation.operation.discreteOperation);
  });

  test(`20. exchanged: ${title}`, TIMEOUT, async (t) => {
    const [a, b, c] = await allArrived(t, "Ada", "Bob", "Cid");
    const replicas = await shared(data, a, b, c);
    const [onA, onB, onC] = replicas;
    await concurrently(onC, [b, () => second(onB)], [a, () => first(onA)]);
    await converged(t, replicas, 3);
  });
}

test("14. a batch is one version, its edits of what it created included", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({}, a, b);
  onA.startBatch();
  onA.root().set("o", {});
  onA.root().get("o").set("n", 1);
  onA.completeBatch();
  await settled([onA, onB], 2);
  assert.deepEqual(plain(onB), { o: { n: 1 } });
  await converged(t, [onA, onB], 2);
});

test("15. twenty operations each, none waited for: all acknowledged in order, no version missing", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const replicas = await shared({ text: "" }, a, b);
  const versions = replicas.map((replica) => {
    const seen = [];
    replica.on("version_changed", ({ version }) => seen.push(version));
    return seen;
  });
  for (let i = 0; i < 20; i++) {
    replicas.forEach((replica, n) => text(replica).insert(Math.min(i, text(replica).length()), "xy"[n]));
  }
  const value = await converged(t, replicas, 41);
  assert.equal([...value.text].sort().join(""), "x".repeat(20) + "y".repeat(20));
  for (const client of [a, b]) {
    assert.deepEqual(
      client.bodies("operationAck").map(({ sequenceNumber }) => sequenceNumber),
      [...Array(20).keys()].map((i) => i + 1),
    );
  }
  versions.forEach((seen) => assert.deepEqual(seen, [...Array(40).keys()].map((i) => i + 2)));
});

// Submits an operation past the client, as its next one.
function submitRaw(client, contextVersion, discreteOperation) {
  const { resourceId } = client.bodies("openRealTimeModelResponse").at(-1);
  const operationSubmission = { resourceId, sequenceNumber: 1, contextVersion, operation: { discreteOperation } };
  client.sendRaw({ operationSubmission });
}

test("16. an operation without the permission to write puts its sender out", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await created(a, { text: "abc" }, {
    overrideCollectionWorldPermissions: true,
    worldPermissions: { ...NONE, read: true },
  });
  const [onA, onB] = await opened(id, a, b);
  const closed = next(onB, "closed");
  submitRaw(b, 1, { stringSpliceOperation: { id: text(onB).id(), index: 0, insertedValue: "x" } });
  assert.equal((await closed).local, false);
  assert.equal((await b.message("forceCloseRealTimeModel")).forceCloseRealTimeModel.reasonCode, 1);
  assert.equal(onB.isOpen(), false);
  text(onA).insert(3, "d");
  assert.deepEqual(await converged(t, [onA], 2), { text: "abcd" });
});

for (const [title, version, index] of [
  ["a context version of the future", 2, 0],
  ["an index out of range", 1, 4],
]) {
  test(`17. ${title} puts its sender out and nobody else`, TIMEOUT, async (t) => {
    const [a, b] = await allArrived(t, "Ada", "Bob");
    const [onA, onB] = await shared({ text: "abc" }, a, b);
    const closed = next(onB, "closed");
    submitRaw(b, version, { stringSpliceOperation: { id: text(onB).id(), index, insertedValue: "x" } });
    assert.equal((await closed).local, false);
    assert.equal((await b.message("forceCloseRealTimeModel")).forceCloseRealTimeModel.reasonCode, 4);
    assert.equal(onA.version(), 1);
    text(onA).insert(3, "d");
    assert.deepEqual(await converged(t, [onA], 2), { text: "abcd" });
  });
}

test("18. who resynchronizes while another types ends with the same text", TIMEOUT, async (t) => {
  const [a, c] = await allArrived(t, "Ada", "Cid");
  const [onA, onC] = await shared({ text: "" }, a, c);
  const completed = next(onC, "resync_completed");
  let typing = true;
  const typed = (async () => {
    for (let i = 0; typing; i++) {
      text(onA).insert(text(onA).length(), String.fromCharCode(97 + (i % 26)));
      await until(() => onA.isCommitted(), "the acknowledgement");
    }
  })();
  await until(() => onC.version() > 20, "20 versions");
  c.cut();
  await completed;
  const resynced = onC.version();
  await until(() => onC.version() > resynced + 20, "20 more versions");
  typing = false;
  await typed;
  await converged(t, [onA, onC]);
});

test("19. a history of 5,000 operations that were never answered does no harm", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "", number: 0 }, a, b);
  for (let i = 0; i < 5000; i++) {
    if (i % 2) {
      number(onB).increment();
    } else {
      text(onB).insert(0, "b");
    }
  }
  await settled([onB], 5001);
  text(onA).insert(0, "a");
  const value = await converged(t, [onA, onB], 5002);
  assert.equal(value.number, 2500);
  assert.equal([...value.text].filter((letter) => letter === "a").length, 1);
  assert.equal(value.text.length, 2501);
});
