// The numbers in the titles are sections and rows of identity-presence.md.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { Client, connected, Events, settled } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const TIMEOUT = { timeout: 30_000 };

const presence = (client) => client.domain.session().domain().presence();
const userId = (client) => client.domain.session().user().userId;
const state = (holder) => Object.fromEntries(holder instanceof Map ? holder : holder.state);
let marks = 0;
const next = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));

// Resolves when the client has dealt with all that the login brings.
async function available(client) {
  await settled(client);
  await client.message("presenceAvailabilityChanged");
  await client.domain.serverTime();
  return client;
}

const arrived = async (test, name) => available(await connected(test, OPEN_DOMAIN, name));

// Another session of the same user.
async function sessionOf(test, client) {
  const other = new Client(OPEN_DOMAIN);
  test.after(() => other.domain.dispose());
  await other.domain.reconnect(client.domain.session().reconnectToken());
  return available(other);
}

// What a client was told of presences, in words, from now on.
function followed(client) {
  const from = client.received.length;
  const words = {
    presenceAvailabilityChanged: ({ available }) => (available ? "came" : "went"),
    presenceStateSet: ({ state }) => `set ${Object.entries(state).map(([key, value]) => key + "=" + value.numberValue)}`,
    presenceStateRemoved: ({ keys }) => `removed ${keys}`,
    presenceStateCleared: () => "cleared",
  };
  return () =>
    client.received.slice(from).flatMap((message) => (words[message.body] ? [words[message.body](message[message.body])] : []));
}

// Resolves when all that this client changed was told to everyone, and all that the others were told has arrived.
async function toldBy(client, ...others) {
  const key = `told-${++marks}`;
  const own = await presence(client).subscribe(userId(client));
  const echo = new Promise((resolve) => own.on("state_removed", ({ keys }) => keys.includes(key) && resolve()));
  presence(client).setState(key, true);
  presence(client).removeState(key);
  await echo;
  await Promise.all(others.map((other) => other.domain.serverTime()));
}

test("every session of a user becomes available (4.2, 6 row 2)", TIMEOUT, async (t) => {
  const first = await arrived(t, "Ada");
  const bob = await arrived(t, "Bob");
  await presence(bob).subscribe(userId(first));
  const told = followed(bob);
  const second = await sessionOf(t, first);
  await toldBy(second, bob);
  assert.deepEqual(told().filter((word) => word === "came"), []);
  assert.equal(presence(first).isAvailable(), true);
  assert.equal(presence(second).isAvailable(), true);
  const kinds = second.received.map(({ body }) => body);
  assert.ok(kinds.indexOf("connectionResponse") < kinds.indexOf("presenceAvailabilityChanged"));
});

test("all keys of a change reach subscribers, the own session and the user's others (4.2, 6 row 1)", TIMEOUT, async (t) => {
  const ada = await arrived(t, "Ada");
  const other = await sessionOf(t, ada);
  const bob = await arrived(t, "Bob");
  const subscription = await presence(bob).subscribe(userId(ada));
  const followers = [ada, other, bob].map(followed);
  const cleared = next(subscription, "state_cleared");
  presence(ada).setState({ a: 1, b: 2, c: 3 });
  presence(ada).removeState(["a", "c"]);
  presence(ada).clearState();
  await cleared;
  await toldBy(ada, other, bob);
  for (const told of followers) {
    assert.deepEqual(told().slice(0, 3), ["set a=1,b=2,c=3", "removed a,c", "cleared"]);
  }
});

test("a snapshot is the sum of all changes (4.3, 6 row 1)", TIMEOUT, async (t) => {
  const ada = await arrived(t, "Ada");
  const bob = await arrived(t, "Bob");
  presence(ada).setState({ text: "here", number: 1, gone: true, alsoGone: [1] });
  presence(ada).setState("nested", { list: [1, "two", null, { three: 3 }] });
  presence(ada).removeState(["gone", "alsoGone"]);
  await toldBy(ada);
  const expected = { text: "here", number: 1, nested: { list: [1, "two", null, { three: 3 }] } };
  const snapshot = await presence(bob).presence(userId(ada));
  assert.equal(snapshot.available, true);
  assert.deepEqual(state(snapshot), expected);
  assert.deepEqual(state(await presence(bob).subscribe(userId(ada))), expected);
});

