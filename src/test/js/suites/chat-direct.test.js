// The acceptance scenarios of direct chats (chat.md section 8, 30 to 34).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { createUser, deleteUser } from "../lib/admin.js";
import {
  absentee,
  add,
  allArrived,
  caughtUp,
  chats,
  followed,
  log,
  members,
  name,
  names,
  normal,
  refused,
  sessionOf,
  username,
} from "../lib/chats.js";
import { until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };

const id = (chat) => chat.info().chatId;
const direct = (client, ...others) => chats(client).direct(others);
const others = (chat) => chat.info().otherUsers.map(({ user }) => user.username).sort();

test("30. two users share one direct chat, whoever asks first", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [a2, b2] = await Promise.all([sessionOf(t, a), sessionOf(t, b)]);
  const asked = [...Array(5)].flatMap(() => [chats(a).direct(username(b)), chats(b).direct(username(a))]);
  const [onA, onB, ...more] = await Promise.all(asked);
  assert.ok(id(onA).startsWith("direct:"));
  [onB, ...more].forEach((chat) => assert.equal(id(chat), id(onA)));
  assert.deepEqual(others(onA), names(b));
  assert.deepEqual(others(onB), names(a));
  assert.deepEqual([onA.info().chatType, onA.info().membership, onA.isJoined()], ["direct", "private", true]);
  const heard = [a, a2, b, b2].map((client) => followed(chats(client), "message"));
  await onA.send("to b");
  await until(() => heard.every((events) => events.length), "the message");
  await onB.send("to a");
  await until(() => heard.every((events) => events.length === 2), "the answer");
  heard.forEach((events) => assert.deepEqual(events.map(({ message }) => message), ["to b", "to a"]));
  const [created] = await log(onB);
  assert.deepEqual([created.type, created.eventNumber], ["created", 0]);
  assert.deepEqual(created.members.map((user) => user.username).sort(), names(a, b));
});

test("30. members of a direct chat find it, others do not (DB-C8, DB-C12)", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const chat = await chats(a).direct(username(b));
  assert.equal(await chats(b).exists(id(chat)), true);
  assert.equal((await chats(b).get(id(chat))).isJoined(), true);
  assert.equal(await chats(c).exists(id(chat)), false);
  assert.equal(await chats(c).get(id(chat)), undefined);
  const found = async (client) => (await chats(client).search({ searchTerm: id(chat), searchFields: ["id"] })).data;
  assert.ok((await found(b)).some(({ chatId }) => chatId === id(chat)));
  assert.ok(!(await found(c)).some(({ chatId }) => chatId === id(chat)));
});

test("30. the members of a direct chat never change (1.1, 3.4 to 3.7)", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const chatId = id(await chats(a).direct(username(b)));
  await refused(a, add(chatId, normal(username(c))), "not_supported");
  await refused(a, { removeUserFromChatRequest: { chatId, userToRemove: normal(username(b)) } }, "not_supported");
  await refused(a, { leaveChatRequest: { chatId } }, "not_supported");
  await refused(a, { joinChatRequest: { chatId } }, "not_supported");
  await refused(a, { setChatNameRequest: { chatId, name: "N" } }, "unauthorized");
  await refused(a, { setChatTopicRequest: { chatId, topic: "T" } }, "unauthorized");
  await refused(a, { removeChatRequest: { chatId } }, "unauthorized");
});

test("31. direct chats come in the order of the request", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [first, second, third, ...none] = await chats(a).direct([[username(c)], [username(b)], [username(c)]]);
  assert.deepEqual(none, []);
  assert.deepEqual([others(first), others(second), others(third)], [names(c), names(b), names(c)]);
  assert.equal(id(first), id(third));
  assert.notEqual(id(first), id(second));
  const again = await chats(a).direct([[username(b)], [username(c), username(a)]]);
  assert.deepEqual(again.map(id), [id(second), id(first)]);
});

test("32. every set of users has a direct chat of its own", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const two = await chats(a).direct(username(b));
  const three = await direct(a, username(b), username(c));
  assert.notEqual(id(three), id(two));
  assert.deepEqual(others(three), names(b, c));
  assert.equal(id(await direct(a, username(c), username(b))), id(three));
  assert.equal(id(await direct(c, username(b), username(a), username(c))), id(three));
});

test("33. unknown users have no direct chats, and a user alone has one", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const nobody = name();
  await assert.rejects(chats(a).direct(nobody), { code: "user_not_found" });
  await assert.rejects(chats(a).direct([[username(b)], [username(b), nobody]]), { code: "user_not_found" });
  const alone = await chats(a).direct(username(a));
  assert.deepEqual(members(alone), names(a));
  assert.equal(id(await chats(a).direct(username(a))), id(alone));
  assert.equal(await caughtUp(alone), 1);
});

test("34. a direct chat stays that of those whom it was made for", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const c = await absentee();
  const three = await direct(a, username(b), c);
  await three.send("three");
  await deleteUser(c);
  const two = await chats(a).direct(username(b));
  assert.notEqual(id(two), id(three));
  assert.equal(id(await chats(b).direct(username(a))), id(two));
  const left = await chats(b).get(id(three));
  assert.deepEqual(members(left), names(a, b));
  assert.equal(left.isJoined(), true);
  await createUser({ username: c });
  const again = await direct(a, username(b), c);
  assert.ok(![id(two), id(three)].includes(id(again)));
});

test("34. the chat of two is still theirs when a third was deleted", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const c = await absentee();
  const two = await chats(a).direct(username(b));
  await direct(a, username(b), c);
  await deleteUser(c);
  assert.equal(id(await chats(a).direct(username(b))), id(two));
});
