// The acceptance scenarios of creating, seeing and removing chats (chat.md section 8, 1 to 7, 39 and 40).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { unique } from "../lib/admin.js";
import {
  absentee,
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
  refused,
  room,
  shared,
  username,
} from "../lib/chats.js";
import { next, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const found = async (client, term) => (await chats(client).search({ searchTerm: term })).data.map(({ chatId }) => chatId);

test("1. a public channel without members is there for everybody", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = name();
  assert.equal(await created(a, { id }), id);
  for (const client of [a, b]) {
    assert.equal(await chats(client).exists(id), true);
  }
  const info = (await chats(b).get(id)).info();
  assert.equal(info.chatType, "channel");
  assert.equal(info.membership, "public");
  assert.equal(info.joined, false);
  assert.equal(info.lastEventNumber, 0);
  assert.equal(info.maxSeenEventNumber, -1);
  assert.deepEqual(info.members, []);
  assert.deepEqual([info.name, info.topic], ["", ""]);
  assert.deepEqual(info.lastEventTime, info.createdTime);
  assert.equal((await chats(a).get(id)).info().joined, false);
});

test("1. what is given at the creation is kept", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const both = [username(a), username(b)];
  const id = await created(a, { name: "A name ☕", topic: "A topic", members: [...both, username(b)] });
  const chat = await chats(b).get(id);
  assert.deepEqual([chat.info().name, chat.info().topic], ["A name ☕", "A topic"]);
  assert.deepEqual(members(chat), names(a, b));
  assert.equal(chat.info().joined, true);
  assert.equal(chat.info().maxSeenEventNumber, 0);
  const [first] = await log(chat);
  assert.equal(first.type, "created");
  assert.deepEqual([first.eventNumber, first.name, first.topic], [0, "A name ☕", "A topic"]);
  assert.equal(first.user.username, username(a));
  assert.deepEqual(first.members.map((user) => user.username).sort(), names(a, b));
  assert.deepEqual(first.timestamp, chat.info().createdTime);
});

test("2. an id is given once", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = await created(a);
  await assert.rejects(created(a, { id }), { code: "chat_already_exists" });
  await assert.rejects(created(b, { id, type: "room" }), { code: "chat_already_exists" });
  const options = { id, members: [username(b)], ignoreExistsError: true };
  assert.equal(await created(b, options), id);
  assert.deepEqual(members(await chats(b).get(id)), []);
});

test("2. of many who create the same chat at once one succeeds", TIMEOUT, async (t) => {
  const clients = await allArrived(t, 4);
  const id = name();
  const outcomes = await Promise.allSettled(clients.flatMap((client) => [created(client, { id }), created(client, { id })]));
  const codes = outcomes.map(({ reason }) => reason?.code ?? "created").sort();
  assert.deepEqual(codes, [...Array(7).fill("chat_already_exists"), "created"]);
});

test("3. a chat without an id gets one", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const ids = [];
  for (const type of ["channel", "room"]) {
    const id = await chats(a).create({ type, membership: "public" });
    assert.ok(id.length > 0);
    assert.ok(!id.startsWith("direct:"));
    assert.equal((await chats(a).join(id)).isJoined(), true);
    ids.push(id);
  }
  assert.notEqual(ids[0], ids[1]);
});

test("4. ids of direct chats and empty ones are refused", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const id = `direct:${unique()}`;
  for (const reserved of [id, "direct:"]) {
    await assert.rejects(created(a, { id: reserved }), { code: "invalid_message" });
    assert.equal(await chats(a).exists(reserved), false);
  }
  const request = { chatType: "channel", membership: "public" };
  await refused(a, { createChatRequest: { ...request, chatId: { value: "" } } }, "invalid_message");
});

test("4. unknown types and memberships are refused, and direct chats are not created by request (3.1)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const create = (chatType, membership) => ({ createChatRequest: { chatId: { value: name() }, chatType, membership } });
  await refused(a, create("parlour", "public"), "invalid_message");
  await refused(a, create("channel", "secret"), "invalid_message");
  await refused(a, create("direct", "private"), "not_supported");
  assert.ok((await asked(a, create("CHANNEL", "Public"))).chatId);
});

