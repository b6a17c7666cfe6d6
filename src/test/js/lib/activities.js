// Activities that users of the open domain take part in.
import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";
import { unique } from "./admin.js";
import { Client, settled } from "./client.js";
import { token } from "./credentials.js";
import { ConvergenceMessage } from "./protocol.js";
import { OPEN_DOMAIN } from "./server.js";
import { until } from "./until.js";

export const TYPE = "t";
export const OPEN = ["join", "lurk", "view_state", "set_state"];
export const ALL = [...OPEN, "manage", "remove"];

// Clients that try to reconnect often.
const IMPATIENT = { reconnect: { reconnectIntervals: [0.02] } };

// An id that nothing else has.
export const name = () => `a${randomUUID().replaceAll("-", "")}`;

export const activities = (client) => client.domain.activities();
export const sessionId = (client) => client.domain.session().sessionId();
export const username = (client) => client.domain.session().user().username;

// A session of a user of the open domain: a new one, unless the name is given.
export async function arrived(test, name = unique()) {
  const client = new Client(OPEN_DOMAIN, IMPATIENT);
  test.after(() => left(client));
  await client.domain.connectWithJwt(token({ sub: name }));
  await settled(client);
  return client;
}

// Disconnects. The client throws on what it is told of activities from then on, so it is told nothing.
function left(client) {
  client.line.holdIncoming((data) => ConvergenceMessage.decode(new Uint8Array(data)).body.startsWith("activity"));
  return client.leave();
}

// Sessions of as many new users.
export const allArrived = (test, count) => Promise.all(Array.from({ length: count }, () => arrived(test)));

// Another session of the same user.
export const sessionOf = (test, client) => arrived(test, username(client));

export const join = (client, id, options) => activities(client).join(TYPE, id, options);

// What is joined is created if it is missing, and everyone has these rights there.
export const creating = (worldPermissions = OPEN, more = {}) => ({
  autoCreate: { ephemeral: true, worldPermissions, ...more },
});

// The first client creates an activity where everyone has these rights; all have joined it, one after the other.
export async function shared(worldPermissions, ...clients) {
  const id = name();
  const joined = [];
  for (const client of clients) {
    joined.push(await join(client, id, joined.length ? {} : creating(worldPermissions)));
  }
  return joined;
}

// The sessions that take part, as an activity knows them.
export const sessions = (activity) => activity.participants().map((participant) => participant.sessionId).sort();

// The sessions of these clients, in the same order.
export const sessionsOf = (...clients) => clients.map(sessionId).sort();

export const takesPart = (activity, session) => activity.participants().some(({ sessionId: its }) => its === session);

// The state of a client's session, as an activity knows it.
export const stateOf = (activity, client) => Object.fromEntries(activity.participant(sessionId(client)).state);

// What an activity emits from now on about the present sessions of these clients, in words.
export function followed(activity, ...clients) {
  const about = clients.map(sessionId);
  const words = [];
  activity.events().subscribe(({ name: event, sessionId: session, key }) => {
    if (about.includes(session)) {
      words.push(key === undefined ? event : `${event} ${key}`);
    }
  });
  return () => words;
}

// Resolves when all these activities have emitted what follows from all that their clients did: another session of the
// client, which must be able to join, comes and goes, and is noticed after everything else.
export async function caughtUp(test, client, ...all) {
  await Promise.all(all.map((activity) => activity.session().domain().serverTime()));
  const late = await sessionOf(test, client);
  const session = sessionId(late);
  const joined = await join(late, all[0].id());
  await until(() => all.every((activity) => takesPart(activity, session)), "the late session to come");
  await joined.leave();
  await until(() => !all.some((activity) => takesPart(activity, session)), "the late session to go");
}

// Asserts that whoever was told of a session's changes or leaving had been told of the session, and of its leaving once.
export function assertOrderly(client) {
  const known = new Map();
  const steps = {
    activityJoinResponse: ({ resourceId, state }) => known.set(resourceId, new Set(Object.keys(state))),
    activitySessionJoined: ({ resourceId, sessionId: its }) => {
      assert.ok(!known.get(resourceId).has(its), `${its} came twice`);
      known.get(resourceId).add(its);
    },
    activityStateUpdated: ({ resourceId, sessionId: its }) => assert.ok(known.get(resourceId).has(its), `${its} is unknown`),
    activitySessionLeft: ({ resourceId, sessionId: its }) => assert.ok(known.get(resourceId).delete(its), `${its} is unknown`),
  };
  client.received.forEach((message) => steps[message.body]?.(message[message.body]));
}

// Resolves when the activity knows the state of a client's session to have this value at this key.
export const knows = (activity, client, key, value) =>
  until(() => activity.participant(sessionId(client))?.state.get(key) === value, `${key} to be ${value}`);
