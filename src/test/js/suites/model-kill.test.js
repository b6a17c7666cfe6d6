// What was acknowledged survives a killed server, and what was not is sent again.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { arrived, converged, created, models, settled, text } from "../lib/models.js";
import { restart } from "../lib/restart.js";
import { until } from "../lib/until.js";

const KILLS = Number(process.env.CONVERGENCE_KILLS ?? 2);
const MODELS = 2;
const WRITERS_EACH = 4;
const WINDOW = 8;
const OPERATIONS_BETWEEN = 400;
const PATIENCE = 60_000;

// A client that keeps some operations of its own on their way to a model, each with a token that nobody else has.
class Writer {
  tokens = 0;
  resynced = 0;
  // How many operations were acknowledged, and the highest version of those.
  acknowledged = 0;
  version = 1;
  #stopped = false;
  #failure;

  constructor(client, model, name) {
    this.client = client;
    this.model = model;
    this.name = name;
    client.watch(({ operationAck }) => operationAck && this.#acknowledged(operationAck));
    model.on("resync_completed", () => this.resynced++);
    model.on("resync_error", ({ message }) => (this.#failure = message));
    model.on("closed", ({ local, reason }) => local || (this.#failure = reason));
  }

  // Writes until it is stopped, in pieces, each of which waits for its acknowledgements: whole tokens, at either end.
  async write() {
    while (!this.#stopped) {
      for (let i = 0; i < WINDOW && this.client.editable; i++) {
        const index = this.tokens % 2 === 0 ? 0 : text(this.model).length();
        text(this.model).insert(index, `${this.name}-${this.tokens++};`);
      }
      await this.committed();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async committed() {
    await until(() => this.#failure || this.model.isCommitted(), `${this.name} acknowledged`, PATIENCE);
    assert.equal(this.#failure, undefined);
  }

  stop() {
    this.#stopped = true;
  }

  #acknowledged({ version }) {
    this.acknowledged++;
    this.version = Math.max(this.version, Number(version) + 1);
  }
}

async function arrangement(t) {
  const writers = [];
  for (let m = 0; m < MODELS; m++) {
    const creator = await arrived(t, "Creator");
    const id = await created(creator, { text: "" });
    for (let w = 0; w < WRITERS_EACH; w++) {
      const client = await arrived(t, `Writer ${w}`);
      writers.push(new Writer(client, await models(client).open(id), `m${m}w${w}`));
    }
  }
  return writers;
}

const total = (writers) => writers.reduce((sum, writer) => sum + writer.acknowledged, 0);

// For each model the highest version that anybody was told of his own operations.
function report(writers) {
  const versions = {};
  for (const writer of writers) {
    const id = writer.model.modelId();
    versions[id] = Math.max(versions[id] ?? 1, writer.version);
  }
  return versions;
}

test(`${KILLS} times killed under load, the server loses and doubles nothing`, { timeout: KILLS * 60_000 + 60_000 }, async (t) => {
  const writers = await arrangement(t);
  const writing = writers.map((writer) => writer.write());
  for (let kill = 1; kill <= KILLS; kill++) {
    const before = total(writers);
    await until(() => total(writers) > before + OPERATIONS_BETWEEN, "operations", PATIENCE);
    await restart("kill", report(writers));
    await until(
      () => writers.every((writer) => writer.resynced >= kill),
      () => `all resynchronized: ${writers.map((writer) => writer.resynced)}`,
      PATIENCE,
    );
    // A second loss of what is on its way anew may double it (model.md section 12.4).
    const marks = writers.map((writer) => writer.acknowledged);
    await until(() => writers.every((writer, n) => writer.acknowledged > marks[n] + WINDOW), "all served anew", PATIENCE);
  }
  writers.forEach((writer) => writer.stop());
  await Promise.all(writing);
  for (let m = 0; m < MODELS; m++) {
    await check(t, writers.slice(m * WRITERS_EACH, (m + 1) * WRITERS_EACH));
  }
});

// Every token is there once, and every operation was one version.
async function check(t, writers) {
  const replicas = writers.map(({ model }) => model);
  const tokens = writers.flatMap(({ name, tokens: count }) => Array.from({ length: count }, (_, i) => `${name}-${i}`));
  await settled(replicas, tokens.length + 1);
  const value = await converged(t, replicas, tokens.length + 1);
  assert.deepEqual(value.text.split(";").slice(0, -1).sort(), tokens.sort());
}
