// The acceptance scenarios of permissions that concern chats (permissions.md section 8, 1 to 11 and 20).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { deleteUser, putGroup, unique } from "../lib/admin.js";
import {
  ALL,
  absentee,
  add,
  administrator,
  allArrived,
  asked,
  caughtUp,
  channel,
  chats,
  created,
  followed,
  log,
  members,
  name,
  names,
  normal,
  publish,
  refused,
  shared,
  username,
} from "../lib/chats.js";

const TIMEOUT = { timeout: 60_000 };

// What the client names otherwise than the server; who holds one of these rights is told both names.
const SHORT = ["remove_chat", "join_chat", "leave_chat"];

// The type of the users that administrators are.
const CONVERGENCE = 1;

const sorted = (set) => [...set].sort();
const mine = async (client, id) => sorted(await chats(client).permissions(id).resolveSessionPermissions());
const rights = async (permissions, name) => sorted(await permissions.getUserPermissions(name));

// A public channel of the first client that the others have joined: its id, what manages its permissions, all chats.
async function joined(...clients) {
  const [first, ...others] = clients;
  const [own] = await channel(first);
  const id = own.info().chatId;
  const more = [];
  for (const client of others) {
    more.push(await chats(client).join(id));
  }
  return { id, permissions: chats(first).permissions(id), all: [own, ...more] };
}

test("1. a creator has all rights on the chat", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const id = await created(a);
  assert.deepEqual(await mine(a, id), [...ALL, ...SHORT].sort());
  assert.deepEqual(await rights(chats(a).permissions(id), username(a)), sorted(ALL));
});

test("2. a member learns its own rights", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const { id } = await joined(a, b);
  assert.deepEqual(await mine(b, id), ["leave_chat", "leave_chat_channel"]);
  assert.deepEqual(await mine(c, id), []);
});

test("2. who may not see a chat learns nothing (5.3)", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA] = await shared({ membership: "private" }, a, b);
  const hidden = chats(c).permissions(onA.info().chatId);
  await assert.rejects(hidden.resolveSessionPermissions(), { code: "chat_not_found" });
  await assert.rejects(hidden.getPermissions(), { code: "chat_not_found" });
  await assert.rejects(hidden.addWorldPermissions(["set_topic"]), { code: "chat_not_found" });
  assert.deepEqual(await mine(b, onA.info().chatId), ["leave_chat", "leave_chat_channel"]);
});

test("3. only who manages permissions sees them", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const { id } = await joined(a, b);
  const permissions = chats(b).permissions(id);
  const code = { code: "unauthorized" };
  await assert.rejects(permissions.getPermissions(), code);
  await assert.rejects(permissions.addUserPermissions({ [username(b)]: ["set_topic"] }), code);
  await assert.rejects(permissions.removeUserPermissions({ [username(a)]: ["set_topic"] }), code);
  await assert.rejects(permissions.setWorldPermissions(["set_topic"]), code);
});

test("4. a right that is given is held from then on", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const { permissions, all } = await joined(a, b);
  await assert.rejects(all[1].setTopic("x"), { code: "unauthorized" });
  const begin = performance.now();
  await permissions.addUserPermissions({ [username(b)]: ["set_topic"] });
  assert.ok(performance.now() - begin < 5000);
  await all[1].setTopic("x");
  await permissions.addUserPermissions({ [username(b)]: ["set_topic"] });
  assert.deepEqual(await rights(permissions, username(b)), ["leave_chat_channel", "set_topic"]);
});

test("5. a right that is taken is gone, and nobody is told", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const { permissions, all } = await joined(a, b);
  await caughtUp(...all);
  const events = all.map((chat) => followed(chat));
  await permissions.addUserPermissions({ [username(b)]: ["set_topic"] });
  await permissions.removeUserPermissions({ [username(b)]: ["set_topic"] });
  assert.deepEqual(await rights(permissions, username(b)), ["leave_chat_channel"]);
  await assert.rejects(all[1].setTopic("x"), { code: "unauthorized" });
  await caughtUp(...all);
  events.forEach((seen) => assert.deepEqual(seen.map(({ name: event }) => event), ["message"]));
  assert.equal(all[1].isJoined(), true);
  await permissions.removeUserPermissions({ [username(b)]: ["set_topic", "nothing"] });
});

test("6. setting the rights of a user leaves the others theirs", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const { permissions } = await joined(a, b, c);
  await permissions.addUserPermissions({ [username(b)]: ["set_topic"], [username(c)]: ["set_chat_name"] });
  await permissions.setUserPermissions({ [username(b)]: ["add_chat_user"] });
  assert.deepEqual(await rights(permissions, username(b)), ["add_chat_user"]);
  assert.deepEqual(await rights(permissions, username(c)), ["leave_chat_channel", "set_chat_name"]);
  assert.deepEqual(await rights(permissions, username(a)), sorted(ALL));
  await permissions.setUserPermissions({ [username(c)]: [] });
  assert.deepEqual(await rights(permissions, username(c)), []);
});

