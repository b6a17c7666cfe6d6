import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Client, Events, settled } from "../lib/client.js";
import { PASSWORD, token } from "../lib/credentials.js";
import { OPEN_DOMAIN } from "../lib/server.js";

async function loggedIn(t, login, options) {
  const client = new Client(OPEN_DOMAIN, options);
  t.after(() => client.domain.dispose());
  await login(client.domain);
  await settled(client);
  return client;
}

async function refused(t, login) {
  const client = new Client(OPEN_DOMAIN);
  t.after(() => client.domain.dispose());
  const failed = client.event(Events.CONNECTION_FAILED);
  await assert.rejects(login(client.domain), { code: "authentication_failed" });
  assert.equal((await failed).message, "Authentication failed");
  assert.equal(client.domain.isDisconnected(), true);
  assert.equal(client.sockets.length, 1);
}

async function cutAndReconnected(client) {
  const connectedAgain = client.event(Events.CONNECTED);
  client.cut();
  await connectedAgain;
  await settled(client, client.sockets.length);
}

test("a user logs in with a password", { timeout: 20_000 }, async (t) => {
  const { domain } = await loggedIn(t, (d) => d.connectWithPassword({ username: "alice", password: PASSWORD }));
  const user = domain.session().user();
  assert.equal(user.username, "alice");
  assert.equal(user.displayName, "User alice");
  assert.equal(user.anonymous, false);
});

test("a wrong password and an unknown user are refused alike, once", { timeout: 20_000 }, async (t) => {
  await refused(t, (d) => d.connectWithPassword({ username: "alice", password: "wrong" }));
  await refused(t, (d) => d.connectWithPassword({ username: "nobody", password: PASSWORD }));
});

test("a user logs in with a JWT and is created from its claims", { timeout: 20_000 }, async (t) => {
  const jwt = token({ sub: "grace", firstName: "Grace", lastName: "Hopper", displayName: "Grace H.", email: "g@x" });
  const { domain } = await loggedIn(t, (d) => d.connectWithJwt(jwt));
  const user = domain.session().user();
  assert.equal(user.username, "grace");
  assert.deepEqual([user.firstName, user.lastName, user.displayName, user.email], ["Grace", "Hopper", "Grace H.", "g@x"]);
});

test("a JWT that has expired or is none is refused once", { timeout: 20_000 }, async (t) => {
  await refused(t, (d) => d.connectWithJwt(token({ sub: "grace", exp: Math.floor(Date.now() / 1000) - 60 })));
  await refused(t, (d) => d.connectWithJwt("not.a.token"));
});

test("whoever logged in with a password or a JWT comes back by token", { timeout: 30_000 }, async (t) => {
  for (const login of [
    (d) => d.connectWithPassword({ username: "alice", password: PASSWORD }),
    (d) => d.connectWithJwt(token({ sub: "grace" })),
  ]) {
    const client = await loggedIn(t, login);
    const session = client.domain.session();
    const { username } = session.user();
    await cutAndReconnected(client);
    assert.equal(session.isConnected(), true);
    assert.equal(session.user().username, username);
  }
});

test("a dead token leads to the fallback login of the application", { timeout: 30_000 }, async (t) => {
  let asked = 0;
  const fallbackAuth = (challenge) => {
    asked++;
    challenge.password(PASSWORD);
  };
  const login = (d) => d.connectWithPassword({ username: "alice", password: PASSWORD });
  const client = await loggedIn(t, login, { reconnect: { fallbackAuth } });
  await client.domain.disconnect();
  const connected = client.event(Events.CONNECTED);
  client.domain.reconnect("A".repeat(32));
  await connected;
  assert.equal(asked, 1);
  assert.equal(client.domain.session().user().username, "alice");
});
