// The published JavaScript client, made ready for Node.js.
import { createRequire } from "node:module";
import WebSocket from "ws";
import { Line } from "./line.js";
import { ConvergenceMessage } from "./protocol.js";
import { until } from "./until.js";

const { Convergence, ConvergenceDomain, IdbStorageAdapter, LogLevel } = createRequire(import.meta.url)("@convergence/convergence");

// Where nobody listens.
const NOWHERE = "ws://127.0.0.1:1/";

export const Events = ConvergenceDomain.Events;

// Where a client keeps models offline.
export const offlineStorage = () => new IdbStorageAdapter();

// One domain object of the client, with a view of its sockets and of all messages that they received.
export class Client {
  sockets = [];
  received = [];

  constructor(url, options = {}) {
    Convergence.configureLogging({ root: LogLevel.ERROR });
    this.domain = new ConvergenceDomain(url, {
      connection: { timeout: 20, connectionRequestTimeout: 20 },
      webSocket: { factory: (address) => this.#open(address), class: WebSocket },
      ...options,
    });
  }

  // Disconnects for good. The client reports every model that is still open: nothing that a test's end should show.
  async leave() {
    Convergence.configureLogging({ root: LogLevel.SILENT });
    // Disconnected while it tries to connect again, it would go on trying, and Node.js would not end.
    if (!this.#reachable) {
      this.goOnline();
      await until(() => this.domain.session().isConnected(), "the connection, to end it");
    }
    return this.domain.dispose();
  }

  // The current WebSocket.
  get line() {
    return this.sockets.at(-1);
  }

  // Whether the client can edit: not between the end of its connection and the moment at which it knows, when it throws.
  get editable() {
    return this.line.readyState === WebSocket.OPEN || !this.domain.session().isConnected();
  }

  // Destroys the TCP connection beneath the current WebSocket; resolves when the client knows.
  cut() {
    const { line } = this;
    const closed = new Promise((resolve) => line.once("close", () => setImmediate(resolve)));
    line.terminate();
    return closed;
  }

  // Destroys the TCP connection and lets no other succeed.
  goOffline() {
    this.#reachable = false;
    return this.cut();
  }

  // On the next connection holds the operations of others, so that a resync that begins does not come to its end.
  holdReplay() {
    this.#holdsNext = true;
  }

  // Lets the next attempt to connect succeed.
  goOnline() {
    this.#reachable = true;
  }

  // Sends a message past the client.
  sendRaw(message) {
    this.line.send(ConvergenceMessage.encode(ConvergenceMessage.fromObject(message)).finish());
  }

  // What was received in messages that hold the given body member.
  bodies(member) {
    return this.received.filter(({ body }) => body === member).map((message) => message[member]);
  }

  // Forgets what was received, in long runs.
  forget() {
    this.received = [];
  }

  // Resolves with the next event of the given name.
  event(name) {
    return new Promise((resolve) => this.domain.once(name, resolve));
  }

  // Calls back with each message that comes from now on, and records none of them: for clients that get very many.
  watch(listener) {
    this.#watcher = listener;
  }

  // Resolves with the first message, past or future, that holds the given body member; or with the n-th.
  message(member, n = 1) {
    return new Promise((resolve) => {
      this.#waiting.push({ member, n, resolve });
      this.#serve();
    });
  }

  #waiting = [];
  #watcher;
  #reachable = true;
  #holdsNext = false;

  #open(address) {
    const socket = new Line(this.#reachable ? address : NOWHERE, { allowSynchronousEvents: false, perMessageDeflate: false });
    socket.on("message", (data) => this.#note(ConvergenceMessage.decode(new Uint8Array(data))));
    if (this.#holdsNext) {
      this.#holdsNext = false;
      socket.holdIncoming((data) => ConvergenceMessage.decode(new Uint8Array(data)).body === "remoteOperation");
    }
    this.sockets.push(socket);
    return socket;
  }

  #note(message) {
    if (this.#watcher) {
      this.#watcher(message);
      return;
    }
    this.received.push(message);
    this.#serve();
  }

  #serve() {
    this.#waiting = this.#waiting.filter(({ member, n, resolve }) => {
      const message = this.received.filter(({ body }) => body === member)[n - 1];
      if (message) {
        resolve(message);
      }
      return !message;
    });
  }
}

// Resolves when the client is connected for the n-th time, the exchange at the login completed.
export async function settled(client, n = 1) {
  await client.message("presenceSubscribeResponse", n);
}

// A client that is connected anonymously until the test ends, the exchange at the login completed.
export async function connected(test, url, displayName, options) {
  const client = new Client(url, options);
  test.after(() => client.leave());
  if (options?.offline) {
    // The storage must be open before the first message comes: the client takes it for open as soon as it is configured.
    await client.domain.initializeOffline(displayName);
  }
  await client.domain.connectAnonymously(displayName);
  await settled(client);
  return client;
}
