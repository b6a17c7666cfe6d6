// The acceptance scenarios of leaving and deleting activities (activity.md section 12, 14, 16, 17, 20, 21).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  ALL,
  OPEN,
  TYPE,
  activities,
  allArrived,
  arrived,
  caughtUp,
  creating,
  followed,
  join,
  knows,
  name,
  sessionId,
  sessionOf,
  sessions,
  sessionsOf,
  shared,
  stateOf,
} from "../lib/activities.js";
import { refused } from "../lib/refused.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 30_000 };
const PROMPT = 5_000;

test("14. who leaves may come back", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  const told = followed(onB, a);
  const own = followed(onA, a);
  onA.setState("k", 1);
  await onA.leave();
  assert.equal(onA.isJoined(), false);
  assert.equal(activities(a).isJoined(TYPE, onA.id()), false);
  await until(() => told().length === 3, "A to leave");
  assert.deepEqual(own(), ["state_delta", "state_set k", "left"]);
  assert.deepEqual(sessions(onB), [sessionId(b)]);
  const again = await join(a, onB.id());
  await until(() => told().length === 4, "A to come back");
  assert.deepEqual(told(), ["state_delta", "state_set k", "session_left", "session_joined"]);
  assert.deepEqual(sessions(again), sessionsOf(a, b));
  assert.deepEqual(stateOf(onB, a), {});
  again.setState("k", 2);
  await knows(onB, a, "k", 2);
});

test("14. who disconnects leaves everything", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const all = [await shared(OPEN, a, b), await shared(OPEN, a, b)];
  const left = all.map(([, onB]) => recorded(onB, "session_left"));
  const session = sessionId(a);
  await a.domain.disconnect();
  await until(() => left.every((events) => events.length > 0), "A to leave");
  await b.domain.serverTime();
  assert.deepEqual(left.map((events) => events.map((event) => event.sessionId)), [[session], [session]]);
});

test("16. an ephemeral activity is gone with its last participant", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(OPEN, a);
  await onA.leave();
  await refused(join(b, onA.id()), "activity_not_found");
});

test("16. an ephemeral activity is gone with the last connection", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await shared(OPEN, a, b);
  await onA.leave();
  await b.domain.disconnect();
  // As long as it exists this is not allowed.
  const code = () => activities(c).remove(onB.id(), TYPE).catch((error) => error.code);
  while ((await code()) === "unauthorized");
  await refused(join(c, onB.id()), "activity_not_found");
  const fresh = await join(await sessionOf(t, c), onB.id(), creating(ALL));
  assert.deepEqual(await fresh.permissions().getWorldPermissions(), new Set(ALL));
});

test("16. a lurker keeps an ephemeral activity", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA] = await shared(OPEN, a);
  const onC = await join(c, onA.id(), { lurk: true });
  await onA.leave();
  const onB = await join(b, onA.id());
  assert.deepEqual(sessions(onB), [sessionId(b)]);
  await onB.leave();
  await onC.leave();
  await refused(join(a, onA.id()), "activity_not_found");
});

test("17. what is not ephemeral stays, without states", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = name();
  const onA = await join(a, id, { ...creating(OPEN, { ephemeral: false }), state: { k: 1 } });
  assert.equal(onA.isEphemeral(), false);
  await onA.leave();
  const onB = await join(b, id);
  assert.equal(onB.isEphemeral(), false);
  assert.deepEqual(sessions(onB), [sessionId(b)]);
  assert.deepEqual(stateOf(onB, b), {});
  assert.deepEqual(onB.createdTime(), onA.createdTime());
});

test("20. only who may delete does, and then all are out", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await shared(OPEN, a, b);
  await caughtUp(t, a, onA, onB);
  const told = [followed(onA, a, b), followed(onB, a, b)];
  await assert.rejects(activities(b).remove(onA.id(), TYPE), { code: "unauthorized" });
  onA.setState("k", 1);
  await knows(onB, a, "k", 1);
  assert.deepEqual(told[1](), ["state_delta", "state_set k"]);
  const left = [onA, onB].map((activity) => next(activity, "left"));
  await activities(a).remove(onA.id(), TYPE);
  await Promise.all(left);
  await Promise.all([a, b].map((client) => client.domain.serverTime()));
  for (const words of told) {
    assert.deepEqual(words(), ["state_delta", "state_set k", "deleted", "left"]);
  }
  assert.deepEqual([onA, onB].map((activity) => activity.isJoined()), [false, false]);
  await refused(join(c, onA.id()), "activity_not_found");
});

test("20. what is deleted may be created anew, unrelated", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(ALL, a, b);
  const left = next(onA, "left");
  await activities(b).remove(onA.id(), TYPE);
  await left;
  const fresh = await join(b, onA.id(), creating(["join"], { ephemeral: false }));
  assert.equal(fresh.isEphemeral(), false);
  assert.ok(fresh.createdTime() >= onB.createdTime());
  const again = await join(a, onA.id());
  assert.deepEqual(sessions(again), sessionsOf(a, b));
  assert.deepEqual(await again.permissions().resolveSessionPermissions(), new Set(["join"]));
});

test("21. a missing activity is not deleted, and that is said at once", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const begin = performance.now();
  await assert.rejects(activities(a).remove(name(), TYPE), { code: "activity_not_found" });
  assert.ok(performance.now() - begin < PROMPT);
});
