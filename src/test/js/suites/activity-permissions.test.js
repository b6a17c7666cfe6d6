// The acceptance scenarios of the permissions of activities (permissions.md section 8, 12 to 20).
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
  username,
} from "../lib/activities.js";
import { admin, deleteUser, putGroup, unique } from "../lib/admin.js";
import { refused } from "../lib/refused.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 30_000 };

// The words of who is put out.
const OUT = ["force_leave", "left"];

const plain = (entries) => Object.fromEntries([...entries].map(([grantee, names]) => [grantee, [...names].sort()]));

test("12. who joins learns what it may do", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = name();
  const world = ["join", "view_state", "set_state"];
  await activities(a).create({ activityType: TYPE, activityId: id, worldPermissions: world });
  const onB = await join(b, id);
  assert.deepEqual(await onB.permissions().resolveSessionPermissions(), new Set(world));
});

test("13. only managers manage", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const id = name();
  await activities(a).create({ activityType: TYPE, activityId: id, worldPermissions: OPEN });
  const permissions = (await join(a, id)).permissions();
  const user = { [username(a)]: ["manage"] };
  const refused = { code: "unauthorized" };
  await assert.rejects(permissions.addWorldPermissions(["lurk"]), refused);
  await assert.rejects(permissions.removeWorldPermissions(["lurk"]), refused);
  await assert.rejects(permissions.setWorldPermissions(ALL), refused);
  await assert.rejects(permissions.addUserPermissions(user), refused);
  await assert.rejects(permissions.setUserPermissions(user, true), refused);
  await assert.rejects(permissions.getPermissions(), refused);
  assert.deepEqual(await permissions.resolveSessionPermissions(), new Set(OPEN));
});

test("14. who loses the right to join is out until it is given back", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = name();
  const onA = await join(a, id, creating(["join", "view_state"], { ephemeral: false }));
  const onB = await join(b, id);
  await until(() => sessions(onA).length === 2, "B to come");
  const told = [followed(onA, b), followed(onB, a, b)];
  const forced = next(onB, "force_leave");
  await onA.permissions().removeWorldPermissions(["join"]);
  assert.ok((await forced).reason.length > 0);
  await until(() => told.every((words) => words().length > 0), "B to be out");
  await caughtUp(t, a, onA);
  assert.deepEqual(told[0](), ["session_left"]);
  assert.deepEqual(told[1](), OUT);
  assert.equal(onB.isJoined(), false);
  assert.equal(onA.isJoined(), true);
  await refused(join(b, id), "unauthorized");
  await onA.permissions().addUserPermissions({ [username(b)]: ["join"] });
  const b2 = await sessionOf(t, b);
  const again = await join(b2, id);
  assert.deepEqual(sessions(again), sessionsOf(a, b2));
});

test("14. who was put out may join again in the same session", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(OPEN, a, b);
  const forced = next(onB, "left");
  await onA.permissions().removeWorldPermissions(["join"]);
  await forced;
  await onA.permissions().addWorldPermissions(["join"]);
  const again = await join(b, onA.id());
  assert.deepEqual(sessions(again), sessionsOf(a, b));
  await until(() => sessions(onA).length === 2, "B to come back");
  again.setState("k", 1);
  await knows(onA, b, "k", 1);
});

test("14. all sessions of a user are out", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const b2 = await sessionOf(t, b);
  const [onA, onB, onB2] = await shared(["join", "lurk"], a, b, b2);
  const b3 = await sessionOf(t, b);
  const onB3 = await join(b3, onA.id(), { lurk: true });
  await until(() => sessions(onA).length === 3, "all to come");
  const told = followed(onA, b, b2, b3);
  await onA.permissions().removeWorldPermissions(["join"]);
  await until(() => [onB, onB2, onB3].every((activity) => !activity.isJoined()), "B to be out");
  await caughtUp(t, a, onA);
  assert.deepEqual(told(), ["session_left", "session_left"]);
  assert.deepEqual(sessions(onA), [sessionId(a)]);
});

test("15. who loses the right to lurk is out if it lurks", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onC] = await shared(["join", "lurk", "view_state"], a, c);
  const onB = await join(b, onA.id(), { lurk: true });
  const told = [followed(onA, b), followed(onB, b), followed(onC, b, c)];
  await onA.permissions().removeWorldPermissions(["lurk"]);
  await until(() => told[1]().length === 2, "B to be out");
  await caughtUp(t, a, onA, onC);
  assert.deepEqual(told.map((words) => words()), [[], OUT, []]);
  assert.equal(onC.isJoined(), true);
});

test("16. who loses the right to look is out, lurking or not", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await shared(["join", "view_state"], a, b);
  const own = { [username(c)]: ["view_state"] };
  await onA.permissions().addUserPermissions(own);
  const onC = await join(c, onA.id());
  const told = [followed(onB, b), followed(onC, c)];
  await onA.permissions().removeWorldPermissions(["view_state"]);
  await until(() => told[0]().length === 2, "B to be out");
  await caughtUp(t, a, onA, onC);
  assert.deepEqual(told.map((words) => words()), [OUT, []]);
  assert.deepEqual(sessions(onC), sessionsOf(a, c));
});