test("a further session begins with the state of its user (4.4)", TIMEOUT, async (t) => {
  const first = await arrived(t, "Ada");
  presence(first).setState({ a: 1, b: 2 });
  await toldBy(first);
  const second = await sessionOf(t, first);
  assert.deepEqual(state(presence(second).state()), { a: 1, b: 2 });
  const echo = next(await presence(second).subscribe(userId(second)), "state_set");
  presence(first).setState("c", 3);
  await echo;
  assert.deepEqual(state(presence(second).state()), { a: 1, b: 2, c: 3 });
});

test("a session that begins in the midst of changes misses none (6 row 5)", TIMEOUT, async (t) => {
  const first = await arrived(t, "Ada");
  for (let i = 0; i < 20; i++) {
    const begins = sessionOf(t, first);
    let begun = false;
    begins.then(() => (begun = true));
    for (let j = 0; !begun; j++) {
      presence(first).setState(`key${j % 10}`, 1000 * i + j);
      await first.domain.serverTime();
    }
    const second = await begins;
    await toldBy(first, second);
    // The last event may have reached the first and be on its way to the second.
    while (!isDeepStrictEqual(state(presence(second).state()), state(presence(first).state()))) {
      await second.domain.serverTime();
    }
  }
});

test("the last of two sessions of a user takes the state with it (4.2, 6 row 3)", TIMEOUT, async (t) => {
  const first = await arrived(t, "Ada");
  const second = await sessionOf(t, first);
  const bob = await arrived(t, "Bob");
  const subscription = await presence(bob).subscribe(userId(first));
  const told = followed(bob);
  const set = next(subscription, "state_set");
  presence(second).setState("a", 1);
  await set;
  await first.domain.disconnect();
  const went = next(subscription, "availability_changed");
  assert.equal(subscription.available, true);
  await second.domain.disconnect();
  await went;
  assert.equal(subscription.available, false);
  assert.deepEqual(state(subscription), {});
  assert.deepEqual(told(), ["set a=1", "cleared", "went"]);
});

test("a user whose socket fails is gone, and comes back without a state (4.4, 6 row 6)", TIMEOUT, async (t) => {
  const ada = await arrived(t, "Ada");
  const bob = await arrived(t, "Bob");
  presence(ada).setState("a", 1);
  await toldBy(ada);
  await presence(bob).subscribe(userId(ada));
  const told = followed(bob);
  const back = ada.event(Events.CONNECTED);
  ada.cut();
  await back;
  await settled(ada, 3);
  await bob.message("presenceAvailabilityChanged", 3);
  assert.deepEqual(told(), ["cleared", "went", "came"]);
  assert.deepEqual(state(presence(ada).state()), {});
});

test("a session that comes back while another remains keeps the state (4.4)", TIMEOUT, async (t) => {
  const first = await arrived(t, "Ada");
  const second = await sessionOf(t, first);
  presence(second).setState("a", 1);
  await toldBy(second, first);
  const back = first.event(Events.CONNECTED);
  first.cut();
  presence(second).setState("b", 2);
  await back;
  await settled(first, 2);
  await toldBy(second, first);
  assert.deepEqual(state(presence(first).state()), { a: 1, b: 2 });
  assert.equal(presence(first).isAvailable(), true);
});

test("users who are away or do not exist are answered for, and followed (4.1, 4.3)", TIMEOUT, async (t) => {
  const ada = await arrived(t, "Ada");
  const id = userId(ada);
  const token = ada.domain.session().reconnectToken();
  await ada.domain.disconnect();
  const bob = await arrived(t, "Bob");
  const [away, nobody] = await presence(bob).subscribe([id, "nobody"]);
  assert.equal(away.available, false);
  assert.equal(away.user.displayName, "Ada");
  assert.equal(nobody.available, false);
  assert.equal(nobody.user.username, "nobody");
  const came = next(away, "availability_changed");
  const again = new Client(OPEN_DOMAIN);
  t.after(() => again.domain.dispose());
  await again.domain.reconnect(token);
  await available(again);
  await came;
  assert.equal(away.available, true);
});

