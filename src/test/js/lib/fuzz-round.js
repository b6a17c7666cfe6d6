// One round of the convergence fuzz: some clients edit one new model at random while their connections are disturbed.
import { strict as assert } from "node:assert";
import { created, models, opened, plain, sessionId, settled, state } from "./models.js";
import { INITIAL, edit } from "./random-edits.js";
import { until } from "./until.js";

const LOGGED = 60;
const CURSOR = "cursor";

export class FuzzRound {
  #random;
  #log = [];

  // The observer opens the model when everything is over.
  constructor(random, clients, observer) {
    this.#random = random;
    this.clients = clients;
    this.observer = observer;
  }

  // What was done last.
  get log() {
    return this.#log.slice(-LOGGED).join("\n");
  }

  async run(steps) {
    const id = await created(this.clients[0], INITIAL());
    this.seats = (await opened(id, ...this.clients)).map((model, n) => new Seat(this.clients[n], model));
    for (let step = 0; step < steps; step++) {
      this.#act(this.#random.of(this.seats));
      await this.#pause();
    }
    await this.#calm();
    await this.#compare(id);
    await Promise.all(this.seats.map(({ model }) => model.close()));
    await models(this.observer).remove(id);
  }

  #act(seat) {
    const choice = this.#random.below(100);
    if (!seat.ready) {
      return;
    }
    if (choice < 78) {
      this.#note(seat, edit(this.#random, seat.model));
    } else if (choice < 86) {
      this.#note(seat, seat.refer(this.#random));
    } else if (choice < 92) {
      this.#note(seat, seat.toggleHold());
    } else if (choice < 96) {
      this.#note(seat, seat.cut());
    } else {
      this.#note(seat, seat.toggleOutage());
    }
  }

  #note(seat, words) {
    if (words) {
      this.#log.push(`${this.seats.indexOf(seat)}@${seat.model.version()} ${words}`);
    }
  }

  async #pause() {
    const choice = this.#random.below(10);
    if (choice < 4) {
      await new Promise((resolve) => setImmediate(resolve));
    } else if (choice < 6) {
      await this.observer.domain.serverTime();
    }
  }

  // Everybody gets the connection back and everything arrives.
  async #calm() {
    this.#log.push("calm");
    this.seats.forEach((seat) => seat.calm());
    await until(
      () => this.seats.every((seat) => seat.online),
      () => `all to be back: ${this.seats.map((seat) => seat.online)}`,
    );
    await settled(this.seats.map(({ model }) => model));
  }

  async #compare(id) {
    this.seats.forEach((seat) => seat.moveCursor(this.#random));
    await Promise.all(this.clients.map((client) => client.domain.serverTime()));
    const [fresh] = await opened(id, this.observer);
    for (const { model } of this.seats) {
      assert.deepEqual(state(model), state(fresh));
      assert.deepEqual(plain(model), plain(fresh));
    }
    for (const seat of this.seats) {
      const remote = fresh.root().get("fixed").reference(sessionId(seat.client), CURSOR);
      assert.equal(remote.value(), seat.cursor.value());
    }
    await fresh.close();
  }
}

// A client's place at the model, with its connection.
class Seat {
  online = true;
  ready = true;
  #held = false;
  #away = false;
  #failure;

  constructor(client, model) {
    this.client = client;
    this.model = model;
    this.cursor = model.root().get("fixed").indexReference(CURSOR);
    this.cursor.share();
    this.pointer = model.elementReference("pointer");
    this.pointer.share();
    model.on("resync_completed", () => (this.online = true));
    model.on("resync_error", ({ message }) => (this.#failure = `resync error: ${message}`));
    model.on("closed", ({ local, reason }) => local || (this.#failure = `closed: ${reason}`));
  }

  // Moves a reference.
  refer(random) {
    if (random.chance(0.7)) {
      return this.moveCursor(random);
    }
    // Not to what may be removed: the client fails on a reference to what it has removed itself just now.
    this.pointer.set(this.model.root().get("fixed"));
    return "points";
  }

  moveCursor(random) {
    this.cursor.set(random.between(0, this.model.root().get("fixed").length()));
    return `cursor ${this.cursor.value()}`;
  }

  // Holds what comes, or lets it come.
  toggleHold() {
    if (!this.online) {
      return undefined;
    }
    this.#held = !this.#held;
    if (this.#held) {
      this.client.line.holdIncoming();
    } else {
      this.client.line.release();
    }
    return this.#held ? "hold" : "release";
  }

  // Cuts the connection, whatever is on its way.
  cut() {
    if (!this.online) {
      return undefined;
    }
    this.#disconnected(this.client.cut());
    return "cut";
  }

  // Goes away, whatever is on its way, or comes back.
  toggleOutage() {
    if (this.#away) {
      this.#away = false;
      this.client.goOnline();
      return "back";
    }
    if (!this.online) {
      return undefined;
    }
    this.#away = true;
    this.#disconnected(this.client.goOffline());
    return "away";
  }

  calm() {
    assert.equal(this.#failure, undefined);
    this.client.goOnline();
    this.client.line.release();
  }

  // Until the client knows, it cannot be edited.
  #disconnected(known) {
    this.online = false;
    this.ready = false;
    this.#held = false;
    known.then(() => (this.ready = true));
  }
}
