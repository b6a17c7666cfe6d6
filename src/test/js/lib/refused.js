// Refused joins. For each of them the client leaves behind a promise that is rejected with the same error and that nobody
// can handle; the test runner would let the test fail for it.
import { strict as assert } from "node:assert";

const expected = new WeakSet();
let interposed = false;

// Resolves when the join is refused with this code.
export async function refused(joining, code) {
  interpose();
  const error = await joining.then(
    () => assert.fail("the join is not refused"),
    (reason) => reason,
  );
  expected.add(error);
  assert.equal(error.code, code);
}

// Takes the place of those who hear of unhandled rejections, and tells them of those that nobody expects.
function interpose() {
  if (interposed) {
    return;
  }
  interposed = true;
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason, promise) => {
    if (!expected.has(reason)) {
      listeners.forEach((listener) => listener(reason, promise));
    }
  });
}
