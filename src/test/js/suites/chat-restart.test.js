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

// Each prepares what a restart must not harm, and resolves with the clients that come back and with what must hold then.
const scenarios = {
  async "15. members are those whom they were"(t) {
    const clients = await allArrived(t, 3);
    const [a, b, c] = clients;
    const [onA, onB, onC] = await shared({ membership: "private", name: "N", topic: "T" }, a, b, c);
    const id = onA.info().chatId;
    await onA.remove(username(c));
    const number = await caughtUp(onA, onB);
    await onB.markSeen(number);
    await until(() => onB.info().maxSeenEventNumber === number, "the mark");
    const before = await log(onA);

    const check = async () => {
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
    };
    return { clients, check };
  },

  async "27. who has left a room is not in it, and what was said is kept"(t) {
    const [a, b] = await allArrived(t, 2);
    const [onA, onB] = await room(a, b);
    await onA.send("one");
    await onB.send("two");
    await Promise.all([onA.leave(), onB.leave()]);
    // The client joins the rooms again that it knows, also those that it has left.
    await Promise.all([a, b].map((client) => client.domain.disconnect()));

    const check = async () => {
      const c = await arrived(t);
      const onC = await chats(c).join(onA.info().chatId);
      assert.deepEqual(members(onC), names(c));
      const { data } = await onC.getHistory({ eventFilter: ["message"] });
      assert.deepEqual(data.map(({ message }) => message), ["two", "one"]);
      const numbers = (await log(onC)).map(({ eventNumber }) => eventNumber);
      assert.deepEqual(numbers, [...Array(onC.info().lastEventNumber + 1).keys()]);
    };
    return { clients: [], check };
  },

  async "27. whoever was in a room is back, and nobody else seems to be there"(t) {
    const clients = await allArrived(t, 2);
    const gone = await arrived(t, undefined, { reconnect: { autoReconnect: false } });
    const [onA, onB] = await room(...clients, gone);

    const check = async () => {
      const joined = ({ received }) => received.filter(({ body }) => body === "joinChatResponse").length;
      await until(() => clients.every((client) => joined(client) === 2), "both to be in the room");
      const heard = followed(onB, "message");
      await caughtUp(onA, onB);
      assert.equal(heard.length, 1);
      const c = await arrived(t);
      assert.deepEqual(members(await chats(c).join(onA.info().chatId)), names(...clients, c));
    };
    return { clients, check };
  },

  async "direct chats and rights are as they were, and new chats are new ones"(t) {
    const clients = await allArrived(t, 3);
    const [a, b, c] = clients;
    const direct = (await chats(a).direct(username(b))).info().chatId;
    const [onA] = await channel(a);
    const id = onA.info().chatId;
    const onB = await chats(b).join(id);
    await onA.permissions().addUserPermissions({ [username(b)]: ["set_topic"] });

    const check = async () => {
      assert.equal((await chats(b).direct(username(a))).info().chatId, direct);
      assert.notEqual((await chats(c).direct(username(a))).info().chatId, direct);
      await onB.setTopic("T");
      await assert.rejects(onB.setName("N"), { code: "unauthorized" });
      await assert.rejects(created(b, { id }), { code: "chat_already_exists" });
    };
    return { clients, check };
  },
};

for (const way of ["terminate", "kill"]) {
  test(`chats after ${way}`, { timeout: 120_000 }, async (t) => {
    const prepared = await Promise.all(Object.values(scenarios).map((prepare) => prepare(t)));
    const clients = prepared.flatMap((scenario) => scenario.clients);
    const again = clients.map((client) => client.event(Events.CONNECTED));
    await restart(way);
    await Promise.all(again);
    await Promise.all(clients.map((client) => settled(client, 2)));
    for (const [i, title] of Object.keys(scenarios).entries()) {
      await t.test(title, prepared[i].check);
    }
  });
}
