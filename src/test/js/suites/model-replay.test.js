// Clients that come back to a model of which they have missed much: what they missed is sent in pages (model.md section 12).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { allArrived, converged, settled, shared, text } from "../lib/models.js";
import { next, recorded, until } from "../lib/until.js";

const MISSED = 4_000;
const AT_ONCE = 200;
const PATIENCE = 120_000;
const TIMEOUT = { timeout: 2 * PATIENCE };

// Makes many edits, a few at once.
async function write(model, character, count = MISSED) {
  for (let i = 0; i < count; i += AT_ONCE) {
    for (let j = 0; j < AT_ONCE; j++) {
      text(model).insert((7 * j) % (text(model).length() + 1), character);
    }
    await until(() => model.isCommitted(), "Bob's edits", PATIENCE);
  }
}

test("a client that missed thousands of edits catches up, its own edits included", TIMEOUT, async (t) => {
  const [a, b, c] = await allArrived(t, "Ada", "Bob", "Cid");
  const [onA, onB, onC] = await shared({ text: "", list: [] }, a, b, c);
  const own = recorded(onA, "resync_completed");
  await a.goOffline();
  for (let i = 0; i < 20; i++) {
    text(onA).insert(0, "a");
    onA.root().get("list").push(i);
  }
  await write(onB, "b");
  const started = next(onC, "remote_resync_started", PATIENCE);
  a.goOnline();
  await started;
  await write(onC, "c", 2 * AT_ONCE);
  await until(() => own.length === 1, "Ada's resync", PATIENCE);
  const value = await converged(t, [onA, onB, onC], MISSED + 2 * AT_ONCE + 41);
  assert.equal(value.text.length, MISSED + 2 * AT_ONCE + 20);
  assert.equal(value.list.length, 20);
});

test("a client whose acknowledgements were lost before it missed thousands of edits", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  a.line.holdIncoming();
  for (let i = 0; i < 5; i++) {
    text(onA).insert(0, "a");
    await settled([onB], i + 2);
  }
  await a.goOffline();
  text(onA).insert(0, "a");
  await write(onB, "b");
  const completed = next(onA, "resync_completed", PATIENCE);
  a.goOnline();
  await completed;
  const value = await converged(t, [onA, onB], MISSED + 7);
  assert.equal(value.text.length, MISSED + 6);
});

test("a client that loses its connection again amid the replay", TIMEOUT, async (t) => {
  const [a, b] = await allArrived(t, "Ada", "Bob");
  const [onA, onB] = await shared({ text: "" }, a, b);
  await a.goOffline();
  text(onA).insert(0, "a");
  await write(onB, "b");
  const started = next(onB, "remote_resync_started", PATIENCE);
  a.holdReplay();
  a.goOnline();
  await started;
  await a.message("modelResyncResponse");
  const completed = next(onA, "resync_completed", PATIENCE);
  await a.cut();
  await completed;
  const value = await converged(t, [onA, onB], MISSED + 2);
  assert.equal(value.text.length, MISSED + 1);
});
