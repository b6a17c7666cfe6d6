// The numbers in the titles are sections and rows of identity-presence.md.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { connected } from "../lib/client.js";
import { OPEN_DOMAIN } from "../lib/server.js";

const ANONYMOUS = 2;

test("the own user and session are announced to the identity cache (3.5)", async (t) => {
  const client = await connected(t, OPEN_DOMAIN, "Ada");
  const { identityCacheUpdate } = await client.message("identityCacheUpdate");
  const { username } = client.domain.session().user();
  const session = identityCacheUpdate.sessions[client.domain.session().sessionId()];
  assert.equal(session.username, username);
  assert.equal(session.userType, ANONYMOUS);
  const user = identityCacheUpdate.users.find(({ userId }) => userId.username === username);
  assert.equal(user.displayName.value, "Ada");
});

test("the own user becomes available (4.2)", async (t) => {
  const client = await connected(t, OPEN_DOMAIN, "Ada");
  const { presenceAvailabilityChanged } = await client.message("presenceAvailabilityChanged");
  assert.equal(presenceAvailabilityChanged.available, true);
  assert.equal(presenceAvailabilityChanged.user.username, client.domain.session().user().username);
});
