// Users of the open domain and the chats that they share.
import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";
import { administratorToken, createUser, unique } from "./admin.js";
import { Client, settled } from "./client.js";
import { token } from "./credentials.js";
import { OPEN_DOMAIN } from "./server.js";
import { until } from "./until.js";

// All that a client emits about a chat and its members.
export const EVENTS = [
  "message",
  "user_joined",
  "user_left",
  "user_added",
  "user_removed",
  "name_changed",
  "topic_changed",
  "events_seen",
  "removed",
];

// The rights that a creator has.
export const ALL = [
  "remove_chat_channel",
  "join_chat_channel",
  "leave_chat_channel",
  "add_chat_user",
  "remove_chat_user",
  "set_chat_name",
  "set_topic",
  "manage_chat_permissions",
];

// Clients that try to reconnect often.
const IMPATIENT = { reconnect: { reconnectIntervals: [0.02] } };

let requests = 1_000_000;

// An id that nothing else has; it starts with a letter.
export const name = () => `c${randomUUID().replaceAll("-", "")}`;

export const chats = (client) => client.domain.chat();
export const username = (client) => client.domain.session().user().username;

// The names of a chat's members, in order.
export const members = (chat) => membersOf(chat.info());
export const membersOf = (info) => info.members.map(({ user }) => user.username).sort();

// The names of these clients' users, in the same order.
export const names = (...clients) => clients.map(username).sort();

// A session of a user of the open domain: of a new one, unless the name is given.
export const arrived = (test, name = unique(), options = IMPATIENT) => loggedIn(test, token({ sub: name }), options);

// A session of an administrator of the server.
export const administrator = async (test) => loggedIn(test, await administratorToken(unique()), IMPATIENT);

async function loggedIn(test, jwt, options) {
  const client = new Client(OPEN_DOMAIN, options);
  test.after(() => client.leave());
  await client.domain.connectWithJwt(jwt);
  await settled(client);
  return client;
}

// Sessions of as many new users.
export const allArrived = (test, count) => Promise.all(Array.from({ length: count }, () => arrived(test)));

// Another session of the same user.
export const sessionOf = (test, client) => arrived(test, username(client));

// The name of a new user who is not there.
export async function absentee() {
  const username = unique();
  await createUser({ username });
  return username;
}

// The client creates a public channel, unless the options say otherwise; resolves with its id.
export const created = (client, options) =>
  chats(client).create({ type: "channel", membership: "public", id: name(), ...options });

// A new public channel of these clients, created by the first: their chats, in the same order.
export const channel = (...clients) => shared({}, ...clients);

// The same, with other options.
export async function shared(options, ...clients) {
  const id = await created(clients[0], { members: clients.map(username), ...options });
  return Promise.all(clients.map((client) => chats(client).get(id)));
}

// A new room that these clients have joined, one after the other: their chats, in the same order.
export async function room(...clients) {
  const id = await created(clients[0], { type: "room" });
  const joined = [];
  for (const client of clients) {
    joined.push(await chats(client).join(id));
  }
  const last = joined.at(-1).info().lastEventNumber;
  await until(() => joined.every((chat) => chat.info().lastEventNumber >= last), "all to know the last who joined");
  return joined;
}

// What a chat or the chats of a client emit from now on, in the order in which it is emitted.
export function followed(emitter, ...only) {
  const events = [];
  emitter.events().subscribe((event) => {
    if (!only.length || only.includes(event.name)) {
      events.push(event);
    }
  });
  return events;
}

// Resolves when all these chats know everything that has happened so far: a message of the first tells.
export async function caughtUp(...all) {
  const { eventNumber } = await all[0].send("mark");
  await until(
    () => all.every((chat) => chat.info().lastEventNumber >= eventNumber),
    () => `event ${eventNumber}: ${all.map((chat) => chat.info().lastEventNumber)}`,
  );
  return eventNumber;
}

// Resolves with the number of the newest event.
export const lastNumber = async (client, id) => (await chats(client).get(id)).info().lastEventNumber;

// The whole log of a chat, the oldest event first.
export const log = async (chat) => (await chat.getHistory({ forward: true, limit: 1000 })).data;

// Sends a request past the client and resolves with the answer: its body.
export async function asked(client, body) {
  const id = requests++;
  client.sendRaw({ requestId: { value: id }, ...body });
  const answered = () => client.received.find(({ responseId }) => responseId?.value === id);
  await until(answered, () => `the answer to ${JSON.stringify(body)}`);
  return answered()[answered().body];
}

// Asserts that a request past the client is refused with this code.
export async function refused(client, body, code) {
  assert.equal((await asked(client, body)).code, code);
}

export const publish = (chatId, message = "raw") => ({ publishChatMessageRequest: { chatId, message } });
export const add = (chatId, userToAdd) => ({ addUserToChatRequest: { chatId, userToAdd } });
export const normal = (username) => ({ userType: 0, username });
