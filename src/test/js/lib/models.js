// Models shared by several clients of the open domain.
import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";
import { connected } from "./client.js";
import { dataValue } from "./edits.js";
import { OPEN_DOMAIN } from "./server.js";
import { until } from "./until.js";

export const ALL = { read: true, write: true, remove: true, manage: true };
export const NONE = { read: false, write: false, remove: false, manage: false };

// Clients that try to reconnect often.
const IMPATIENT = { reconnect: { reconnectIntervals: [0.02] } };

// An id that nothing else has; it starts with a letter.
export const name = () => `m${randomUUID().replaceAll("-", "")}`;

export const models = (client) => client.domain.models();
export const sessionId = (client) => client.domain.session().sessionId();
export const userId = (client) => client.domain.session().user().userId;
export const text = (model) => model.root().get("text");

// A client of the open domain.
export const arrived = (test, displayName, options) =>
  connected(test, OPEN_DOMAIN, displayName, { ...IMPATIENT, ...options });

// As many clients as there are names.
export const allArrived = (test, ...names) => Promise.all(names.map((displayName) => arrived(test, displayName)));

// Creates a model, with an id of its own unless the options have one, and resolves with its id.
export const created = (client, data, options) =>
  models(client).create({ collection: "scenarios", id: name(), data, ...options });

// Opens the model on every client, one after the other.
export async function opened(id, ...clients) {
  const open = [];
  for (const client of clients) {
    open.push(await models(client).open(id));
  }
  return open;
}

// A new model with this data and its replicas on every client.
export async function shared(data, ...clients) {
  return opened(await created(clients[0], data), ...clients);
}

// The model's version and its elements with their ids.
export const state = (model) => ({ version: model.version(), root: dataValue(model.root()) });

// Resolves when all replicas are open, know that all their edits were accepted, and are at one version: the given one.
export async function settled(replicas, version) {
  const wanted = () => version ?? replicas[0].version();
  await until(
    () => replicas.every((model) => model.isOpen() && model.isCommitted() && model.version() === wanted()),
    () => `all at version ${wanted()}: ${replicas.map(standing)}`,
  );
}

const standing = (model) =>
  `${model.isOpen() ? "open" : "closed"} ${model.isCommitted() ? "committed" : "modified"} ${model.version()}`;

// Resolves with the value that all replicas and a newcomer's have, when they are at one version; ids are equal too.
export async function converged(test, replicas, version) {
  await settled(replicas, version);
  const newcomer = await arrived(test, "Newcomer");
  const [fresh] = await opened(replicas[0].modelId(), newcomer);
  for (const replica of replicas) {
    assert.deepEqual(state(replica), state(fresh));
  }
  await fresh.close();
  return plain(fresh);
}

// The value of the whole model.
export const plain = (model) => JSON.parse(JSON.stringify(model.root().value()));

// Lets each client make its edit before it knows of the others', and the server receive them in the order given. The
// observer is another client's replica.
export async function concurrently(observer, ...edits) {
  edits.forEach(([client]) => client.line.holdIncoming());
  for (const [, edit] of edits) {
    const version = observer.version();
    edit();
    await until(() => observer.version() > version, `the edit after version ${version}`);
  }
  edits.forEach(([client]) => client.line.release());
}

// Fails the test if, before it ends, a client reports an error or is sent one.
export function withoutErrors(test, ...clients) {
  const report = test.mock.method(console, "error");
  return () => {
    assert.deepEqual(report.mock.calls.map(({ arguments: words }) => String(words)), []);
    clients.forEach((client) => assert.deepEqual(client.bodies("error"), []));
  };
}
