// The acceptance scenario of an activity with many participants (activity.md section 12, 24).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  OPEN,
  allArrived,
  assertOrderly,
  join,
  sessionId,
  shared,
  stateOf,
} from "../lib/activities.js";
import { withoutErrors } from "../lib/models.js";
import { until } from "../lib/until.js";

const TIMEOUT = { timeout: 120_000 };
const PARTICIPANTS = 50;
const UPDATES = 20;

test("24. everybody knows what all the others say", TIMEOUT, async (t) => {
  const clients = await allArrived(t, PARTICIPANTS);
  const noErrors = withoutErrors(t, ...clients);
  const [first, ...others] = clients;
  const [created] = await shared(OPEN, first);
  const all = [created, ...(await Promise.all(others.map((client) => join(client, created.id()))))];
  for (let i = 0; i < UPDATES; i++) {
    all.forEach((activity, n) => change(activity, n, i));
    await Promise.all(clients.map((client) => client.domain.serverTime()));
  }
  all.forEach((activity) => activity.setState("last", UPDATES));
  const known = ({ state }) => state.get("last") === UPDATES;
  await until(
    () => all.every((activity) => activity.participants().filter(known).length === PARTICIPANTS),
    "all to know all",
  );
  const states = clients.map((client, n) => [sessionId(client), Object.fromEntries(all[n].state())]);
  for (const activity of all) {
    assert.deepEqual(clients.map((client) => [sessionId(client), stateOf(activity, client)]), states);
  }
  clients.forEach(assertOrderly);
  noErrors();
});

// Sets, and now and then removes or clears, the state of a participant.
function change(activity, participant, step) {
  if ((participant + step) % 7 === 0) {
    activity.clearState();
  } else if ((participant + step) % 5 === 0) {
    activity.removeState([...activity.state().keys()].slice(0, 2));
  } else {
    activity.setState({ step, [`key${step % 4}`]: { participant, step } });
  }
}
