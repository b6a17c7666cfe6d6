// The acceptance scenarios of joining, leaving, adding and removing (chat.md section 8, 8 to 18).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  absentee,
  add,
  allArrived,
  arrived,
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
  sessionOf,
  shared,
  username,
} from "../lib/chats.js";
import { deleteUser } from "../lib/admin.js";
import { next, until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const PRIVATE = { membership: "private" };

const remove = (chatId, removed) => ({ removeUserFromChatRequest: { chatId, userToRemove: normal(removed) } });

// What events say, without their times.
const told = (events) => events.map(({ name: event, eventNumber, user }) => [event, eventNumber, user?.username]);

test("8. who joins is seen by all members and by all own sessions", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [a2, b2] = await Promise.all([sessionOf(t, a), sessionOf(t, b)]);
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  const onA2 = await chats(a2).get(id);
  const events = [onA, onA2].map((chat) => followed(chat));
  const joins = [b, b2].map((client) => followed(chats(client), "joined"));
  const others = followed(chats(a), "joined");
  const onB = await chats(b).join(id);
  assert.equal(onB.isJoined(), true);
  assert.deepEqual(members(onB), names(a, b));
  assert.equal(onB.info().lastEventNumber, 1);
  assert.equal(onB.info().maxSeenEventNumber, 0);
  await caughtUp(onB, onA, onA2);
  await b2.message("remoteChatMessage");
  for (const seen of events) {
    assert.deepEqual(told(seen), [["user_joined", 1, username(b)], ["message", 2, username(b)]]);
    assert.deepEqual(seen[0].timestamp, (await log(onA))[1].timestamp);
  }
  for (const seen of joins) {
    assert.deepEqual(seen.map(({ chatId }) => chatId), [id]);
  }
  assert.deepEqual(others, []);
  assert.deepEqual(members(onB), names(a, b));
  assert.deepEqual(members(onA), names(a, b));
});

test("8. the event of the own joining comes before the response (2.1)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await channel(a);
  await chats(b).join(onA.info().chatId);
  const bodies = b.received.map(({ body }) => body);
  assert.ok(bodies.includes("userJoinedChat"));
  assert.ok(bodies.indexOf("userJoinedChat") < bodies.indexOf("joinChatResponse"));
});

test("9. a user joins once, with whatever session", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const b2 = await sessionOf(t, b);
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  await chats(b).join(id);
  await assert.rejects(chats(b2).join(id), { code: "chat_already_joined" });
  const onB2 = await chats(b2).get(id);
  assert.equal(onB2.isJoined(), true);
  assert.equal((await onB2.send("hi")).eventNumber, 2);
});

test("9. of many sessions that join at once one succeeds", TIMEOUT, async (t) => {
  const a = await arrived(t);
  const b = await arrived(t);
  const sessions = [b, ...(await Promise.all([1, 2, 3].map(() => sessionOf(t, b))))];
  const [onA] = await channel(a);
  const outcomes = await Promise.allSettled(sessions.map((client) => chats(client).join(onA.info().chatId)));
  const codes = outcomes.map(({ reason }) => reason?.code ?? "joined").sort();
  assert.deepEqual(codes, [...Array(3).fill("chat_already_joined"), "joined"]);
  assert.equal(await caughtUp(onA), 2);
});

test("10. who leaves is out with all sessions", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const b2 = await sessionOf(t, b);
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  const onB = await chats(b).join(id);
  await caughtUp(onA, onB);
  const left = next(chats(b2), "left");
  const events = followed(onA);
  await onB.leave();
  await until(() => !onB.isJoined(), "the chat to be left");
  assert.equal((await left).chatId, id);
  await until(() => events.length, "the leaving");
  assert.deepEqual(told(events), [["user_left", 3, username(b)]]);
  assert.deepEqual(members(onA), names(a));
  for (const client of [b, b2]) {
    await refused(client, publish(id), "chat_not_joined");
  }
  const later = [b, b2].map((client) => followed(chats(client)));
  await caughtUp(onA);
  await Promise.all([b, b2].map((client) => client.domain.serverTime()));
  assert.deepEqual(later, [[], []]);
  await refused(b, { leaveChatRequest: { chatId: id } }, "unauthorized");
});

