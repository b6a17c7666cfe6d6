// The acceptance scenarios of resynchronization after a lost connection (model.md section 19, 22 to 29).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { NONE, allArrived, converged, models, plain, sessionId, settled, shared, state, text, userId } from "../lib/models.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const names = (events) => events.map((event) => event.name);

// Resolves when the client has a connection again and the model is resynchronized.
async function cutAndResynced(client, model) {
  const completed = next(model, "resync_completed");
  client.cut();
  await completed;
}

// Lets the client lose its connection, miss an edit and begin to resynchronize, but not yet see the edit.
async function beginResync(client, other) {
  const started = next(other, "remote_resync_started");
  await client.goOffline();
  text(other).insert(0, "b");
  await settled([other], 2);
  client.holdReplay();
  client.goOnline();
  await started;
  // The others may learn of it first, and a request that a lost connection leaves unanswered fails in the client later.
  await client.message("modelResyncResponse");
}

test("22. both sides' edits during an outage converge", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "", list: [], n: 0 }, a, b);
  const own = recorded(onA, "offline", "reconnecting", "resync_started", "resync_completed", "online");
  const others = recorded(onB, "remote_resync_started", "remote_resync_completed");
  const old = sessionId(a);
  await a.goOffline();
  for (let i = 0; i < 20; i++) {
    text(onA).insert(0, "a");
    onA.root().get("list").insert(0, { by: "a", i });
    text(onB).insert(text(onB).length(), "b");
    onB.root().get("list").push({ by: "b", i });
    onB.root().get("n").increment();
  }
  await settled([onB]);
  assert.equal(onA.isCommitted(), false);
  a.goOnline();
  await until(() => names(own).includes("online") && names(own).includes("resync_completed"), "resync_completed");
  const value = await converged(t, [onA, onB], 101);
  assert.equal([...value.text].sort().join(""), "a".repeat(20) + "b".repeat(20));
  assert.equal(value.list.length, 40);
  assert.equal(value.n, 20);
  for (const name of ["reconnecting", "resync_started", "resync_completed", "online"]) {
    assert.equal(names(own).filter((seen) => seen === name).length, 1, `${name} in ${names(own)}`);
  }
  assert.deepEqual(names(others), ["remote_resync_started", "remote_resync_completed"]);
  await until(() => onB.collaborators().some((other) => other.sessionId === sessionId(a)), "Ada's new session");
  await until(() => !onB.collaborators().some((other) => other.sessionId === old), "Ada's old session to be gone");
});

test("23. an operation whose acknowledgement was lost is applied once", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  a.line.holdIncoming();
  text(onA).insert(0, "once");
  await settled([onB], 2);
  assert.equal(onA.isCommitted(), false);
  await cutAndResynced(a, onA);
  assert.deepEqual(await converged(t, [onA, onB], 2), { text: "once" });
  text(onA).insert(4, "!");
  assert.deepEqual(await converged(t, [onA, onB], 3), { text: "once!" });
});

test("23. also among others' operations", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  a.line.holdIncoming();
  for (let i = 0; i < 5; i++) {
    text(onA).insert(0, "a");
    await until(() => onB.version() === 2 * i + 2, "Ada's insertion");
    text(onB).insert(0, "b");
    await until(() => onB.isCommitted(), "Bob's insertion");
  }
  text(onA).insert(0, "a");
  await settled([onB], 12);
  await cutAndResynced(a, onA);
  const value = await converged(t, [onA, onB], 12);
  assert.equal([...value.text].sort().join(""), "aaaaaabbbbb");
});

test("24. an operation that never arrived is sent again", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  text(onA).insert(0, "1");
  await settled([onA, onB], 2);
  a.line.holdOutgoing();
  text(onA).insert(1, "2");
  await cutAndResynced(a, onA);
  assert.deepEqual(await converged(t, [onA, onB], 3), { text: "12" });
});

test("24. several that never arrived, one of them swallowed meanwhile", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "abcdef", k: 1 }, a, b);
  await a.goOffline();
  text(onA).insert(3, "X");
  onA.root().remove("k");
  text(onA).insert(text(onA).length(), "!");
  text(onB).remove(1, 4);
  onB.root().remove("k");
  await settled([onB], 3);
  a.goOnline();
  await next(onA, "resync_completed");
  assert.deepEqual(await converged(t, [onA, onB], 6), { text: "af!" });
});

