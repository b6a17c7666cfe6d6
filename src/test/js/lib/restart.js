// Ends the server under test and starts it anew at the same address and on the same database.
import { strict as assert } from "node:assert";

const control = process.env.CONVERGENCE_CONTROL;

// "kill" or "terminate". The report is checked while no server runs: for each model the highest version that was
// acknowledged. Resolves when the new server is ready.
export async function restart(how, report = {}) {
  assert.ok(control, "CONVERGENCE_CONTROL must hold the address that restarts the server");
  const response = await fetch(new URL(how, control), { method: "POST", body: JSON.stringify(report) });
  assert.equal(response.status, 200, await response.text());
}