test("5. a chat with unknown members is not created", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const id = name();
  await assert.rejects(created(a, { id, members: [username(a), name()] }), { code: "user_not_found" });
  assert.equal(await chats(a).exists(id), false);
  assert.equal(await created(a, { id, members: [username(a)] }), id);
  assert.deepEqual(members(await chats(a).get(id)), names(a));
});

test("6. a private channel is visible to its members", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const id = await created(a, { membership: "private", members: [username(a), username(b)] });
  const missing = name();
  for (const [client, visible] of [[a, true], [b, true], [c, false]]) {
    const exist = await chats(client).exists([id, missing, id]);
    assert.deepEqual([...exist], [[id, visible], [missing, false]]);
  }
  assert.deepEqual((await asked(b, { chatsExistRequest: { chatIds: [id, missing, id] } })).exists, [true, false, true]);
  const chat = await chats(b).get(id);
  assert.equal(chat.isJoined(), true);
  assert.equal(chat.info().membership, "private");
  assert.equal(await chats(c).get(id), undefined);
  assert.deepEqual([...(await chats(c).get([id, missing])).keys()], []);
  assert.deepEqual([...(await chats(b).get([missing, id, id])).keys()], [id]);
  assert.deepEqual(await found(c, id), []);
  assert.deepEqual(await found(b, id), [id]);
});

test("7. the channels of a user are those that are joined, no rooms and no direct chats", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const both = [username(a), username(b)];
  const hidden = await created(a, { membership: "private", members: both });
  const open = await created(a, { members: both });
  await created(a, { members: [username(a)] });
  await room(a, b);
  await chats(b).direct(username(a));
  const infos = await chats(b).joined();
  assert.deepEqual(infos.map(({ chatId }) => chatId).sort(), [hidden, open].sort());
  assert.ok(infos.every(({ joined }) => joined));
});

test("7. members who were not there find their channels", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const absent = await absentee();
  const id = await created(a, { members: [username(a), absent] });
  assert.deepEqual(members(await chats(a).get(id)), [absent, username(a)].sort());
});

test("39. a removed chat is gone at once, and its id is free", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await channel(a, b);
  const id = onA.info().chatId;
  const onC = await chats(c).get(id);
  await onA.send("old");
  await caughtUp(onA, onB);
  const removals = [onA, onB].map((chat) => next(chat, "removed"));
  const others = followed(onC);
  await chats(a).remove(id);
  for (const client of [a, b, c]) {
    assert.equal(await chats(client).exists(id), false);
    await assert.rejects(chats(client).join(id), { code: "chat_not_found" });
    assert.equal(await chats(client).get(id), undefined);
  }
  assert.deepEqual((await Promise.all(removals)).map(({ chatId }) => chatId), [id, id]);
  assert.deepEqual(others, []);
  assert.deepEqual(await chats(b).joined(), []);
  await created(b, { id, members: [username(b)] });
  const again = await chats(b).get(id);
  assert.deepEqual((await log(again)).map(({ type, eventNumber }) => [type, eventNumber]), [["created", 0]]);
  assert.deepEqual(members(again), names(b));
  await assert.rejects(chats(a).permissions(id).getPermissions(), { code: "unauthorized" });
});

test("39. a removed room is gone for those who are in it", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await room(a, b);
  const removed = followed(chats(b), "removed");
  await chats(a).remove(onA.info().chatId);
  await until(() => removed.length === 1, "the removal");
  await assert.rejects(onA.send("x"), { code: "chat_not_found" });
});

test("40. who has no right to remove a chat does not", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared({}, a, b);
  const events = followed(onB);
  await assert.rejects(chats(b).remove(onA.info().chatId), { code: "unauthorized" });
  await caughtUp(onB, onA);
  assert.deepEqual(events.map(({ name: event }) => event), ["message"]);
  await assert.rejects(chats(b).remove(name()), { code: "chat_not_found" });
});