test("10. the last member may leave, and the chat stays", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await channel(a);
  await onA.leave();
  const onB = await chats(b).join(onA.info().chatId);
  assert.deepEqual(members(onB), names(b));
  assert.deepEqual((await log(onB)).map(({ type }) => type), ["created", "user_left", "user_joined"]);
  // The creator keeps the right that is not given by being a member.
  await refused(a, { leaveChatRequest: { chatId: onA.info().chatId } }, "chat_not_joined");
});

test("11. who joins again begins anew", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  const onB = await chats(b).join(id);
  await onB.markSeen(1);
  await until(() => onB.info().maxSeenEventNumber === 1, "the mark");
  await onB.leave();
  const again = await chats(b).join(id);
  assert.equal(again.info().maxSeenEventNumber, 0);
  assert.equal((await chats(b).get(id)).info().maxSeenEventNumber, 0);
  assert.equal((await again.send("x")).eventNumber, 4);
});

test("12. what cannot be joined is refused at once", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA] = await shared(PRIVATE, a, b);
  const direct = await chats(a).direct(username(b));
  await assert.rejects(chats(c).join(onA.info().chatId), { code: "not_supported" });
  await assert.rejects(chats(c).join(direct.info().chatId), ({ code }) => ["not_supported", "chat_not_found"].includes(code));
  const begin = performance.now();
  await assert.rejects(chats(c).join(name()), { code: "chat_not_found" });
  assert.ok(performance.now() - begin < 1000);
});

test("13. who is added learns of it with all sessions, and is in", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const c2 = await sessionOf(t, c);
  const [onA, onB] = await shared(PRIVATE, a, b);
  const id = onA.info().chatId;
  const everywhere = [onA, onB, chats(c), chats(c2)].map((emitter) => followed(emitter, "user_added"));
  await onA.add(username(c));
  await until(() => everywhere.every((events) => events.length), "the addition");
  for (const events of everywhere) {
    assert.deepEqual(told(events), [["user_added", 1, username(a)]]);
    assert.equal(events[0].addedUser.username, username(c));
    assert.equal(events[0].chatId, id);
  }
  const onC = await chats(c).get(id);
  assert.equal(onC.isJoined(), true);
  assert.equal(onC.info().maxSeenEventNumber, 0);
  assert.deepEqual(members(onC), names(a, b, c));
  const events = followed(onC, "message");
  await onB.send("hello");
  await caughtUp(onB, onC);
  assert.equal(events[0].message, "hello");
});

test("13. who is added may leave", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await channel(a);
  await onA.add(username(b));
  await (await chats(b).get(onA.info().chatId)).leave();
  await until(() => members(onA).length === 1, "the leaving");
});

test("14. additions are refused", TIMEOUT, async (t) => {
  const [a, b, c, e] = await allArrived(t, 4);
  const d = await absentee();
  const [onA, onB] = await shared(PRIVATE, a, b, c);
  const id = onA.info().chatId;
  await assert.rejects(onA.add(username(c)), { code: "chat_already_a_member" });
  await assert.rejects(onA.add(name()), { code: "user_not_found" });
  await assert.rejects(onB.add(d), { code: "unauthorized" });
  await refused(e, add(id, normal(d)), "chat_not_found");
  await refused(a, add(id), "invalid_message");
  await refused(e, add(name(), normal(d)), "chat_not_found");
  assert.equal(await caughtUp(onA, onB), 1);
  assert.deepEqual(members(await chats(a).get(id)), names(a, b, c));
});

test("14. nobody is added to a public channel from outside (3.5)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = await created(a);
  await refused(a, add(id, normal(username(b))), "chat_not_joined");
  await refused(b, add(id, normal(username(b))), "unauthorized");
});

