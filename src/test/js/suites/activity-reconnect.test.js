// The acceptance scenarios of lost connections (activity.md section 12, 15 and 23). The server's heartbeat must be short.
import { strict as assert } from "node:assert";
import { describe, test } from "node:test";
import {
  OPEN,
  activities,
  allArrived,
  arrived,
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
  takesPart,
  username,
} from "../lib/activities.js";
import { recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 30_000 };

// The sessions of a client's user, as an activity knows them.
const ofUser = (activity, client) =>
  activity
    .participants()
    .filter(({ user }) => user.username === username(client))
    .map((participant) => participant.sessionId);

// Resolves when the client has joined again what it had joined.
async function back(client, activity, session) {
  await until(() => sessionId(client) !== session, "another session");
  await until(() => takesPart(activity, sessionId(client)), "the activity to be joined again");
}

test("15. whose connection breaks has left", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  const session = sessionId(a);
  const told = followed(onB, a);
  await a.goOffline();
  await until(() => told().length > 0, "A to leave");
  assert.deepEqual(told(), ["session_left"]);
  assert.deepEqual(sessions(onB), [sessionId(b)]);
  a.goOnline();
  await back(a, onA, session);
});

describe("as soon as its patience is over, the server knows,", { concurrency: true }, () => {
  test("15. that who falls silent has left, and is back when it speaks again", TIMEOUT, async (t) => {
    const [a, b] = await allArrived(t, 2);
    const [onA, onB] = await shared(OPEN, a, b);
    const session = sessionId(a);
    const told = followed(onB, a);
    a.line.holdIncoming();
    a.line.holdOutgoing();
    await until(() => told().length > 0, "A to leave");
    assert.deepEqual(told(), ["session_left"]);
    await back(a, onA, session);
    await until(() => takesPart(onB, sessionId(a)), "A to come back");
    assert.deepEqual(sessions(onB), sessionsOf(a, b));
  });

  test("23. that a connection is lost, which the client knew before", TIMEOUT, async (t) => {
    const [a, b] = await allArrived(t, 2);
    const [onA, onB] = await shared(OPEN, a, b);
    onA.setState("k", 1);
    await knows(onB, a, "k", 1);
    const session = sessionId(a);
    const { line } = a;
    t.after(() => line.terminate());
    line.holdIncoming();
    line.holdOutgoing();
    line.emit("close", 1006, Buffer.alloc(0));
    await back(a, onA, session);
    await until(() => [onA, onB].every((on) => ofUser(on, a).join() === sessionId(a)), "one participant for A");
    assert.deepEqual(stateOf(onB, a), { k: 1 });
  });
});

test("23. who reconnects goes on as another session", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  onA.setState({ k: 1, l: null });
  onB.setState("m", 2);
  await knows(onA, b, "m", 2);
  const joined = recorded(onA, "session_joined");
  const session = sessionId(a);
  await a.cut();
  await back(a, onA, session);
  assert.equal(onA.isJoined(), true);
  assert.ok(joined.some((event) => event.sessionId === sessionId(b)));
  await until(() => ofUser(onB, a).join() === sessionId(a), "one participant for A");
  await knows(onB, a, "k", 1);
  assert.deepEqual(stateOf(onB, a), { k: 1, l: null });
  assert.deepEqual(stateOf(onA, b), { m: 2 });
  onB.setState("m", 3);
  await knows(onA, b, "m", 3);
  onA.setState("k", 4);
  await knows(onB, a, "k", 4);
});

test("23. what is said without a connection is said after it", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  onA.setState({ k: 1, l: 2 });
  await knows(onB, a, "l", 2);
  const session = sessionId(a);
  await a.goOffline();
  onA.setState("k", 3);
  onA.removeState("l");
  a.goOnline();
  await back(a, onA, session);
  await knows(onB, a, "k", 3);
  assert.deepEqual(stateOf(onB, a), { k: 3 });
});

test("23. a lurker comes back as a lurker", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(OPEN, a);
  const onB = await join(b, onA.id(), { lurk: true });
  const came = recorded(onA, "session_joined", "session_left");
  const session = sessionId(b);
  await b.cut();
  await until(() => sessionId(b) !== session, "another session");
  await b.message("activityJoinResponse", 2);
  onA.setState("k", 1);
  await knows(onB, a, "k", 1);
  assert.deepEqual(sessions(onB), [sessionId(a)]);
  assert.deepEqual(came, []);
});

test("23. who was alone in an ephemeral activity has it again", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const id = name();
  const onA = await join(a, id, { ...creating(), state: { k: 1 } });
  const session = sessionId(a);
  await a.cut();
  await back(a, onA, session);
  const a2 = await sessionOf(t, a);
  const again = await join(a2, id);
  await knows(again, a, "k", 1);
  assert.deepEqual(sessions(again), sessionsOf(a, a2));
  assert.equal(again.isEphemeral(), true);
});

test("23. all activities of a session come back", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const pairs = [];
  for (let i = 0; i < 5; i++) {
    pairs.push(await shared(OPEN, a, b));
    pairs[i][0].setState("i", i);
  }
  await knows(pairs[4][1], a, "i", 4);
  const session = sessionId(a);
  await a.cut();
  for (const [i, [onA, onB]] of pairs.entries()) {
    await back(a, onA, session);
    await until(() => ofUser(onB, a).join() === sessionId(a), "one participant for A");
    await knows(onB, a, "i", i);
  }
  assert.equal(activities(a).joined().size, 5);
});
