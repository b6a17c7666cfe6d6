// The numbers in the titles are sections and rows of identity-presence.md.
import { strict as assert } from "node:assert";
import { before, test } from "node:test";
import { admin, createUser, putGroup, unique } from "../lib/admin.js";
import { connected } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const mark = unique();
const named = (name) => `${name}-${mark}`;
const identity = async (test) => (await connected(test, OPEN_DOMAIN, "Ada")).domain.identity();

before(async () => {
  await Promise.all(["bob", "ann", "cid"].map((name) => createUser({ username: named(name) })));
  await putGroup(named("editors"), "Those who write", [named("bob"), named("ann")]);
  await putGroup(named("all"), "", [named("bob")]);
  await putGroup(named("none"), "Nobody", []);
});

test("a group is found with its members (2, 3.3)", async (t) => {
  const group = await (await identity(t)).group(named("editors"));
  assert.equal(group.id, named("editors"));
  assert.equal(group.description, "Those who write");
  assert.deepEqual([...group.members].sort(), [named("ann"), named("bob")]);
});

test("groups come in the order of the request (3.3)", async (t) => {
  const asked = ["none", "editors", "all"].map(named);
  const groups = await (await identity(t)).groups(asked);
  assert.deepEqual(groups.map(({ id }) => id), asked);
  assert.deepEqual([...(groups[0].members ?? [])], []);
});

test("the first group that does not exist is told (3.3)", async (t) => {
  const service = await identity(t);
  const asked = ["all", "missing", "other"].map(named);
  await assert.rejects(service.groups(asked), ({ code, message, details }) => {
    assert.equal(code, "group_not_found");
    assert.ok(message.endsWith(`did not exist: ${named("missing")}`), message);
    assert.equal(details.id, named("missing"));
    return true;
  });
});

test("the groups of users are told by user (3.4)", async (t) => {
  const groups = await (await identity(t)).groupsForUsers(["ann", "cid", "bob"].map(named));
  assert.deepEqual(groups[named("bob")], [named("all"), named("editors")]);
  assert.deepEqual(groups[named("ann")], [named("editors")]);
  assert.deepEqual(groups[named("cid")] ?? [], []);
});

test("the groups of a user who does not exist are an error (3.4, 6 row 14)", async (t) => {
  const service = await identity(t);
  await assert.rejects(service.groupsForUsers([named("bob"), named("nobody")]), ({ code, details }) => {
    assert.equal(code, "user_not_found");
    assert.equal(details.id, named("nobody"));
    return true;
  });
});

test("changed memberships are seen at once (2)", async (t) => {
  const service = await identity(t);
  await admin("PUT", `users/${named("cid")}/groups`, { groups: [named("none"), "does-not-exist"] });
  assert.deepEqual(await service.groupsForUser(named("cid")), [named("none")]);
  await admin("DELETE", `groups/${named("none")}/members/${named("cid")}`);
  assert.deepEqual((await service.groupsForUser(named("cid"))) ?? [], []);
  const group = named("short");
  await putGroup(group, "", [named("cid")]);
  await admin("DELETE", `groups/${group}`);
  await assert.rejects(service.group(group), ({ code }) => code === "group_not_found");
});
