// Waiting for what is to become true.

const PATIENCE = 20_000;
const PAUSE = 5;

// Resolves when the condition holds; fails with what was awaited if it does not in time.
export async function until(condition, what, patience = PATIENCE) {
  const deadline = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > deadline) {
      throw new Error(`in vain awaited: ${typeof what === "function" ? what() : what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

// Resolves with the next event of the given name.
export const next = (emitter, name) => new Promise((resolve) => emitter.once(name, resolve));

// All events of these names, from now on, in order.
export function recorded(emitter, ...names) {
  const events = [];
  names.forEach((name) => emitter.on(name, (event) => events.push(event)));
  return events;
}