test("presences are answered in the order of the request (4.3)", TIMEOUT, async (t) => {
  const [ada, bob, cid] = await Promise.all(["Ada", "Bob", "Cid"].map((name) => arrived(t, name)));
  const found = await presence(ada).presence([userId(cid), "nobody", userId(ada), userId(bob)]);
  assert.deepEqual(found.map(({ user }) => user.displayName ?? user.username), ["Cid", "nobody", "Ada", "Bob"]);
  assert.deepEqual(found.map(({ available }) => available), [true, false, true, true]);
});

test("who unsubscribes is told no more (4.3)", TIMEOUT, async (t) => {
  const ada = await arrived(t, "Ada");
  const bob = await arrived(t, "Bob");
  const subscription = await presence(bob).subscribe(userId(ada));
  subscription.unsubscribe();
  await bob.domain.serverTime();
  const told = followed(bob);
  presence(ada).setState("a", 1);
  await toldBy(ada, bob);
  assert.deepEqual(told(), []);
});

test("who unsubscribes from the own user still follows the user's other sessions (6 row 4)", TIMEOUT, async (t) => {
  const first = await arrived(t, "Ada");
  const second = await sessionOf(t, first);
  (await presence(first).subscribe(userId(first))).unsubscribe();
  await first.domain.serverTime();
  const told = first.message("presenceStateSet");
  presence(second).setState("a", 1);
  await told;
  await first.domain.serverTime();
  assert.deepEqual(state(presence(first).state()), { a: 1 });
});

test("a subscription survives an interruption (4.3, 4.5)", TIMEOUT, async (t) => {
  const ada = await arrived(t, "Ada");
  const bob = await arrived(t, "Bob");
  presence(ada).setState({ a: 1, b: 1 });
  await toldBy(ada);
  const subscription = await presence(bob).subscribe(userId(ada));
  const interrupted = bob.event(Events.INTERRUPTED);
  bob.cut();
  presence(ada).setState("a", 2);
  presence(ada).removeState("b");
  await interrupted;
  await bob.message("presenceSubscribeResponse", 3);
  await bob.domain.serverTime();
  assert.equal(subscription.available, true);
  const set = next(subscription, "state_set");
  presence(ada).setState("c", 3);
  await set;
  assert.deepEqual(state(subscription), { a: 2, c: 3 });
});

test("changes arrive in order, the same for everyone (4.2, 4.4, 6 row 9)", TIMEOUT, async (t) => {
  const first = await arrived(t, "Ada");
  const second = await sessionOf(t, first);
  const bob = await arrived(t, "Bob");
  await presence(bob).subscribe(userId(first));
  const followers = [first, second, bob].map(followed);
  for (let i = 0; i < 100; i++) {
    presence(first).setState("key", i);
    presence(second).setState("key", 1000 + i);
  }
  await Promise.all([first, second, bob].map((client) => client.message("presenceStateSet", 200)));
  const [one, two, three] = followers.map((told) => told());
  assert.deepEqual(two, one);
  assert.deepEqual(three, one);
  const numbers = one.map((word) => Number(word.slice("set key=".length)));
  assert.deepEqual(numbers.filter((number) => number < 1000), [...Array(100).keys()]);
  const snapshot = await presence(bob).presence(userId(first));
  assert.equal(snapshot.state.get("key"), numbers.at(-1));
});

test("more than the limits is refused and changes nothing (6 row 8)", TIMEOUT, async (t) => {
  const ada = await arrived(t, "Ada");
  presence(ada).setState(Object.fromEntries([...Array(300).keys()].map((i) => ["key" + i, i])));
  const { error } = await ada.message("error");
  assert.equal(error.code, "invalid_message");
  const bob = await arrived(t, "Bob");
  assert.deepEqual(state(await presence(bob).presence(userId(ada))), {});
  await assert.rejects(presence(bob).presence("x".repeat(2000)), { code: "invalid_message" });
});
