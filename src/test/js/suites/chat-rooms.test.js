// The acceptance scenarios of rooms (chat.md section 8, 24 to 26, 28 and 29).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  add,
  allArrived,
  caughtUp,
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
  room,
  sessionOf,
  username,
} from "../lib/chats.js";
import { next, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };

const joins = (client, id) => chats(client).join(id);
const of = (events) => events.map(({ name: event, user, message }) => [event, user.username, message]);

test("24. a user enters a room with the first session", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const a2 = await sessionOf(t, a);
  const [onA] = await room(a);
  const id = onA.info().chatId;
  const onA2 = await joins(a2, id);
  for (const chat of [onA, onA2]) {
    assert.equal(chat.isJoined(), true);
    assert.deepEqual(members(chat), names(a));
    assert.equal(chat.info().lastEventNumber, 1);
  }
  const events = [onA, onA2].map((chat) => followed(chat));
  const onB = await joins(b, id);
  assert.deepEqual(members(onB), names(a, b));
  await caughtUp(onB, onA, onA2);
  for (const seen of events) {
    assert.deepEqual(of(seen), [["user_joined", username(b), undefined], ["message", username(b), "mark"]]);
  }
  const entries = (await log(onA)).filter(({ type }) => type === "user_joined");
  assert.deepEqual(entries.map(({ user }) => user.username), [username(a), username(b)]);
  await assert.rejects(joins(a2, id), { code: "chat_already_joined" });
});

test("24. only sessions that have joined a room hear what is said there (section 2)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const a2 = await sessionOf(t, a);
  const [onA] = await room(a);
  const heard = [a2, b].map((client) => followed(chats(client)));
  await caughtUp(onA);
  await Promise.all([a2, b].map((client) => client.domain.serverTime()));
  assert.deepEqual(heard, [[], []]);
});

test("25. a user leaves a room with the last session", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const a2 = await sessionOf(t, a);
  const [onA, onB, onA2] = await room(a, b, a2);
  const events = followed(onB);
  await onA.leave();
  await caughtUp(onB, onA2);
  await onA2.leave();
  await until(() => !onA2.isJoined(), "the room to be left");
  await caughtUp(onB);
  assert.deepEqual(of(events), [
    ["message", username(b), "mark"],
    ["user_left", username(a), undefined],
    ["message", username(b), "mark"],
  ]);
  assert.deepEqual(members(onB), names(b));
  await refused(a2, publish(onA.info().chatId), "chat_not_joined");
  await refused(a2, { leaveChatRequest: { chatId: onA.info().chatId } }, "chat_not_joined");
});

test("25. a session that has left a room hears nothing more of it", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const a2 = await sessionOf(t, a);
  const [onA, onB, onA2] = await room(a, b, a2);
  await onA.leave();
  const heard = followed(chats(a));
  await caughtUp(onB, onA2);
  await a.domain.serverTime();
  assert.deepEqual(heard, []);
});

test("26. who is cut off has left, and comes back", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await room(a, b);
  const events = followed(onA);
  const left = next(onA, "user_left");
  await b.goOffline();
  assert.equal((await left).user.username, username(b));
  const joined = next(onA, "user_joined");
  b.goOnline();
  assert.equal((await joined).user.username, username(b));
  const heard = followed(onB, "message");
  await onA.send("hello again");
  await until(() => heard.length, "the message");
  assert.equal(heard[0].message, "hello again");
  assert.deepEqual(of(events).map(([event]) => event).slice(0, 2), ["user_left", "user_joined"]);
  assert.deepEqual(members(await chats(a).get(onA.info().chatId)), names(a, b));
  assert.equal((await onB.send("back")).eventNumber, 6);
});

test("26. who falls silent has left after the heartbeat, and comes back", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await room(a, b);
  const left = next(onA, "user_left");
  b.line.holdOutgoing();
  const joined = left.then(() => next(onA, "user_joined"));
  assert.equal((await left).user.username, username(b));
  assert.equal((await joined).user.username, username(b));
});

