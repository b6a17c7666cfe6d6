// The administration API of the server under test, at work on the open domain.
import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";

const base = process.env.CONVERGENCE_URL.replace(/^ws/, "http").replace(/\/$/, "");
const token = process.env.CONVERGENCE_ADMIN_TOKEN;
assert.ok(token, "CONVERGENCE_ADMIN_TOKEN must hold the token of the administration API");

// Names that no other suite uses. They begin with a letter, so that they sort behind digits and punctuation.
export const unique = () => `u${randomUUID().slice(0, 7)}`;

// Carries a request out and resolves with what was answered.
export async function admin(method, path, content) {
  const response = await fetch(`${base}/api/admin/domains/convergence/default/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: content && JSON.stringify(content),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text && JSON.parse(text);
}

export const createUser = (fields) => admin("POST", "users", fields);
export const changeUser = (username, fields) => admin("PATCH", `users/${username}`, fields);
export const deleteUser = (username) => admin("DELETE", `users/${username}`);
export const putGroup = (id, description, members) => admin("PUT", `groups/${id}`, { description, members });
export const administratorToken = async (username) => (await admin("POST", "administrator-tokens", { username })).token;
