// The acceptance scenarios of a chat's history (chat.md section 8, 35 to 37).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { deleteUser } from "../lib/admin.js";
import {
  absentee,
  allArrived,
  arrived,
  asked,
  caughtUp,
  channel,
  chats,
  created,
  log,
  name,
  names,
  refused,
  shared,
  username,
} from "../lib/chats.js";

const TIMEOUT = { timeout: 60_000 };
const MESSAGES = 120;

const numbers = ({ data }) => data.map(({ eventNumber }) => eventNumber);
const down = (from, count) => Array.from({ length: count }, (_, i) => from - i);
const up = (from, count) => Array.from({ length: count }, (_, i) => from + i);
const history = (chatId, options) => ({ getChatHistoryRequest: { chatId, ...options } });
const value = (number) => ({ value: number });

test("35. history comes in pages, in either order", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await channel(a, b);
  for (let i = 1; i <= MESSAGES; i++) {
    await (i % 2 ? onA : onB).send(`message ${i}`);
  }
  await onA.setName("N");
  const all = MESSAGES + 2;

  const newest = await onB.getHistory({});
  assert.deepEqual(numbers(newest), down(all - 1, 50));
  assert.equal(newest.totalResults, all);
  assert.equal(newest.offset, 0);
  assert.equal(newest.data[0].type, "name_changed");
  assert.equal(newest.data[0].name, "N");

  const messages = await onB.getHistory({ limit: 25, eventFilter: ["message"] });
  assert.deepEqual(numbers(messages), down(MESSAGES, 25));
  assert.equal(messages.totalResults, MESSAGES);
  for (const { type, message, eventNumber, user, chatId } of messages.data) {
    assert.deepEqual([type, message, chatId], ["message", `message ${eventNumber}`, onA.info().chatId]);
    assert.equal(user.username, username(eventNumber % 2 ? a : b));
  }

  const oldest = await onB.getHistory({ startEvent: 0, forward: true, limit: 10 });
  assert.deepEqual(numbers(oldest), up(0, 10));
  assert.equal(oldest.data[0].type, "created");
  assert.equal(oldest.totalResults, all);

  const before = await onB.getHistory({ startEvent: 5 });
  assert.deepEqual(numbers(before), down(5, 6));
  assert.equal(before.totalResults, 6);

  const named = await onB.getHistory({ eventFilter: ["name_changed", "created"], startEvent: 1, forward: true });
  assert.deepEqual([numbers(named), named.totalResults], [[all - 1], 1]);
});

test("35. pages begin at an offset, and are no longer than allowed (3.12, DB-C20)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  await Promise.all(Array.from({ length: 60 }, () => onA.send("x")));
  const page = async (options) => {
    const { data, startIndex, totalResults } = await asked(a, history(id, options));
    const found = data.map((entry) => Number(entry[entry.event].eventNumber ?? 0));
    return [found, Number(startIndex), Number(totalResults)];
  };
  assert.deepEqual(await page({ offset: value(2), limit: value(3) }), [[58, 57, 56], 2, 61]);
  assert.deepEqual(await page({ offset: value(58), limit: value(10), forward: value(true) }), [[58, 59, 60], 58, 61]);
  assert.deepEqual(await page({ offset: value(100) }), [[], 100, 61]);
  assert.deepEqual(await page({ limit: value(0) }), [[], 0, 61]);
  assert.deepEqual(await page({ limit: value(10 ** 9) }), [down(60, 61), 0, 61]);
  assert.deepEqual(await page({ startEvent: value(0) }), [[0], 0, 1]);
  assert.deepEqual(await page({ startEvent: value(1000), limit: value(1) }), [[60], 0, 61]);
  const messages = { eventFilter: ["message"], forward: value(true), offset: value(58), limit: value(5) };
  assert.deepEqual(await page({ ...messages, startEvent: value(1) }), [[59, 60], 58, 60]);
  for (const negative of [{ limit: value(-1) }, { offset: value(-1) }, { startEvent: value(-1) }]) {
    await refused(a, history(id, negative), "invalid_message");
  }
});

test("35. a member sees what was before the joining, with all kinds of events", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const c = await absentee();
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  await onA.send("early");
  await onA.add(c);
  await onA.remove(c);
  await onA.setName("N");
  await onA.setTopic("T");
  const onB = await chats(b).join(id);
  await onB.leave();
  const entries = await log(await chats(b).join(id));
  assert.deepEqual(
    entries.map(({ type }) => type),
    ["created", "message", "user_added", "user_removed", "name_changed", "topic_changed", "user_joined", "user_left", "user_joined"],
  );
  assert.deepEqual(entries.map(({ eventNumber }) => eventNumber), up(0, 9));
  assert.deepEqual(entries.map(({ user }) => user.username), [...Array(6).fill(username(a)), ...Array(3).fill(username(b))]);
  assert.equal(entries[2].addedUser.username, c);
  assert.equal(entries[3].removedUser.username, c);
  assert.deepEqual([entries[4].name, entries[5].topic], ["N", "T"]);
  assert.ok(entries.every(({ timestamp }, i) => timestamp instanceof Date && (i === 0 || timestamp >= entries[i - 1].timestamp)));
});

test("36. unknown kinds of events are none", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const [onA] = await channel(a);
  const bogus = await onA.getHistory({ eventFilter: ["bogus"] });
  assert.deepEqual([bogus.data, bogus.totalResults], [[], 0]);
  const some = await onA.getHistory({ eventFilter: ["bogus", "created"] });
  assert.deepEqual([numbers(some), some.totalResults], [[0], 1]);
});

test("36. history is for members", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const open = await created(a);
  const [hidden] = await shared({ membership: "private" }, a);
  await refused(a, history(open), "unauthorized");
  await refused(b, history(open), "unauthorized");
  await refused(b, history(hidden.info().chatId), "unauthorized");
  await refused(b, history(name()), "chat_not_found");
});

test("37. messages outlive their authors", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await channel(a, b);
  const author = username(b);
  await onB.send("last words");
  await caughtUp(onB, onA);
  await deleteUser(author);
  const newcomer = await arrived(t);
  const readers = [onA, await chats(newcomer).join(onA.info().chatId)];
  for (const [i, client] of [a, newcomer].entries()) {
    const [, entry] = await log(readers[i]);
    assert.deepEqual([entry.type, entry.message], ["message", "last words"]);
    const told = client.bodies("identityCacheUpdate").flatMap(({ users }) => users);
    const { deleted, deletedUsername } = told.find(({ userId }) => userId.username === entry.user.username);
    assert.equal(deleted, true);
    assert.equal(deletedUsername.value, author);
    assert.notEqual(entry.user.username, author);
  }
  assert.deepEqual(readers[1].info().members.map(({ user }) => user.username).sort(), names(a, newcomer));
});