test("15. who is removed is out, and the remover is not", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB, onC] = await shared(PRIVATE, a, b, c);
  const id = onA.info().chatId;
  const removals = [onA, onB, onC].map((chat) => next(chat, "user_removed"));
  await onA.remove(username(c));
  for (const removal of await Promise.all(removals)) {
    assert.deepEqual(told([removal]), [["user_removed", 1, username(a)]]);
    assert.equal(removal.removedUser.username, username(c));
  }
  assert.equal(onC.isJoined(), false);
  assert.deepEqual(members(onB), names(a, b));
  assert.equal(await chats(c).get(id), undefined);
  assert.deepEqual(await chats(c).joined(), []);
  assert.deepEqual(members(await chats(a).get(id)), names(a, b));
  const later = followed(chats(c));
  await caughtUp(onA, onB);
  await c.domain.serverTime();
  assert.deepEqual(later, []);
});

test("15. who is removed is out with all sessions", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const b2 = await sessionOf(t, b);
  const [onA, onB] = await channel(a, b);
  const id = onA.info().chatId;
  const onB2 = await chats(b2).get(id);
  const removals = [onB, onB2].map((chat) => next(chat, "user_removed"));
  await onA.remove(username(b));
  await Promise.all(removals);
  assert.deepEqual([onB, onB2].map((chat) => chat.isJoined()), [false, false]);
  const later = [b, b2].map((client) => followed(chats(client)));
  await refused(b, publish(id), "chat_not_joined");
  await refused(b2, publish(id), "chat_not_joined");
  assert.equal(await caughtUp(onA), 2);
  await Promise.all([b, b2].map((client) => client.domain.serverTime()));
  assert.deepEqual(later, [[], []]);
});

test("15. who is removed from a public channel may join again", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  await chats(b).join(id);
  await onA.remove(username(b));
  assert.equal((await chats(b).join(id)).info().lastEventNumber, 3);
});

test("16. removals are refused", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await shared(PRIVATE, a, b);
  await assert.rejects(onA.remove(username(a)), { code: "cant_remove_self" });
  await assert.rejects(onA.remove(name()), { code: "not_a_member" });
  await assert.rejects(onA.remove(username(c)), { code: "not_a_member" });
  await assert.rejects(onB.remove(username(a)), { code: "unauthorized" });
  await refused(c, remove(onA.info().chatId, username(b)), "chat_not_found");
  assert.equal(await caughtUp(onA, onB), 1);
});

test("16. nobody is removed from a public channel from outside (3.6)", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const id = await created(a, { members: [username(b)] });
  await refused(a, remove(id, username(b)), "chat_not_joined");
  await refused(a, remove(id, username(a)), "chat_not_joined");
  await refused(c, remove(id, username(b)), "unauthorized");
  await refused(b, remove(id, username(b)), "unauthorized");
  await refused(a, { removeUserFromChatRequest: { chatId: id } }, "invalid_message");
  const onB = await chats(b).get(id);
  assert.equal(await caughtUp(onB), 1);
  assert.deepEqual(members(onB), names(b));
});

test("nobody leaves, is added to or removed from a chat that does not exist (3.4 to 3.6)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const missing = name();
  await refused(a, { leaveChatRequest: { chatId: missing } }, "chat_not_found");
  await refused(a, add(missing, normal(username(a))), "chat_not_found");
  await refused(a, remove(missing, username(a)), "chat_not_found");
});

test("17. who is a member from the beginning may leave", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await shared(PRIVATE, a, b);
  const left = next(onA, "user_left");
  await onB.leave();
  assert.equal((await left).user.username, username(b));
  assert.deepEqual(members(onA), names(a));
});

test("18. the creator of a private channel can enter it", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = await created(a, { ...PRIVATE, members: [username(b)] });
  const added = next(await chats(b).get(id), "user_added");
  assert.deepEqual({ ...(await asked(a, add(id, normal(username(a))))) }, {});
  assert.equal((await added).addedUser.username, username(a));
  const onA = await chats(a).get(id);
  assert.equal(onA.isJoined(), true);
  assert.deepEqual(members(onA), names(a, b));
});

test("who is deleted is no member any more (section 6)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const gone = await absentee();
  const id = await created(a, { members: [username(a), username(b), gone] });
  await deleteUser(gone);
  assert.deepEqual(members(await chats(a).get(id)), names(a, b));
  const [info] = await chats(b).joined();
  assert.equal(info.members.length, 2);
  await caughtUp(await chats(a).get(id), await chats(b).get(id));
});
