// Prints the protocol of the published package as sorted text, one line per message, field, enum and enum value.
import protobuf from "protobufjs";
import { root } from "./lib/protocol.js";

const lines = [];
const visit = (thing) => {
  if (thing instanceof protobuf.Type) {
    lines.push(`message ${shortName(thing)}`);
    thing.fieldsArray.forEach((field) => lines.push(fieldLine(thing, field)));
  } else if (thing instanceof protobuf.Enum) {
    lines.push(`enum ${shortName(thing)}`);
    Object.entries(thing.values).forEach(([name, number]) => lines.push(`${shortName(thing)} ${number} ${name}`));
  }
  thing.nestedArray?.forEach(visit);
};
visit(root);
console.log(lines.sort().join("\n"));

function fieldLine(message, field) {
  const type = field.map ? `${field.keyType},${typeOf(field)}` : typeOf(field);
  return `${shortName(message)} ${field.id} ${field.name} ${type} ${labelOf(field)} ${field.partOf?.name ?? "-"}`;
}

function typeOf(field) {
  return field.resolvedType ? shortName(field.resolvedType) : field.type;
}

function labelOf(field) {
  if (field.map) {
    return "map";
  }
  if (!field.repeated) {
    return field.required ? "required" : "singular";
  }
  const wireType = field.resolvedType instanceof protobuf.Enum ? "int32" : typeOf(field);
  return field.packed && protobuf.types.packed[wireType] !== undefined ? "packed" : "repeated";
}

function shortName(thing) {
  return thing.fullName.replace(/^\.com\.convergencelabs\.convergence\.proto\./, "").replace(/^\.google\.protobuf\./, "g.");
}