test("26. one of several sessions that is cut off has not left", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const b2 = await sessionOf(t, b);
  const [onA, onB, onB2] = await room(a, b, b2);
  const events = followed(onA);
  await b.goOffline();
  await b2.domain.serverTime();
  await caughtUp(onA, onB2);
  b.goOnline();
  const heard = followed(onB, "message");
  await until(() => b.bodies("joinChatResponse").length === 2, "the room to be joined again");
  await caughtUp(onA, onB, onB2);
  assert.equal(heard.length, 1);
  assert.deepEqual(of(events).map(([event]) => event), ["message", "message"]);
});

test("28. who is removed from a room is out with all sessions", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const b2 = await sessionOf(t, b);
  const [onA, onB, onB2, onC] = await room(a, b, b2, c);
  const id = onA.info().chatId;
  const everywhere = [onA, onB, onB2, onC].map((chat) => followed(chat));
  await onA.remove(username(b));
  await until(() => everywhere.every((events) => events.length), "the removal");
  for (const [removal] of everywhere) {
    assert.deepEqual([removal.name, removal.removedUser.username, removal.user.username], ["user_removed", username(b), username(a)]);
  }
  await caughtUp(onA, onC);
  await Promise.all([b, b2].map((client) => client.domain.serverTime()));
  assert.deepEqual(everywhere.map((events) => events.length), [2, 1, 1, 2]);
  for (const client of [b, b2]) {
    await refused(client, publish(id), "chat_not_joined");
  }
  assert.deepEqual(members(onC), names(a, c));
  assert.equal(onB.isJoined(), false);
  const again = await joins(b, id);
  assert.deepEqual(members(again), names(a, b, c));
});

test("29. those who are named at the creation of a room are not in it", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = await created(a, { type: "room", members: [username(a)] });
  const info = (await chats(a).get(id)).info();
  assert.equal(info.joined, false);
  assert.equal(info.chatType, "room");
  assert.deepEqual(info.members, []);
  await refused(a, publish(id), "chat_not_joined");
  const onB = await joins(b, id);
  assert.deepEqual(members(onB), names(b));
  assert.deepEqual((await log(onB))[0].members.map((user) => user.username), names(a));
});

test("nobody is added to a room, and only who may join enters a private one (1.1, 3.3, 3.5)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await room(a);
  await refused(a, add(onA.info().chatId, normal(username(b))), "not_supported");
  await refused(a, add(name(), normal(username(b))), "chat_not_found");
  const id = name();
  await refused(a, { createChatRequest: { chatId: { value: id }, chatType: "room", membership: "private" } }, undefined);
  await assert.rejects(joins(b, id), { code: "unauthorized" });
  assert.equal(await chats(b).exists(id), false);
  await chats(a).permissions(id).addUserPermissions({ [username(b)]: ["join_chat"] });
  assert.equal((await joins(b, id)).isJoined(), true);
});

test("many who come and go leave nobody behind (1.4, 3.3.1)", TIMEOUT, async (t) => {
  const [a, ...others] = await allArrived(t, 6);
  const [onA] = await room(a);
  const id = onA.info().chatId;
  const events = followed(onA);
  await Promise.all(
    others.map(async (client) => {
      for (let i = 0; i < 10; i++) {
        const chat = await joins(client, id);
        assert.ok(members(chat).includes(username(client)));
        await chat.leave();
      }
    }),
  );
  const number = await caughtUp(onA);
  assert.deepEqual(events.map(({ eventNumber }) => eventNumber), Array.from({ length: number - 1 }, (_, i) => i + 2));
  for (const client of others) {
    const own = events.filter(({ user }) => user.username === username(client)).map(({ name: event }) => event);
    assert.deepEqual(own, Array.from({ length: 20 }, (_, i) => (i % 2 ? "user_left" : "user_joined")));
  }
  assert.deepEqual(members(onA), names(a));
  assert.deepEqual(members(await chats(a).get(id)), names(a));
});
