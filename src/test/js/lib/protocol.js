// The published protocol definitions.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import protobuf from "protobufjs";

const file = createRequire(import.meta.url).resolve("@convergence/convergence-proto/convergence-proto.json");

// Everything that the package defines, protobuf's own types included.
export const root = protobuf.Root.fromJSON(JSON.parse(readFileSync(file))).resolveAll();

// The envelope of every message.
export const ConvergenceMessage = root.lookupType("com.convergencelabs.convergence.proto.ConvergenceMessage");
