// A WebSocket whose traffic a test can hold back, in either direction.
import WebSocket from "ws";

// The client throws when it is asked for a sign of life while its connection closes.
const isPing = (data) => data.byteLength === 2 && new Uint8Array(data)[0] === 0x2a;

export class Line extends WebSocket {
  #received = [];
  #unsent = [];
  #isHeld = () => false;
  #holdsOutgoing = false;

  // What comes from now on waits, if it is what the condition says; it is lost if the connection ends meanwhile.
  holdIncoming(condition = () => true) {
    this.#isHeld = condition;
  }

  // What is sent from now on waits; it is lost if the connection ends meanwhile.
  holdOutgoing() {
    this.#holdsOutgoing = true;
  }

  // Everything that waits goes on its way, in order, and nothing is held any more.
  release() {
    this.#isHeld = () => false;
    this.#holdsOutgoing = false;
    this.#unsent.splice(0).forEach((message) => super.send(...message));
    this.#received.splice(0).forEach((message) => super.emit(...message));
  }

  emit(event, ...details) {
    if (event === "message" && this.readyState !== WebSocket.OPEN && isPing(details[0])) {
      return true;
    }
    if (event === "message" && this.#isHeld(details[0])) {
      this.#received.push([event, ...details]);
      return true;
    }
    return super.emit(event, ...details);
  }

  send(...message) {
    if (this.#holdsOutgoing) {
      this.#unsent.push(message);
    } else {
      super.send(...message);
    }
  }
}
