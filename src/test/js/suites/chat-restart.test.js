// Chats survive a new start of the server (chat.md section 8, 15 and 27).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  allArrived,
  arrived,
  caughtUp,
  channel,
  chats,
  created,
  followed,
  log,
  members,
  membersOf,
  names,
  room,
  shared,
  username,
} from "../lib/chats.js";
import { Events, settled } from "../lib/client.js";
import { restart } from "../lib/restart.js";
import { until } from "../lib/until.js";

const TIMEOUT = { timeout: 120_000 };

// Restarts the server in this way; resolves when these clients are connected again.
async function restarted(way, ...clients) {
  const again = clients.map((client) => client.event(Events.CONNECTED));
  await restart(way);
  await Promise.all(again);
  await Promise.all(clients.map((client) => settled(client, 2)));
}

test("15. members are those whom they were, after kill", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const [onA, onB, onC] = await shared({ membership: "private", name: "N", topic: "T" }, a, b, c);
  const id = onA.info().chatId;
  await onA.remove(username(c));
  const number = await caughtUp(onA, onB);
  await onB.markSeen(number);
  await until(() => onB.info().maxSeenEventNumber === number, "the mark");
  const before = await log(onA);
  await restarted("kill", a, b, c);

  const again = await chats(a).get(id);
  assert.equal(again.isJoined(), true);
  assert.deepEqual(members(again), names(a, b));
  assert.equal(await chats(c).get(id), undefined);
  assert.deepEqual((await chats(b).joined()).map(membersOf), [names(a, b)]);
  assert.equal((await chats(b).get(id)).info().maxSeenEventNumber, number);
  const { name, topic, lastEventNumber, lastEventTime, createdTime } = again.info();
  assert.deepEqual([name, topic, lastEventNumber], ["N", "T", number]);
  assert.deepEqual([createdTime, lastEventTime], [before[0].timestamp, before.at(-1).timestamp]);
  assert.deepEqual(await log(again), before);

  const heard = [onA, onB].map((chat) => followed(chat, "message"));
  const late = followed(onC);
  assert.equal(await caughtUp(onA, onB), number + 1);
  heard.forEach((events) => assert.equal(events.length, 1));
  assert.deepEqual(late, []);
});

test("27. who has left a room is not in it, and what was said is kept, after terminate", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const [onA, onB] = await room(a, b);
  await onA.send("one");
  await onB.send("two");
  await Promise.all([onA.leave(), onB.leave()]);
  // The client joins the rooms again that it knows, also those that it has left.
  await Promise.all([a, b].map((client) => client.domain.disconnect()));
  await restart("terminate");
  const c = await arrived(t);
  const onC = await chats(c).join(onA.info().chatId);
  assert.deepEqual(members(onC), names(c));
  const { data } = await onC.getHistory({ eventFilter: ["message"] });
  assert.deepEqual(data.map(({ message }) => message), ["two", "one"]);
  assert.deepEqual((await log(onC)).map(({ eventNumber }, i) => eventNumber - i), Array(onC.info().lastEventNumber + 1).fill(0));
});

test("27. whoever was in a room is back, and nobody else seems to be there, after kill", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const gone = await arrived(t, undefined, { reconnect: { autoReconnect: false } });
  const [onA, onB] = await room(a, b, gone);
  const id = onA.info().chatId;
  await restarted("kill", a, b);
  await until(() => [a, b].every((client) => client.bodies("joinChatResponse").length === 2), "both to be in the room");
  const heard = followed(onB, "message");
  await caughtUp(onA, onB);
  assert.equal(heard.length, 1);
  const c = await arrived(t);
  assert.deepEqual(members(await chats(c).join(id)), names(a, b, c));
});

test("direct chats and rights survive a restart, and new chats are new ones", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const direct = await chats(a).direct(username(b));
  const [onA] = await channel(a);
  const id = onA.info().chatId;
  const onB = await chats(b).join(id);
  await onA.permissions().addUserPermissions({ [username(b)]: ["set_topic"] });
  await restarted("kill", a, b, c);
  assert.equal((await chats(b).direct(username(a))).info().chatId, direct.info().chatId);
  const other = (await chats(c).direct(username(a))).info().chatId;
  assert.notEqual(other, direct.info().chatId);
  await onB.setTopic("T");
  await assert.rejects(onB.setName("N"), { code: "unauthorized" });
  await assert.rejects(created(b, { id }), { code: "chat_already_exists" });
});