test("7. setting the rights of all users takes the others theirs", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const { id, permissions, all } = await joined(a, b, c);
  await permissions.addWorldPermissions(["set_chat_name"]);
  await permissions.setUserPermissions({ [username(b)]: ["set_topic"] }, true);
  await assert.rejects(permissions.getPermissions(), { code: "unauthorized" });
  await all[1].setTopic("y");
  await all[2].setName("by the world");
  assert.deepEqual(await mine(a, id), ["set_chat_name"]);
  assert.deepEqual(await mine(b, id), ["set_chat_name", "set_topic"]);
  assert.deepEqual(await mine(c, id), ["set_chat_name"]);
});

test("8. setting the rights of the world leaves users and groups theirs", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const group = unique();
  await putGroup(group, "", [username(b)]);
  const { permissions, all } = await joined(a, b);
  await permissions.addWorldPermissions(["set_topic", "set_chat_name"]);
  await permissions.addGroupPermissions({ [group]: ["add_chat_user"] });
  assert.deepEqual(sorted(await permissions.getWorldPermissions()), ["set_chat_name", "set_topic"]);
  await all[1].setTopic("x");
  await permissions.setWorldPermissions([]);
  assert.deepEqual(sorted(await permissions.getWorldPermissions()), []);
  await assert.rejects(all[1].setTopic("x"), { code: "unauthorized" });
  assert.deepEqual(sorted(await permissions.getGroupPermissions(group)), ["add_chat_user"]);
  assert.deepEqual(await rights(permissions, username(a)), sorted(ALL));
  assert.deepEqual(await rights(permissions, username(b)), ["leave_chat_channel"]);
});

test("8. setting the rights of groups leaves users theirs", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const groups = [unique(), unique()];
  await Promise.all(groups.map((group) => putGroup(group, "", [username(b)])));
  const { permissions } = await joined(a, b);
  await permissions.addGroupPermissions({ [groups[0]]: ["add_chat_user"], [groups[1]]: ["set_topic"] });
  await permissions.setGroupPermissions({ [groups[0]]: ["set_chat_name"] });
  const all = async () => Object.fromEntries([...(await permissions.getAllGroupPermissions())].map(([id, set]) => [id, sorted(set)]));
  assert.deepEqual(await all(), { [groups[0]]: ["set_chat_name"], [groups[1]]: ["set_topic"] });
  await permissions.setGroupPermissions({ [groups[0]]: ["set_topic"] }, true);
  assert.deepEqual(await all(), { [groups[0]]: ["set_topic"] });
  await permissions.removeGroupPermissions({ [groups[0]]: ["set_topic"] });
  assert.deepEqual(await all(), {});
  assert.deepEqual(await rights(permissions, username(a)), sorted(ALL));
});

test("9. the short name of a right counts, and a group gives it to its members", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const group = unique();
  await putGroup(group, "", [username(b)]);
  const { id, permissions } = await joined(a, b, c);
  await permissions.addGroupPermissions({ [group]: ["remove_chat"] });
  assert.deepEqual(sorted(await permissions.getGroupPermissions(group)), ["remove_chat"]);
  assert.ok((await mine(b, id)).includes("remove_chat_channel"));
  await assert.rejects(chats(c).remove(id), { code: "unauthorized" });
  await chats(b).remove(id);
  assert.equal(await chats(a).exists(id), false);
});

test("9. taking a right by either of its names takes it (DB-P1)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const { id, permissions } = await joined(a, b);
  await permissions.addUserPermissions({ [username(b)]: ["remove_chat"] });
  await permissions.removeUserPermissions({ [username(b)]: ["remove_chat_channel"] });
  await assert.rejects(chats(b).remove(id), { code: "unauthorized" });
  await permissions.removeUserPermissions({ [username(b)]: ["leave_chat"] });
  await assert.rejects(chats(b).leave(id), { code: "unauthorized" });
});

test("9. who leaves a group has no right by it any more", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const group = unique();
  await putGroup(group, "", [username(b)]);
  const { permissions, all } = await joined(a, b);
  await permissions.addGroupPermissions({ [group]: ["set_topic"] });
  await all[1].setTopic("x");
  await putGroup(group, "", []);
  await assert.rejects(all[1].setTopic("y"), { code: "unauthorized" });
});

