// A WebSocket whose traffic a test can hold back, in either direction.
import WebSocket from "ws";

export class Line extends WebSocket {
  #received = [];
  #unsent = [];
  #holdsIncoming = false;
  #holdsOutgoing = false;
  #afterSending = () => {};

  // What comes from now on waits; it is lost if the connection ends meanwhile.
  holdIncoming() {
    this.#holdsIncoming = true;
  }

  // What is sent from now on waits; it is lost if the connection ends meanwhile.
  holdOutgoing() {
    this.#holdsOutgoing = true;
  }

  // Everything that waits goes on its way, in order, and nothing is held any more.
  release() {
    this.#holdsIncoming = this.#holdsOutgoing = false;
    this.#unsent.splice(0).forEach((message) => super.send(...message));
    this.#received.splice(0).forEach((message) => super.emit(...message));
  }

  // Calls back after each message that is sent, with its bytes.
  afterSending(listener) {
    this.#afterSending = listener;
  }

  emit(event, ...details) {
    if (event === "message" && this.#holdsIncoming) {
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
      this.#afterSending(message[0]);
    }
  }
}
