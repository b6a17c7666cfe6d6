// The acceptance scenarios of the states of participants (activity.md section 12, 6 to 8, 11, 12, 25).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  OPEN,
  TYPE,
  allArrived,
  arrived,
  caughtUp,
  creating,
  followed,
  join,
  knows,
  name,
  sessionId,
  sessions,
  sessionsOf,
  shared,
  stateOf,
  takesPart,
} from "../lib/activities.js";
import { recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 30_000 };

test("6. values of every kind reach the others, and nobody twice", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  const [toldA, toldB] = [onA, onB].map((activity) => followed(activity, a));
  const values = { a: null, b: false, c: "", d: 0, e: { x: [1, { y: 2 }] } };
  onA.setState(values);
  await caughtUp(t, a, onA, onB);
  for (const told of [toldA, toldB]) {
    assert.deepEqual(told(), ["state_delta", ...Object.keys(values).map((key) => `state_set ${key}`)]);
  }
  assert.deepEqual(stateOf(onB, a), values);
  assert.deepEqual(stateOf(onA, a), values);
  assert.deepEqual(Object.fromEntries(onA.state()), values);
  assert.deepEqual(a.bodies("activityStateUpdated"), []);
});

test("6. a value that is set again is told again", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  const told = recorded(onB, "state_set");
  onA.setState("k", 1);
  onA.setState("k", 1);
  await caughtUp(t, a, onB);
  assert.ok(told.length >= 1);
  assert.deepEqual(stateOf(onB, a), { k: 1 });
});

test("7. what is removed is gone", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  onA.setState({ a: null, b: false, c: "" });
  await knows(onB, a, "c", "");
  const told = followed(onB, a);
  const removed = recorded(onB, "state_removed");
  onA.removeState(["a", "b"]);
  await caughtUp(t, a, onB);
  assert.deepEqual(told(), ["state_delta", "state_removed a", "state_removed b"]);
  assert.deepEqual(removed.map(({ key, oldValue }) => [key, oldValue]), [["a", null], ["b", false]]);
  assert.deepEqual(stateOf(onB, a), { c: "" });
});

test("8. what is cleared is empty, for those who come later too", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await shared(OPEN, a, b);
  onA.setState({ a: 1, b: 2 });
  await knows(onB, a, "b", 2);
  const cleared = recorded(onB, "state_cleared");
  onA.clearState();
  await until(() => cleared.length > 0, "state_cleared");
  assert.equal(cleared[0].sessionId, sessionId(a));
  assert.deepEqual(Object.fromEntries(cleared[0].oldValues), { a: 1, b: 2 });
  assert.deepEqual(stateOf(onB, a), {});
  const onC = await join(c, onA.id());
  assert.deepEqual(sessions(onC), sessionsOf(a, b, c));
  assert.deepEqual(stateOf(onC, a), {});
});

test("8. who comes later sees the sum of all changes", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await shared(OPEN, a, b);
  onA.setState({ a: 1, b: 2, c: 3 });
  onA.removeState("b");
  onA.setState("a", 4);
  onB.setState("b", 1);
  onB.clearState();
  onB.setState("d", 5);
  await knows(onB, a, "a", 4);
  await knows(onA, b, "d", 5);
  const onC = await join(c, onA.id());
  assert.deepEqual(stateOf(onC, a), { a: 4, c: 3 });
  assert.deepEqual(stateOf(onC, b), { d: 5 });
});

test("11. who may not speak joins without a state", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(["join", "view_state"], a);
  const told = followed(onA, b);
  const onB = await join(b, onA.id(), { state: { k: 1 } });
  onB.setState("k", 2);
  const { error } = await b.message("error");
  assert.equal(error.code, "unauthorized");
  assert.equal(error.details.activityType.stringValue, TYPE);
  assert.equal(error.details.activityId.stringValue, onA.id());
  await caughtUp(t, a, onA);
  assert.deepEqual(told(), ["session_joined"]);
  assert.deepEqual(stateOf(onA, b), {});
  assert.equal(onB.isJoined(), true);
});

test("12. who may not look sees who is there, and himself", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const id = name();
  const onA = await join(a, id, { ...creating(["join", "set_state"]), state: { k: 1 } });
  const onB = await join(b, id, { state: { own: 1 } });
  assert.deepEqual(sessions(onB), sessionsOf(a, b));
  assert.deepEqual(stateOf(onB, a), {});
  assert.deepEqual(stateOf(onB, b), { own: 1 });
  const told = followed(onB, a);
  onB.setState("k", 2);
  await knows(onA, b, "k", 2);
  assert.deepEqual(stateOf(onA, b), { own: 1, k: 2 });
  onA.setState("k", 3);
  await caughtUp(t, a, onA, onB);
  assert.deepEqual(told(), []);
  await onA.leave();
  await until(() => told().length > 0, "A to leave");
  assert.deepEqual(told(), ["session_left"]);
  const onC = await join(c, id, { state: { secret: 1 } });
  await until(() => takesPart(onB, sessionId(c)), "C to come");
  assert.deepEqual(stateOf(onB, c), {});
  await onC.leave();
  await until(() => !takesPart(onB, sessionId(c)), "C to go");
});

test("25. a state that replaces another does so at the others", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await shared(OPEN, a, b);
  onA.setState("j", 2);
  await knows(onB, a, "j", 2);
  const { resourceId } = a.bodies("activityJoinResponse")[0];
  a.sendRaw({ activityUpdateState: { resourceId, complete: true, set: { k: { numberValue: 1 } } } });
  await knows(onB, a, "k", 1);
  assert.deepEqual(stateOf(onB, a), { k: 1 });
  assert.deepEqual(stateOf(await join(c, onA.id()), a), { k: 1 });
  assert.deepEqual(b.bodies("error"), []);
});

test("a lurker says nothing", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(OPEN, a);
  const told = followed(onA, b);
  await join(b, onA.id(), { lurk: true });
  const { resourceId } = b.bodies("activityJoinResponse")[0];
  b.sendRaw({ activityUpdateState: { resourceId, complete: true } });
  b.sendRaw({ activityUpdateState: { resourceId, set: { k: { numberValue: 1 } } } });
  assert.equal((await b.message("error", 2)).error.code, "unauthorized");
  await caughtUp(t, a, onA);
  assert.deepEqual(told(), []);
  assert.deepEqual(sessions(onA), [sessionId(a)]);
});

test("who joins amid changes misses none", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const newcomers = await allArrived(t, 5);
  const [onA] = await shared(OPEN, a);
  const ids = onA.id();
  let count = 0;
  for (const newcomer of newcomers) {
    let joined;
    const joins = join(newcomer, ids).then((activity) => (joined = activity));
    while (!joined) {
      onA.setState(`key${count % 7}`, ++count);
      await a.domain.serverTime();
    }
    await joins;
    onA.setState("last", ++count);
    await knows(joined, a, "last", count);
    assert.deepEqual(stateOf(joined, a), Object.fromEntries(onA.state()));
  }
});
