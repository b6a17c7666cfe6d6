// Lets the published client transform operations. Each line of the file named by the first argument is a case:
// "element;remote operations;own operations", the operations separated by commas, everything as base64 of the protocol's
// DataValue and OperationData. The client makes its own operations on the element, receives the remote ones, loses the
// connection and sends its own again, transformed. Writes per case, in the order of the cases, to the file named by the
// second argument: "own operations as sent;own operations as sent again;the element in the end".
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Client } from "./lib/client.js";
import { dataValue, edit } from "./lib/edits.js";
import { Peer } from "./lib/peer.js";
import { root } from "./lib/protocol.js";

// The client ends with unacknowledged operations, of which it complains.
const { configureLogging, LogLevel } = createRequire(import.meta.url)("@convergence/convergence");
configureLogging({ root: LogLevel.SILENT });

const CASES_AT_ONCE = 250;
const MODEL = "com.convergencelabs.convergence.proto.model";
const DataValue = root.lookupType(`${MODEL}.DataValue`);
const OperationData = root.lookupType(`${MODEL}.OperationData`);

const lines = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
const peer = await Peer.listen();
const results = [];
for (let first = 0; first < lines.length; first += CASES_AT_ONCE) {
  results.push(...(await play(lines.slice(first, first + CASES_AT_ONCE).map(parse))));
}
writeFileSync(process.argv[3], results.join("\n"));
peer.close();

// The elements of all cases are the properties of one object; the ids of a case bear its number.
function parse(line, number) {
  const [element, remote, own] = line.split(";");
  const operations = (text) => text.split(",").filter(Boolean).map((each) => decode(OperationData, each, number));
  return { number, element: decode(DataValue, element, number), remote: operations(remote), own: operations(own) };
}

function decode(type, text, number) {
  const message = type.decode(Buffer.from(text, "base64"));
  mark(message, (id) => `${number}/${id}`);
  return message;
}

function mark(message, rename) {
  if (message === null || typeof message !== "object") {
    return;
  }
  if (typeof message.id === "string" && message.id !== "") {
    message.id = rename(message.id);
  }
  Object.values(message).forEach((member) => mark(member, rename));
}

async function play(cases) {
  const children = Object.fromEntries(cases.map(({ number, element }) => [`${number}`, element]));
  peer.script({ id: "root", children: { ...children, last: { stringValue: { id: "last" } } } });
  const client = new Client(peer.url, { reconnect: { autoReconnect: true, reconnectIntervals: [0] } });
  await client.domain.connectAnonymously();
  const model = await client.domain.models().open("m");
  const sent = await submissions(() => {
    cases.forEach(({ own }) => own.forEach((operation) => edit(model, operation)));
    model.root().get("last").insert(0, "!");
  });
  cases.forEach(({ remote }) => remote.forEach((operation) => peer.sendOperation(operation)));
  await reached(model, peer.version);
  const synchronized = new Promise((resolve) => model.once("resync_completed", resolve));
  const again = await submissions(() => client.cut());
  await synchronized;
  const outcomes = cases.map(({ number }) =>
    [ofCase(sent, number), ofCase(again, number), encode(DataValue, dataValue(model.root().get(`${number}`)))].join(";"),
  );
  client.domain.dispose();
  return outcomes;
}

// What the client submits because of the action; its edit of the last property closes the list.
async function submissions(action) {
  peer.submissions = [];
  action();
  await peer.submitted((operation) => target(operation) === "last");
  return peer.submissions;
}

function reached(model, version) {
  return new Promise((resolve) => {
    const check = () => model.version() >= version && resolve();
    model.on("version_changed", check);
    check();
  });
}

function ofCase(operations, number) {
  return operations
    .filter((operation) => target(operation).startsWith(`${number}/`))
    .map((operation) => encode(OperationData, operation))
    .join(",");
}

function target(operation) {
  const discrete = operation.discreteOperation ?? operation.compoundOperation.operations[0];
  return discrete[discrete.operation].id;
}

function encode(type, value) {
  const message = type.fromObject(type.toObject(type.fromObject(value)));
  mark(message, (id) => id.replace(/^\d+\//, ""));
  return Buffer.from(type.encode(message).finish()).toString("base64");
}
