// Speaks the server's side of the protocol just far enough for one model on one client at a time, whose remote operations
// are scripted and whose own are recorded, but never acknowledged.
import { WebSocketServer } from "ws";
import { ConvergenceMessage } from "./protocol.js";

const USER = { userId: { userType: 0, username: "peer" }, displayName: { value: "Peer" } };
const PERMISSIONS = { read: true, write: true, remove: true, manage: true };
const EPOCH = { seconds: 0, nanos: 0 };

export class Peer {
  submissions = [];
  version = 1;
  #sessions = 0;

  static async listen() {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    return new Peer(server);
  }

  constructor(server) {
    this.server = server;
    server.on("connection", (socket) => this.#connected(socket));
  }

  get url() {
    return `ws://127.0.0.1:${this.server.address().port}/convergence/default`;
  }

  // What the next model that is opened holds.
  script(data) {
    this.data = data;
    this.version = 1;
    this.submissions = [];
  }

  sendOperation(operation) {
    const remoteOperation = { resourceId: 0, sessionId: "remote", contextVersion: this.version++, timestamp: EPOCH, operation };
    this.#send({ remoteOperation });
  }

  // Resolves when a submission has come, since the last script or reconnect, that satisfies the condition.
  submitted(condition) {
    return new Promise((resolve) => {
      this.#waiting = () => this.submissions.some(condition) && resolve();
      this.#waiting();
    });
  }

  close() {
    this.server.clients.forEach((socket) => socket.terminate());
    this.server.close();
  }

  #waiting = () => {};

  #connected(socket) {
    this.socket = socket;
    this.session = `own${++this.#sessions}`;
    socket.on("message", (data) => this.#received(ConvergenceMessage.decode(new Uint8Array(data))));
  }

  #received(message) {
    const answer = this.#answers[message.body];
    if (answer) {
      this.#send({ responseId: message.requestId, ...answer(message[message.body]) });
    }
  }

  #send(message) {
    this.socket.send(ConvergenceMessage.encode(ConvergenceMessage.fromObject(message)).finish());
  }

  #answers = {
    ping: () => ({ pong: {} }),
    connectionRequest: () => {
      const success = { namespace: "convergence", domainId: "default", user: USER, sessionId: this.session, reconnectToken: "token" };
      return { connectionResponse: { server: { version: "1" }, success } };
    },
    presenceSubscribeRequest: () => {
      this.#send({ identityCacheUpdate: { sessions: { remote: USER.userId, [this.session]: USER.userId }, users: [USER] } });
      return { presenceSubscribeResponse: {} };
    },
    openRealTimeModelRequest: ({ modelId }) => ({
      openRealTimeModelResponse: {
        resourceId: 0,
        modelId: modelId.value,
        collection: "c",
        valueIdPrefix: "2",
        version: 1,
        createdTime: EPOCH,
        modifiedTime: EPOCH,
        data: this.data,
        connectedClients: [this.session],
        permissions: PERMISSIONS,
      },
    }),
    operationSubmission: (submission) => {
      this.submissions.push(submission.operation);
      this.#waiting();
    },
    modelResyncRequest: () => {
      this.submissions = [];
      return { modelResyncResponse: { resourceId: 0, currentVersion: this.version, permissions: PERMISSIONS } };
    },
    modelResyncClientComplete: () => ({
      modelResyncServerComplete: { resourceId: 0, connectedClients: [this.session] },
    }),
  };
}