test("16. who never had the right to look stays", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA] = await shared(["join", "lurk"], a);
  const permissions = onA.permissions();
  await permissions.addUserPermissions({ [username(b)]: ["view_state"] });
  const [onB, onC] = [await join(b, onA.id()), await join(c, onA.id())];
  const told = [followed(onB, b), followed(onC, c)];
  await permissions.removeWorldPermissions(["lurk"]);
  await permissions.setUserPermissions({ [username(b)]: [] });
  await until(() => told[0]().length === 2, "B to be out");
  await caughtUp(t, a, onA, onC);
  assert.deepEqual(told.map((words) => words()), [OUT, []]);
});

test("16. who gains the right to look sees what is said from then on", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(["join"], a, b);
  await onA.permissions().addWorldPermissions(["view_state"]);
  onA.setState("k", 1);
  await knows(onB, a, "k", 1);
  assert.equal(onB.isJoined(), true);
});

test("17. who loses the right to speak stays, unheard", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(["join", "view_state"], a);
  const permissions = onA.permissions();
  const right = { [username(b)]: ["set_state"] };
  await permissions.addUserPermissions(right);
  const onB = await join(b, onA.id());
  onB.setState("k", 1);
  await knows(onA, b, "k", 1);
  const [set, out] = [recorded(onA, "state_set"), recorded(onB, "force_leave", "left")];
  await permissions.removeUserPermissions(right);
  onB.setState("k", 2);
  assert.equal((await b.message("error")).error.code, "unauthorized");
  await caughtUp(t, a, onA, onB);
  assert.deepEqual([set, out], [[], []]);
  assert.equal(onB.isJoined(), true);
});

test("18. who leaves the group that may join is out", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const group = unique();
  await putGroup(group, "may join", [username(b)]);
  const [onA] = await shared([], a);
  await refused(join(await sessionOf(t, b), onA.id()), "unauthorized");
  await onA.permissions().addGroupPermissions({ [group]: ["join"] });
  assert.deepEqual(await onA.permissions().getGroupPermissions(group), new Set(["join"]));
  const onB = await join(b, onA.id());
  await until(() => sessions(onA).length === 2, "B to come");
  const told = [followed(onA, b), followed(onB, b)];
  await admin("DELETE", `groups/${group}/members/${username(b)}`);
  await until(() => told.every((words) => words().length > 0), "B to be out");
  await b.domain.serverTime();
  assert.deepEqual(told.map((words) => words()), [["session_left"], OUT]);
});

test("18. who is in a group that is deleted is out", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const group = unique();
  await putGroup(group, "may join", [username(b)]);
  const [onA] = await shared([], a);
  await onA.permissions().addGroupPermissions({ [group]: ["join"] });
  const onB = await join(b, onA.id());
  await admin("DELETE", `groups/${group}`);
  await until(() => !onB.isJoined(), "B to be out");
  assert.deepEqual(plain(await onA.permissions().getAllGroupPermissions()), {});
});

test("19. who or what is asked about need not exist", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const [onA] = await shared(OPEN, a);
  assert.deepEqual(await onA.permissions().getGroupPermissions("none"), new Set());
  assert.deepEqual(await onA.permissions().getUserPermissions("none"), new Set());
});

test("20. a deleted user has left, and has no rights", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await shared(OPEN, a);
  await onA.permissions().addUserPermissions({ [username(b)]: ["manage"] });
  await join(b, onA.id());
  await until(() => sessions(onA).length === 2, "B to come");
  await deleteUser(username(b));
  await until(() => sessions(onA).length === 1, "B to leave");
  await until(() => b.domain.isDisconnected(), "B to have tried in vain to come back");
  const users = [...(await onA.permissions().getAllUserPermissions()).keys()];
  assert.deepEqual(users.map((user) => user.username), [username(a)]);
});

test("what is changed is read back, and all or nothing is changed", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const permissions = (await join(a, name(), creating(["join"], { ephemeral: false }))).permissions();
  const of = async (client) => [...(await permissions.getUserPermissions(username(client)))].sort();
  await permissions.addUserPermissions({ [username(b)]: ["lurk"], [username(c)]: ["lurk"] });
  await permissions.addUserPermissions({ [username(b)]: ["lurk", "set_state"] });
  await assert.rejects(
    permissions.addUserPermissions({ [username(b)]: ["remove"], [name()]: ["remove"] }),
    { code: "user_not_found" },
  );
  assert.deepEqual([await of(b), await of(c)], [["lurk", "set_state"], ["lurk"]]);
  await permissions.setUserPermissions({ [username(b)]: ["remove"] });
  assert.deepEqual([await of(b), await of(c)], [["remove"], ["lurk"]]);
  await permissions.setWorldPermissions(["view_state"]);
  await permissions.setWorldPermissions([]);
  assert.deepEqual(await permissions.getWorldPermissions(), new Set());
  await permissions.setUserPermissions({ [username(a)]: ["manage"], [username(c)]: ["join"] }, true);
  assert.deepEqual([await of(a), await of(b), await of(c)], [["manage"], [], ["join"]]);
});
