// The numbers in the titles are sections and rows of identity-presence.md.
import { strict as assert } from "node:assert";
import { createSign, generateKeyPairSync } from "node:crypto";
import { before, test } from "node:test";
import { admin, changeUser, createUser, unique } from "../lib/admin.js";
import { Client, connected, settled } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const TIMEOUT = { timeout: 30_000 };
const KEY = unique();
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

const presence = (client) => client.domain.session().domain().presence();

// The display names that a client was told of a user, in order.
const told = (client, username) =>
  client.received
    .flatMap(({ identityCacheUpdate }) => identityCacheUpdate?.users ?? [])
    .filter(({ userId }) => userId.username === username)
    .map(({ displayName }) => displayName?.value);

// Resolves when a client was told this name of a user.
async function tells(client, username, displayName) {
  while (!told(client, username).includes(displayName)) {
    await client.domain.serverTime();
  }
}

function token(claims) {
  const now = Math.floor(Date.now() / 1000);
  const encoded = (part) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const head = encoded({ alg: "RS256", typ: "JWT", kid: KEY });
  const body = encoded({ iat: now, nbf: now, exp: now + 60, aud: "Convergence", ...claims });
  const signature = createSign("RSA-SHA256").update(`${head}.${body}`).sign(privateKey, "base64url");
  return `${head}.${body}.${signature}`;
}

async function loggedIn(test, login) {
  const client = new Client(OPEN_DOMAIN);
  test.after(() => client.domain.dispose());
  await login(client.domain);
  await settled(client);
  return client;
}

before(async () => {
  const key = publicKey.export({ type: "spki", format: "pem" });
  await admin("PUT", `jwt-keys/${KEY}`, { key, description: "of a test" });
});

test("who knows a user is told of a change, others are not (3.5)", TIMEOUT, async (t) => {
  const username = unique();
  await createUser({ username, displayName: "before" });
  const knowing = await connected(t, OPEN_DOMAIN, "Ada");
  const stranger = await connected(t, OPEN_DOMAIN, "Eve");
  await presence(knowing).subscribe(username);
  await changeUser(username, { displayName: "after" });
  await tells(knowing, username, "after");
  await stranger.domain.serverTime();
  assert.deepEqual(told(knowing, username), ["before", "after"]);
  assert.deepEqual(told(stranger, username), []);
  assert.equal((await presence(knowing).presence(username)).user.displayName, "after");
});

test("a change that changes nothing is not told (3.5)", TIMEOUT, async (t) => {
  const username = unique();
  await createUser({ username, displayName: "same" });
  const knowing = await connected(t, OPEN_DOMAIN, "Ada");
  await presence(knowing).subscribe(username);
  await changeUser(username, { displayName: "same" });
  await changeUser(username, { displayName: "other" });
  await tells(knowing, username, "other");
  assert.deepEqual(told(knowing, username), ["same", "other"]);
});

test("the user itself is told, and later subscribers see the new profile (3.5, 4.3)", TIMEOUT, async (t) => {
  const username = unique();
  await createUser({ username, password: "correct horse", displayName: "before" });
  const own = await loggedIn(t, (domain) => domain.connectWithPassword({ username, password: "correct horse" }));
  await changeUser(username, { displayName: "after" });
  await tells(own, username, "after");
  const late = await connected(t, OPEN_DOMAIN, "Ada");
  const { user, available } = await presence(late).subscribe(username);
  assert.equal(available, true);
  assert.equal(user.displayName, "after");
  assert.deepEqual(told(late, username), ["after"]);
});

test("the claims of a token make and change the profile and the groups (1.1, 2)", TIMEOUT, async (t) => {
  const username = unique();
  const [one, two] = [`one-${username}`, `two-${username}`];
  await admin("PUT", `groups/${one}`, {});
  await admin("PUT", `groups/${two}`, {});
  const first = token({ sub: username, displayName: "first", email: "a@b.c", groups: [one, "does-not-exist"] });
  await loggedIn(t, (domain) => domain.connectWithJwt(first));
  const knowing = await connected(t, OPEN_DOMAIN, "Ada");
  const identity = knowing.domain.identity();
  await presence(knowing).subscribe(username);
  assert.deepEqual(await identity.groupsForUser(username), [one]);
  const second = token({ sub: username, displayName: "second", groups: [two] });
  await loggedIn(t, (domain) => domain.connectWithJwt(second));
  await tells(knowing, username, "second");
  assert.deepEqual(await identity.groupsForUser(username), [two]);
  const user = await identity.user(username);
  assert.equal(user.displayName, "second");
  assert.equal(user.email, "a@b.c");
  const [found] = await identity.search({ fields: "displayName", term: "SECOND", limit: 1000 });
  assert.ok(found);
});
