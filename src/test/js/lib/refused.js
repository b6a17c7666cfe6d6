// Refused joins. For each of them the client leaves behind a promise that is rejected with the same error and that nobody
// can handle; the test runner would let the test fail for it.
import { strict as assert } from "node:assert";

const expected = new WeakSet();
let runner;

// Resolves when the join is refused with this code.
export async function refused(joining, code) {
  runner ??= interposed();
  const error = await joining.then(
    () => assert.fail("The join was not refused"),
    (reason) => reason,
  );
  expected.add(error);
  assert.equal(error.code, code);
}

// Takes the place of those who hear of unhandled rejections, and tells them of those that nobody expects.
function interposed() {
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason, promise) => {
    if (!expected.has(reason)) {
      listeners.forEach((listener) => listener(reason, promise));
    }
  });
  return listeners;
}