test("10. rights for unknown users and groups are refused as a whole", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const { permissions } = await joined(a, b);
  const ghost = name();
  const user = { [username(b)]: ["set_topic"], [ghost]: ["set_topic"] };
  await assert.rejects(permissions.addUserPermissions(user), { code: "user_not_found" });
  await assert.rejects(permissions.setUserPermissions(user), { code: "user_not_found" });
  await assert.rejects(permissions.addGroupPermissions({ [ghost]: ["set_topic"] }), { code: "group_not_found" });
  assert.deepEqual(await rights(permissions, username(b)), ["leave_chat_channel"]);
  await assert.rejects(permissions.addUserPermissions({ [username(b)]: ["fly"] }), { code: "invalid_message" });
  assert.deepEqual(sorted(await permissions.getUserPermissions(ghost)), []);
  assert.deepEqual(sorted(await permissions.getGroupPermissions(ghost)), []);
});

test("11. there are no rights on a chat that does not exist", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const permissions = chats(a).permissions(name());
  const begin = performance.now();
  await assert.rejects(permissions.getPermissions(), { code: "chat_not_found" });
  await assert.rejects(permissions.resolveSessionPermissions(), { code: "chat_not_found" });
  await assert.rejects(permissions.addWorldPermissions(["set_topic"]), { code: "chat_not_found" });
  assert.ok(performance.now() - begin < 5000);
  await refused(a, { getPermissionsRequest: {} }, "invalid_message");
});

test("20. a deleted user has no rights", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const gone = await absentee();
  const id = await created(a);
  const permissions = chats(a).permissions(id);
  await permissions.addUserPermissions({ [gone]: ["set_topic"] });
  assert.equal((await permissions.getAllUserPermissions()).size(), 2);
  await deleteUser(gone);
  const left = await permissions.getAllUserPermissions();
  assert.deepEqual(left.keys().map((id) => id.username), [username(a)]);
});

test("who leaves or is removed loses the rights of a member (section 4, DB-P7)", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const { permissions, all } = await joined(a, b, c);
  await permissions.addUserPermissions({ [username(b)]: ["set_topic"], [username(c)]: ["set_topic"] });
  await all[1].leave();
  assert.deepEqual(await rights(permissions, username(b)), ["set_topic"]);
  await all[0].remove(username(c));
  assert.deepEqual(await rights(permissions, username(c)), []);
});

test("who may add users gets into a private channel, nobody else does (chat.md DB-C7)", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA] = await shared({ membership: "private" }, a);
  const id = onA.info().chatId;
  await onA.permissions().addUserPermissions({ [username(b)]: ["add_chat_user"] });
  await refused(c, add(id, normal(username(c))), "chat_not_found");
  assert.equal((await asked(b, add(id, normal(username(b))))).code, undefined);
  assert.equal((await chats(b).get(id)).isJoined(), true);
  assert.equal((await log(onA)).at(-1).addedUser.username, username(b));
});

test("administrators need no rights, but to speak and to read they must be members (1.1; chat.md 3, DB-C7, DB-C21)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const boss = await administrator(t);
  for (const membership of ["public", "private"]) {
    const [onA] = await shared({ membership }, a);
    const id = onA.info().chatId;
    const request = async (body) => assert.equal((await asked(boss, body)).code, undefined);
    await request(add(id, normal(username(b))));
    await request({ removeUserFromChatRequest: { chatId: id, userToRemove: normal(username(b)) } });
    await request({ setChatNameRequest: { chatId: id, name: "N" } });
    await request({ setChatTopicRequest: { chatId: id, topic: "T" } });
    await refused(boss, publish(id), "chat_not_joined");
    await refused(boss, { getChatHistoryRequest: { chatId: id } }, "unauthorized");
    await caughtUp(onA);
    const types = (await log(onA)).map(({ type }) => type);
    assert.deepEqual(types, ["created", "user_added", "user_removed", "name_changed", "topic_changed", "message"]);
    assert.equal((await log(onA))[3].user.username, username(boss));
    assert.deepEqual(await mine(boss, id), [...ALL, ...SHORT].sort());
    await request(add(id, { userType: CONVERGENCE, username: username(boss) }));
    await (await chats(boss).get(id)).send("from above");
    assert.deepEqual(members(onA), names(a, boss));
    await chats(boss).permissions(id).setWorldPermissions(["set_topic"]);
    await chats(boss).remove(id);
    assert.equal(await chats(a).exists(id), false);
  }
});

test("administrators remove direct chats (chat.md 3.2)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const boss = await administrator(t);
  const direct = await chats(a).direct(username(b));
  const id = direct.info().chatId;
  await chats(boss).remove(id);
  assert.equal(await chats(b).exists(id), false);
  assert.notEqual((await chats(b).direct(username(a))).info().chatId, id);
});
