// The acceptance scenarios of messages, of what was seen, and of name and topic (chat.md section 8, 19 to 23).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  allArrived,
  asked,
  caughtUp,
  channel,
  chats,
  created,
  followed,
  log,
  publish,
  refused,
  sessionOf,
  username,
} from "../lib/chats.js";
import { Events } from "../lib/client.js";
import { until } from "../lib/until.js";

const TIMEOUT = { timeout: 60_000 };
const CONNECTIONS = 10;
const MESSAGES = 100;

const seen = (chat) => chat.info().maxSeenEventNumber;

// The chat of two users, the first of whom has two sessions.
async function onThree(t) {
  const [a, b] = await allArrived(t, 2);
  const a2 = await sessionOf(t, a);
  const [onA, onB] = await channel(a, b);
  return { a, a2, b, all: [onA, await chats(a2).get(onA.info().chatId), onB] };
}

test("19. a message reaches all sessions of all members once, the sender's too", TIMEOUT, async (t) => {
  const { a, all } = await onThree(t);
  const messages = all.map((chat) => followed(chat));
  const { eventNumber, timestamp } = await all[0].send("hi ☕\n");
  assert.equal(eventNumber, 1);
  assert.ok(timestamp instanceof Date);
  await caughtUp(...all);
  for (const [first, mark, ...more] of messages) {
    assert.deepEqual([first.name, first.eventNumber, first.message], ["message", 1, "hi ☕\n"]);
    assert.deepEqual(first.timestamp, timestamp);
    assert.equal(first.user.username, username(a));
    assert.equal(mark.message, "mark");
    assert.deepEqual(more, []);
  }
  for (const chat of all) {
    assert.equal(chat.info().lastEventNumber, 2);
  }
  const entry = (await log(all[2]))[1];
  assert.deepEqual([entry.message, entry.timestamp], ["hi ☕\n", timestamp]);
});

test("19. empty messages and the largest are messages, larger ones are not (3.8, DB-C20)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await channel(a, b);
  const messages = followed(onB);
  const large = "x".repeat(64 * 1024);
  await onA.send("");
  await onA.send(large);
  await assert.rejects(onA.send(large + "x"), { code: "invalid_message" });
  assert.equal(await caughtUp(onA, onB), 3);
  assert.deepEqual(messages.map(({ message }) => message), ["", large, "mark"]);
});

test("19. who is no member says and hears nothing", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB] = await channel(a, b);
  const id = onA.info().chatId;
  const heard = [chats(c), await chats(c).get(id)].map((emitter) => followed(emitter));
  await refused(c, publish(id), "chat_not_joined");
  await refused(c, { markChatEventsSeenRequest: { chatId: id, eventNumber: 0 } }, "chat_not_joined");
  await refused(c, publish("nothing" + id), "chat_not_found");
  assert.equal(await caughtUp(onA, onB), 1);
  await c.domain.serverTime();
  assert.deepEqual(heard, [[], []]);
});

test("20. concurrent messages have one order, the same for everyone", { timeout: 120_000 }, async (t) => {
  const clients = await allArrived(t, CONNECTIONS);
  const all = await channel(...clients);
  const heard = all.map((chat) => followed(chat));
  const sent = await Promise.all(
    all.flatMap((chat, i) => Array.from({ length: MESSAGES }, async (_, j) => [(await chat.send(`${i} ${j}`)).eventNumber, `${i} ${j}`])),
  );
  const expected = sent.sort(([one], [other]) => one - other);
  assert.deepEqual(expected.map(([number]) => number), Array.from({ length: CONNECTIONS * MESSAGES }, (_, i) => i + 1));
  await caughtUp(...all);
  for (const events of heard) {
    assert.deepEqual(events.slice(0, -1).map(({ eventNumber, message }) => [eventNumber, message]), expected);
  }
  for (let i = 0; i < CONNECTIONS; i++) {
    const own = expected.filter(([, message]) => message.startsWith(`${i} `)).map(([, message]) => Number(message.split(" ")[1]));
    assert.deepEqual(own, Array.from({ length: MESSAGES }, (_, j) => j), "the order in which a session sends is kept");
  }
  const entries = await all[0].getHistory({ forward: true, limit: 1000, startEvent: 1, eventFilter: ["message"] });
  assert.equal(entries.totalResults, CONNECTIONS * MESSAGES + 1);
  assert.deepEqual(entries.data.map(({ eventNumber, message }) => [eventNumber, message]), expected.slice(0, 1000));
  const times = entries.data.map(({ timestamp }) => timestamp.getTime());
  assert.ok(times.every((time, i) => i === 0 || time >= times[i - 1]));
});

