// The acceptance scenarios of searching for chats (chat.md section 8, 38).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { unique } from "../lib/admin.js";
import { allArrived, asked, channel, chats, created, refused, room, username } from "../lib/chats.js";

const TIMEOUT = { timeout: 60_000 };
const PAGE = 50;

const ids = ({ data }) => data.map(({ chatId }) => chatId);
const value = (number) => ({ value: number });

// A page of a search past the client, which does not send the numbers that the application says.
async function page(client, criteria) {
  const { data, startIndex, totalResults } = await asked(client, { chatsSearchRequest: criteria });
  return [data.map(({ id }) => id), Number(startIndex), Number(totalResults)];
}

// Three channels with a topic and two rooms with a name, which nothing else has.
async function five(client) {
  const term = `alpha-${unique()}`;
  const channels = [];
  for (let i = 0; i < 3; i++) {
    channels.push(await created(client, { topic: `About ${term}, ${i}`, name: "" }));
  }
  const rooms = [];
  for (let i = 0; i < 2; i++) {
    rooms.push(await created(client, { type: "room", name: `The A${term.slice(1)} room` }));
  }
  return { term, channels, rooms };
}

test("38. chats are found by text, type and membership", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, 2);
  const { term, channels, rooms } = await five(a);
  const search = (criteria) => chats(b).search({ searchTerm: term.toUpperCase(), limit: 10, ...criteria });
  const all = await search({});
  assert.deepEqual(ids(all), [...channels, ...rooms]);
  assert.equal(all.totalResults, 5);
  assert.equal(all.data[0].topic, `About ${term}, 0`);
  assert.equal(all.data[0].joined, false);
  assert.deepEqual(ids(await search({ types: ["room"] })), rooms);
  assert.deepEqual(ids(await search({ types: ["room", "channel"] })), [...channels, ...rooms]);
  assert.deepEqual(ids(await search({ types: ["direct"] })), []);
  assert.deepEqual(ids(await search({ searchFields: ["topic"] })), channels);
  assert.deepEqual(ids(await search({ searchFields: ["name"] })), rooms);
  assert.deepEqual(ids(await search({ searchFields: ["name", "topic"] })), [...channels, ...rooms]);
  assert.deepEqual(ids(await search({ searchFields: ["topic"], types: ["room"] })), []);
  assert.deepEqual(ids(await search({ membership: "public" })), [...channels, ...rooms]);
  const hidden = await search({ membership: "private" });
  assert.deepEqual([ids(hidden), hidden.totalResults], [[], 0]);
});

test("38. an id is found by a part of it", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const id = `Begin ${unique()} End`;
  await created(a, { id });
  assert.deepEqual(ids(await chats(a).search({ searchTerm: id.slice(2, -2).toUpperCase(), searchFields: ["id"] })), [id]);
  assert.deepEqual(ids(await chats(a).search({ searchTerm: id, searchFields: ["name"] })), []);
});

test("38. no character of a term is a wildcard", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const mark = unique();
  const id = await created(a, { topic: `100% ${mark}_x` });
  const search = async (searchTerm) => ids(await chats(a).search({ searchTerm }));
  assert.deepEqual(await search(`0% ${mark}_`), [id]);
  assert.deepEqual(await search(`1%${mark}`), []);
  assert.deepEqual(await search(`_${mark}`), []);
});

test("38. what is private is found by its members only, whatever is searched (DB-C12)", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, 3);
  const topic = `secret ${unique()}`;
  const id = await created(a, { topic, membership: "private", members: [username(b)] });
  const search = async (client, criteria) => ids(await chats(client).search({ searchTerm: topic, ...criteria }));
  const ways = [{}, { membership: "private" }, { searchFields: ["topic", "name"] }, { types: ["channel"], membership: "private" }];
  for (const way of ways) {
    assert.deepEqual(await search(b, way), [id]);
    assert.deepEqual(await search(c, way), []);
  }
  // Whoever created it may enter it.
  assert.deepEqual(await search(a, {}), [id]);
  assert.deepEqual(await search(b, { membership: "public" }), []);
});

test("38. the answer is as fresh as the chat", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const term = unique();
  const search = async () => (await chats(a).search({ searchTerm: term })).data;
  const [onA] = await channel(a);
  await onA.setTopic(`now ${term}`);
  const [info] = await search();
  assert.deepEqual([info.chatId, info.lastEventNumber, info.joined], [onA.info().chatId, 1, true]);
  await onA.setTopic("then");
  assert.deepEqual(await search(), []);
  const [inRoom] = await room(a);
  await inRoom.setName(`now ${term}`);
  const [found] = await search();
  assert.deepEqual(found.members.map(({ user }) => user.username), [username(a)]);
});

test("38. matches come in pages (3.13)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const { term, channels, rooms } = await five(a);
  const all = [...channels, ...rooms];
  const search = (criteria) => page(a, { searchTerm: term, ...criteria });
  assert.deepEqual(await search({ limit: value(2) }), [all.slice(0, 2), 0, 5]);
  assert.deepEqual(await search({ offset: value(3), limit: value(10) }), [all.slice(3), 3, 5]);
  assert.deepEqual(await search({ offset: value(5) }), [[], 5, 5]);
  assert.deepEqual(await search({ limit: value(0), offset: value(0) }), [all, 0, 5]);
  assert.deepEqual(await search({ types: ["ROOM"] }), [rooms, 0, 2]);
});

test("38. no number means a page (3.13)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const topic = unique();
  await Promise.all(Array.from({ length: PAGE + 5 }, () => created(a, { topic })));
  const { data, totalResults } = await chats(a).search({ searchTerm: topic, limit: 10 });
  assert.equal(data.length, PAGE);
  assert.equal(totalResults, PAGE + 5);
});

test("38. unknown fields, types and memberships are refused, negative numbers too (3.13)", TIMEOUT, async (t) => {
  const [a] = await allArrived(t, 1);
  const wrong = [
    { searchFields: ["members"] },
    { types: ["parlour"] },
    { membership: "secret" },
    { offset: value(-1) },
    { limit: value(-1) },
  ];
  for (const criteria of wrong) {
    await refused(a, { chatsSearchRequest: { searchTerm: "x", ...criteria } }, "invalid_message");
  }
});