test("25. who types during another's resync is seen by it", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  let typing = true;
  const typed = (async () => {
    for (let i = 0; typing; i++) {
      text(onB).insert(text(onB).length(), String.fromCharCode(97 + (i % 26)));
      await until(() => onB.isCommitted(), "the acknowledgement");
    }
  })();
  for (let i = 0; i < 5; i++) {
    const completed = next(onA, "resync_completed");
    await a.cut();
    text(onA).insert(0, "A");
    await completed;
    const version = onA.version();
    await until(() => onA.version() > version + 5, "more typing");
  }
  typing = false;
  await typed;
  const value = await converged(t, [onA, onB]);
  assert.equal([...value.text].filter((letter) => letter === "A").length, 5);
  assert.equal(onA.isOpen(), true);
});

test("26. a model that is closed during its resync stays closed", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  const opened = recorded(onB, "collaborator_opened");
  const completed = next(onB, "remote_resync_completed");
  await beginResync(a, onB);
  const closed = onA.close();
  a.line.release();
  await completed;
  await closed;
  await until(() => !onA.isOpen(), "the end of the model");
  await Promise.all([a, b].map((client) => client.domain.serverTime()));
  assert.deepEqual(opened, []);
  await until(() => onB.collaborators().length === 1, "Bob alone");
  const again = await models(a).open(onB.modelId());
  text(again).insert(0, "x");
  assert.deepEqual(await converged(t, [again, onB], 3), { text: "xb" });
});

test("27. a model that was deleted meanwhile cannot be resynchronized", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA] = await shared({ text: "" }, a);
  const failed = next(onA, "resync_error");
  a.goOffline();
  await models(b).remove(onA.modelId());
  a.goOnline();
  await failed;
  assert.equal(a.bodies("error")[0].code, "model_not_found");
});

test("28. who may not read any more cannot resynchronize", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onB, onA] = await shared({ text: "" }, b, a);
  const failed = next(onA, "resync_error");
  a.goOffline();
  await onB.permissionsManager().setUserPermissions(userId(a), NONE);
  a.goOnline();
  await failed;
  assert.equal(a.bodies("error")[0].code, "unauthorized");
});

test("29. a connection that is lost again during the resync", TIMEOUT, async (t) => {
  const report = t.mock.method(console, "error");
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  const others = recorded(onB, "remote_resync_started", "remote_resync_completed");
  const closed = recorded(onB, "collaborator_closed");
  await beginResync(a, onB);
  const completed = next(onA, "resync_completed");
  a.cut();
  await completed;
  await until(() => others.length === 4, "remote_resync_completed");
  const expected = ["remote_resync_started", "remote_resync_completed"];
  assert.deepEqual(names(others), [...expected, ...expected]);
  assert.equal(closed.length, 1);
  text(onA).insert(0, "a");
  assert.deepEqual(await converged(t, [onA, onB], 3), { text: "ab" });
  assert.deepEqual(report.mock.calls.map((call) => call.arguments.join(" ")), []);
});

test("many replicas that are cut at once converge", TIMEOUT, async (t) => {
  const clients = await allArrived(t, "Ada", "Bob", "Cid", "Dan", "Eve", "Fay");
  const replicas = await shared({ text: "", list: [] }, ...clients);
  const completed = replicas.map((replica) => next(replica, "resync_completed"));
  await Promise.all(clients.map((client) => client.goOffline()));
  replicas.forEach((replica, n) => {
    for (let i = 0; i < 5; i++) {
      text(replica).insert(i, `${n}`);
      replica.root().get("list").insert(0, [n, i]);
    }
  });
  clients.forEach((client) => client.goOnline());
  await Promise.all(completed);
  const value = await converged(t, replicas, 61);
  assert.equal(value.text.length, 30);
  assert.equal(value.list.length, 30);
  for (const replica of replicas) {
    assert.deepEqual(state(replica), state(replicas[0]));
    assert.deepEqual(plain(replica), value);
    await until(() => replica.collaborators().length === 6, "all to know each other");
  }
});
