// The acceptance scenarios of model permissions (model.md section 19, 15 to 19).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  ALL,
  NONE,
  allArrived,
  converged,
  created,
  models,
  name,
  opened,
  sessionId,
  settled,
  shared,
  text,
  userId,
} from "../lib/models.js";
import { next, recorded, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const READ_ONLY = { ...NONE, read: true };

// A model that nobody but its creator may do anything with.
const closedToOthers = (client, data) =>
  created(client, data, { overrideCollectionWorldPermissions: true, worldPermissions: NONE });

test("15. who may read can open, and edits fail at once", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await closedToOthers(a, { text: "abc" });
  await assert.rejects(models(b).open(id), { code: "unauthorized" });
  const [onA] = await opened(id, a);
  await onA.permissionsManager().setUserPermissions(userId(b), READ_ONLY);
  const [onB] = await opened(id, b);
  assert.deepEqual(onB.permissions().toJSON(), READ_ONLY);
  assert.throws(() => text(onB).insert(0, "x"));
  text(onA).insert(0, "y");
  await settled([onA, onB], 2);
});

test("16. lost rights reach who has the model open", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "abc" }, a, b);
  const changed = next(onB, "permissions_changed");
  const permissions = onA.permissionsManager();
  await permissions.setUserPermissions(userId(b), { ...ALL, write: false });
  const { changes, permissions: current } = await changed;
  assert.deepEqual(changes, ["write"]);
  assert.deepEqual(current.toJSON(), { ...ALL, write: false });
  assert.equal(onB.isOpen(), true);
  const closed = next(onB, "closed");
  const left = next(onA, "collaborator_closed");
  await permissions.setUserPermissions(userId(b), NONE);
  assert.equal((await closed).local, false);
  assert.equal((await b.message("forceCloseRealTimeModel")).forceCloseRealTimeModel.reasonCode, 8);
  assert.equal((await left).collaborator.sessionId, sessionId(b));
  text(onA).insert(0, "x");
  await settled([onA], 2);
});

test("16. nobody is told of a change that does not concern him", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({}, a, b);
  const changes = [onA, onB].map((model) => recorded(model, "permissions_changed", "closed"));
  await onA.permissionsManager().setUserPermissions(userId(b), ALL);
  await onA.permissionsManager().setOverridesCollection(true);
  await Promise.all([a, b].map((client) => client.domain.serverTime()));
  assert.deepEqual(changes, [[], []]);
});

test("18. only managers change permissions, only readers see them", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await created(a, {}, {
    overrideCollectionWorldPermissions: true,
    worldPermissions: { ...ALL, manage: false },
  });
  const permissions = models(b).permissions(id);
  await assert.rejects(permissions.setWorldPermissions(ALL), { code: "unauthorized" });
  assert.deepEqual((await permissions.getWorldPermissions()).toJSON(), { ...ALL, manage: false });
  await models(a).permissions(id).setWorldPermissions(NONE);
  await assert.rejects(permissions.getWorldPermissions(), { code: "unauthorized" });
  await assert.rejects(models(a).permissions(name()).getWorldPermissions(), { code: "model_not_found" });
});

test("19. setting all user permissions removes the others, one's own included", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await closedToOthers(a, { text: "" });
  const [onA] = await opened(id, a);
  const closed = next(onA, "closed");
  await onA.permissionsManager().setAllUserPermissions(new Map([[userId(b), ALL]]));
  await closed;
  await assert.rejects(models(a).open(id), { code: "unauthorized" });
  const [onB] = await opened(id, b);
  const entries = await onB.permissionsManager().getAllUserPermissions();
  assert.equal(entries.size(), 1);
  assert.deepEqual(entries.get(userId(b)).toJSON(), ALL);
});

test("19. what is set is read back", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const id = await created(a, {}, { userPermissions: new Map([[userId(b), READ_ONLY]]) });
  const permissions = models(a).permissions(id);
  assert.ok(!(await permissions.getOverridesCollection()));
  assert.deepEqual((await permissions.getUserPermissions(userId(a))).toJSON(), ALL);
  assert.deepEqual((await permissions.getUserPermissions(userId(b))).toJSON(), READ_ONLY);
  await permissions.setOverridesCollection(true);
  await permissions.setWorldPermissions(READ_ONLY);
  await permissions.removeUserPermissions(userId(b));
  assert.equal(await permissions.getOverridesCollection(), true);
  assert.deepEqual((await permissions.getWorldPermissions()).toJSON(), READ_ONLY);
  assert.equal((await permissions.getUserPermissions(userId(b))) ?? null, null);
  const [onA, onB] = await opened(id, a, b);
  assert.deepEqual(onB.permissions().toJSON(), READ_ONLY);
  onA.root().set("k", 1);
  await converged(t, [onA, onB], 2);
});

test("an operation on its way when the right is lost puts its sender out", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  b.line.holdIncoming();
  await onA.permissionsManager().setUserPermissions(userId(b), READ_ONLY);
  const left = next(onA, "collaborator_closed");
  text(onB).insert(0, "late");
  await left;
  b.line.release();
  assert.equal((await b.message("forceCloseRealTimeModel")).forceCloseRealTimeModel.reasonCode, 1);
  // The client waits for the acknowledgement of its operation before it reports the end.
  await until(() => onB.isClosing(), "the end of B's model");
  assert.equal(onA.version(), 1);
  assert.equal(onA.collaborators().length, 1);
});
