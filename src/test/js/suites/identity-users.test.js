// The numbers in the titles are sections and rows of identity-presence.md.
import { strict as assert } from "node:assert";
import { before, test } from "node:test";
import { admin, changeUser, createUser, deleteUser, unique } from "../lib/admin.js";
import { connected } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const mark = unique();
const named = (name) => `${name}-${mark}`;
const names = (users) => users.map(({ username }) => username.replace(`-${mark}`, ""));
const identity = async (test) => (await connected(test, OPEN_DOMAIN, "Ada")).domain.identity();
const ANY = ["username", "email", "firstName", "lastName", "displayName"];

before(async () => {
  await createUser({ username: named("bob"), firstName: "Bób", lastName: `Zed${mark}`, displayName: `X 100% ${mark}`, email: `b@${mark}.org` });
  await createUser({ username: named("Ann"), firstName: "Ann", displayName: `x ${mark}` });
  await createUser({ username: named("cid"), displayName: `X ${mark}` });
});

test("a user is found with all that is set (1.2, 3.1)", async (t) => {
  const user = await (await identity(t)).user(named("bob"));
  const { firstName, lastName, displayName, email, normal, anonymous } = user;
  assert.deepEqual(
    { firstName, lastName, displayName, email, normal, anonymous },
    { firstName: "Bób", lastName: `Zed${mark}`, displayName: `X 100% ${mark}`, email: `b@${mark}.org`, normal: true, anonymous: false }
  );
  const bare = await (await identity(t)).user(named("cid"));
  assert.equal(bare.email ?? null, null);
});

test("a user who does not exist is undefined (1.1, 3.1)", async (t) => {
  const service = await identity(t);
  assert.equal(await service.user(named("nobody")), undefined);
  assert.equal(await service.user(named("BOB")), undefined);
});

test("users come in the order of the request, each once, without those who do not exist (3.1, 6 row 15)", async (t) => {
  const asked = ["cid", "nobody", "bob", "cid", "Ann"].map(named);
  assert.deepEqual(names(await (await identity(t)).users(asked)), ["cid", "bob", "Ann"]);
});

test("users of other types are found by type and name (1.1, 3.1)", async (t) => {
  const ada = await connected(t, OPEN_DOMAIN, "Ada");
  const other = await connected(t, OPEN_DOMAIN, "Eve");
  const id = other.domain.session().user().userId;
  const found = await ada.domain.identity().user(id);
  assert.equal(found.displayName, "Eve");
  assert.equal(found.anonymous, true);
  assert.equal(await ada.domain.identity().user(id.username), undefined);
});

test("every field can be searched, whatever the case (3.2, 6 row 12)", async (t) => {
  const service = await identity(t);
  const search = async (fields, term) => names(await service.search({ fields, term }));
  assert.deepEqual(await search("username", named("B").toUpperCase().replace("B-", "OB-")), ["bob"]);
  assert.deepEqual(await search("email", `B@${mark}`), ["bob"]);
  assert.deepEqual(await search("lastName", `zed${mark}`), ["bob"]);
  assert.deepEqual(await search(["email", "displayName"], mark), ["Ann", "bob", "cid"]);
  assert.deepEqual(await search("email", named("Ann")), []);
  assert.ok((await service.search({ fields: "firstName", term: "bÓB" })).some(({ username }) => username === named("bob")));
});

test("no character of a term is a wildcard (3.2, 6 row 12)", async (t) => {
  const service = await identity(t);
  const search = async (term) => names(await service.search({ fields: "displayName", term }));
  assert.deepEqual(await search(`100% ${mark}`), ["bob"]);
  assert.deepEqual(await search(`% ${mark}`), ["bob"]);
  assert.deepEqual(await search(`x%${mark}`), []);
  assert.deepEqual(await search(`_ ${mark}`), []);
  assert.deepEqual(await search(`? ${mark}`), []);
});

test("matches come in the order asked for, equal ones by username (3.2, 6 row 12)", async (t) => {
  const service = await identity(t);
  const search = async (orderBy) => names(await service.search({ fields: "username", term: `-${mark}`, orderBy }));
  assert.deepEqual(await search(undefined), ["Ann", "bob", "cid"]);
  assert.deepEqual(await search({ field: "username", ascending: false }), ["cid", "bob", "Ann"]);
  assert.deepEqual(await search({ field: "username" }), ["cid", "bob", "Ann"]);
  assert.deepEqual(await search({ field: "displayName", ascending: true }), ["bob", "Ann", "cid"]);
  assert.deepEqual(await search({ field: "lastName", ascending: true }), ["bob", "Ann", "cid"]);
});

test("matches come in pages (3.2)", async (t) => {
  const service = await identity(t);
  const search = async (offset, limit) => names(await service.search({ fields: "username", term: `-${mark}`, offset, limit }));
  assert.deepEqual(await search(0, 2), ["Ann", "bob"]);
  assert.deepEqual(await search(2, 2), ["cid"]);
  assert.deepEqual(await search(3, 2), []);
});

test("a negative offset is refused (6 row 12)", async (t) => {
  const service = await identity(t);
  await assert.rejects(service.search({ fields: ANY, term: "", offset: -1 }), ({ code }) => code === "invalid_message");
});

test("disabled users are found, anonymous and deleted ones are not (3.1, 3.2)", async (t) => {
  const service = await identity(t);
  const other = unique();
  await createUser({ username: `off-${other}` });
  await createUser({ username: `gone-${other}` });
  await changeUser(`off-${other}`, { disabled: true });
  await deleteUser(`gone-${other}`);
  await connected(t, OPEN_DOMAIN, `anonymous ${other}`);
  const found = await service.search({ fields: ANY, term: other });
  assert.deepEqual(found.map(({ username }) => username), [`off-${other}`]);
  assert.notEqual(await service.user(`off-${other}`), undefined);
  assert.equal(await service.user(`gone-${other}`), undefined);
});

test("a name can be used again after its user was deleted (1.3)", async (t) => {
  const service = await identity(t);
  const username = unique();
  await createUser({ username, displayName: "first" });
  await admin("PUT", `groups/${username}`, { members: [username] });
  await deleteUser(username);
  await createUser({ username, displayName: "second" });
  assert.equal((await service.user(username)).displayName, "second");
  assert.deepEqual((await service.groupsForUser(username)) ?? [], []);
});
