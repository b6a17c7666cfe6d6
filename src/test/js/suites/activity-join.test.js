// The acceptance scenarios of creating and joining activities (activity.md section 12, 1 to 5, 9, 10, 13, 18, 19, 22).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  ALL,
  OPEN,
  TYPE,
  activities,
  allArrived,
  arrived,
  assertOrderly,
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
  username,
} from "../lib/activities.js";
import { withoutErrors } from "../lib/models.js";
import { refused } from "../lib/refused.js";
import { recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 30_000 };
const CREATORS = 20;
const CLOCKS_APART = 10_000;

test("1. a missing activity is not joined", TIMEOUT, async (t) => {
  const a = await arrived(t);
  await refused(join(a, name()), "activity_not_found");
});

test("2. who joins first may create", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const id = name();
  const activity = await join(a, id, creating());
  assert.deepEqual([activity.type(), activity.id(), activity.isJoined()], [TYPE, id, true]);
  assert.equal(activity.isEphemeral(), true);
  assert.ok(Math.abs(activity.createdTime() - Date.now()) < CLOCKS_APART);
  const [participant, ...others] = activity.participants();
  assert.deepEqual(others, []);
  assert.equal(participant.local, true);
  assert.equal(participant.sessionId, sessionId(a));
  assert.equal(participant.user.username, username(a));
  assert.deepEqual(stateOf(activity, a), {});
});

test("3. who joins next meets the first", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(OPEN, a);
  const came = recorded(onA, "session_joined");
  const onB = await join(b, onA.id());
  assert.deepEqual(sessions(onB), sessionsOf(a, b));
  assert.equal(onB.participant(sessionId(a)).user.username, username(a));
  assert.deepEqual(onB.createdTime(), onA.createdTime());
  assert.equal(onB.isEphemeral(), true);
  await caughtUp(t, a, onA);
  assert.equal(came[0].sessionId, sessionId(b));
  assert.equal(came[0].user.username, username(b));
  assert.equal(came.filter((event) => event.sessionId === sessionId(b)).length, 1);
});

test("4. each session of a user takes part on its own", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const a2 = await sessionOf(t, a);
  const all = await shared(OPEN, a, b, a2);
  await caughtUp(t, b, ...all);
  for (const activity of all) {
    assert.deepEqual(sessions(activity), sessionsOf(a, b, a2));
    const users = activity.participants().map(({ user }) => user.username);
    assert.deepEqual(users.sort(), [username(a), username(a), username(b)].sort());
  }
  all[0].setState("k", 1);
  await knows(all[2], a, "k", 1);
  assert.deepEqual(stateOf(all[2], a2), {});
});

test("5. who joins sees what was said before", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = name();
  const onA = await join(a, id, { ...creating(), state: { k: 1 } });
  assert.deepEqual(stateOf(onA, a), { k: 1 });
  const onB = await join(b, id, { state: { l: [2] } });
  assert.equal(onB.participant(sessionId(a)).state.get("k"), 1);
  await knows(onA, a, "k", 1);
  await until(() => sessions(onA).length === 2, "B");
  assert.deepEqual(stateOf(onA, b), { l: [2] });
});

test("9. a lurker sees and is not seen", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = name();
  const onA = await join(a, id, { ...creating(), state: { k: 1 } });
  const told = followed(onA, b);
  const onB = await join(b, id, { lurk: true, state: { hidden: true } });
  assert.deepEqual(sessions(onB), [sessionId(a)]);
  assert.deepEqual(stateOf(onB, a), { k: 1 });
  const set = recorded(onB, "state_set");
  onA.setState("k", 2);
  await knows(onB, a, "k", 2);
  assert.deepEqual(set.map(({ key, value, oldValue }) => [key, value, oldValue]), [["k", 2, 1]]);
  await caughtUp(t, a, onA, onB);
  await onB.leave();
  await caughtUp(t, a, onA);
  assert.deepEqual(told(), []);
});

test("10. lurking needs a right of its own", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(["join", "view_state"], a);
  await refused(join(b, onA.id(), { lurk: true }), "unauthorized");
  const onB = await join(await sessionOf(t, b), onA.id());
  assert.equal(onB.isJoined(), true);
});

test("10. lurking needs the right to join too", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(["lurk", "view_state"], a);
  await refused(join(b, onA.id(), { lurk: true }), "unauthorized");
});

test("13. a session joins once", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  const told = followed(onB, a);
  a.sendRaw({ requestId: { value: 9999 }, activityJoinRequest: { activityType: TYPE, activityId: onA.id() } });
  const { error, responseId } = await a.message("error");
  assert.equal(error.code, "activity_already_joined");
  assert.equal(responseId.value, 9999);
  onA.setState("k", 1);
  await knows(onB, a, "k", 1);
  assert.deepEqual(told(), ["state_delta", "state_set k"]);
});

test("18. what exists is not created", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = name();
  const creation = { activityType: TYPE, activityId: id, worldPermissions: ["join"] };
  await activities(a).create(creation);
  await assert.rejects(activities(a).create({ ...creation, worldPermissions: ALL }), { code: "activity_already_exists" });
  await assert.rejects(activities(b).create(creation), { code: "activity_already_exists" });
  const onB = await join(b, id, creating(ALL));
  assert.equal(onB.isEphemeral(), false);
  assert.deepEqual(await onB.permissions().resolveSessionPermissions(), new Set(["join"]));
});

test("18. one id may be used under several types", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const id = name();
  const all = [];
  for (const type of ["t", "T", "another type"]) {
    all.push(await activities(a).join(type, id, creating()));
  }
  all[1].setState("k", 1);
  await caughtUp(t, a, all[0]);
  assert.deepEqual(all.map((activity) => activity.state().size), [0, 1, 0]);
  assert.equal(activities(a).joined().size, 3);
});

test("19. who creates explicitly gets nothing", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const id = name();
  await activities(a).create({ activityType: TYPE, activityId: id });
  await refused(join(a, id), "unauthorized");
});

test("19. who is named at the creation gets what is named", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const id = name();
  await activities(a).create({
    activityType: TYPE,
    activityId: id,
    userPermissions: { [username(b)]: ["join", "view_state"] },
  });
  const onB = await join(b, id);
  assert.deepEqual(await onB.permissions().resolveSessionPermissions(), new Set(["join", "view_state"]));
  await refused(join(c, id), "unauthorized");
  await assert.rejects(
    activities(a).create({ activityType: TYPE, activityId: name(), userPermissions: { [name()]: ["join"] } }),
    { code: "user_not_found" },
  );
});

test("22. of many who create at once one does, and all meet", TIMEOUT, async (t) => {
  const clients = await allArrived(t, CREATORS);
  const noErrors = withoutErrors(t, ...clients);
  const id = name();
  const all = await Promise.all(clients.map((client) => join(client, id, creating())));
  await until(() => all.every((activity) => activity.participants().length === clients.length), "all to meet");
  for (const activity of all) {
    assert.deepEqual(activity.createdTime(), all[0].createdTime());
    assert.deepEqual(sessions(activity), sessionsOf(...clients));
  }
  clients.forEach(assertOrderly);
  noErrors();
});