test("21. what a member has seen is known to all, and kept", TIMEOUT, async (t) => {
  const { b, all } = await onThree(t);
  const onB = all[2];
  const number = await caughtUp(...all);
  const marks = all.map((chat) => followed(chat, "events_seen"));
  await onB.markSeen(number);
  await until(() => marks.every((events) => events.length), "the mark");
  for (const [{ maxSeenEventNumber, user, chatId }] of marks) {
    assert.deepEqual([maxSeenEventNumber, user.username, chatId], [number, username(b), onB.info().chatId]);
  }
  assert.equal(seen(onB), number);
  assert.equal(seen(all[0]), 0);
  all.forEach((chat) => assert.equal(chat.info().lastEventNumber, number));
  const back = b.event(Events.CONNECTED);
  b.cut();
  await back;
  const again = await chats(b).get(onB.info().chatId);
  assert.equal(seen(again), number);
  assert.equal(again.info().lastEventNumber, number);
});

test("22. what was seen is never unseen, and nothing is seen that is not there", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await channel(a, b);
  const id = onA.info().chatId;
  const marks = followed(onA, "events_seen");
  const number = await caughtUp(onA, onB);
  await onB.markSeen(number);
  await until(() => seen(onB) === number, "the mark");
  await onB.markSeen(number - 1);
  assert.equal(await caughtUp(onA, onB), number + 1);
  assert.equal(seen(onB), number);
  assert.equal(seen(await chats(b).get(id)), number);
  await onB.markSeen(10 ** 6);
  await until(() => seen(onB) === number + 1, "the mark");
  assert.equal(seen(await chats(b).get(id)), number + 1);
  await refused(b, { markChatEventsSeenRequest: { chatId: id, eventNumber: -1 } }, "invalid_message");
  await until(() => marks.length === 2, "the last mark");
  assert.deepEqual(marks.map(({ maxSeenEventNumber }) => maxSeenEventNumber), [number, number + 1]);
});

test("23. name and topic are seen by all", TIMEOUT, async (t) => {
  const { a, b, all } = await onThree(t);
  const [onA, , onB] = all;
  const events = all.map((chat) => followed(chat));
  await onA.setName("N");
  await onA.setTopic("T");
  await caughtUp(...all);
  for (const [named, about] of events) {
    assert.deepEqual([named.name, named.eventNumber, named.chatName, named.user.username], ["name_changed", 1, "N", username(a)]);
    assert.deepEqual([about.name, about.eventNumber, about.topic], ["topic_changed", 2, "T"]);
  }
  for (const chat of [...all, await chats(b).get(onB.info().chatId)]) {
    assert.deepEqual([chat.info().name, chat.info().topic], ["N", "T"]);
  }
  await assert.rejects(onB.setName("X"), { code: "unauthorized" });
  await assert.rejects(onB.setTopic("X"), { code: "unauthorized" });
  assert.equal(await caughtUp(onB, onA), 4);
  assert.equal(onB.info().name, "N");
});

test("23. the same name is an event, an empty one too, a name that is too long none (1.4, 3.7, DB-C20)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const [onA] = await channel(a);
  await onA.setName("N");
  await onA.setName("N");
  await onA.setName("");
  await onA.setTopic("");
  await assert.rejects(onA.setName("x".repeat(1001)), { code: "invalid_message" });
  await assert.rejects(onA.setTopic("x".repeat(4001)), { code: "invalid_message" });
  assert.equal(await caughtUp(onA), 5);
  const entries = (await log(onA)).slice(1, 5);
  assert.deepEqual(entries.map(({ name, topic }) => name ?? topic), ["N", "N", "", ""]);
  assert.equal(onA.info().name, "");
});

test("23. who is no member changes neither name nor topic, right or not (3.7)", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const id = await created(a);
  await refused(a, { setChatNameRequest: { chatId: id, name: "N" } }, "chat_not_joined");
  await refused(b, { setChatTopicRequest: { chatId: id, topic: "T" } }, "unauthorized");
  await refused(b, { setChatTopicRequest: { chatId: "nothing" + id, topic: "T" } }, "chat_not_found");
});

test("a sender's messages stay in order when none is waited for (DB-C23)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => asked(a, publish(id, `${i}`))));
  assert.deepEqual(answers.map(({ eventNumber }) => Number(eventNumber)), Array.from({ length: 20 }, (_, i) => i + 1));
  assert.deepEqual((await log(onA)).slice(1).map(({ message }) => message), Array.from({ length: 20 }, (_, i) => `${i}`));
});
