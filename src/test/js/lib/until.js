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

// Resolves with the next event of the given name; fails if there is none in time.
export function next(emitter, name, patience = PATIENCE) {
  const awaited = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`in vain awaited: event ${name}`)), patience);
    emitter.once(name, (event) => {
      clearTimeout(timer);
      resolve(event);
    });
  });
  // It may be given up before anybody waits for it.
  awaited.catch(() => {});
  return awaited;
}

// All events of these names, from now on, in order.
export function recorded(emitter, ...names) {
  const events = [];
  names.forEach((name) => emitter.on(name, (event) => events.push(event)));
  return events;
}
