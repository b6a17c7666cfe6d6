// Operations of the protocol, made through the client's public API.

// Makes the operation, a batch or a discrete one, on the model.
export function edit(model, operation) {
  if (operation.compoundOperation) {
    model.startBatch();
    operation.compoundOperation.operations.forEach((member) => editElement(model, member));
    model.completeBatch();
  } else {
    editElement(model, operation.discreteOperation);
  }
}

function editElement(model, discrete) {
  const data = discrete[discrete.operation];
  EDITS[discrete.operation](find(model.root(), data.id), data);
}

const EDITS = {
  stringSpliceOperation: (string, { index, deleteCount, insertedValue }) => {
    if (insertedValue === "") {
      string.remove(index, deleteCount);
    } else if (deleteCount === 0) {
      string.insert(index, insertedValue);
    } else {
      string.splice(index, deleteCount, insertedValue);
    }
  },
  stringSetOperation: (string, { value }) => string.value(value),
  arrayInsertOperation: (array, { index, value }) => array.insert(index, plain(value)),
  arrayRemoveOperation: (array, { index }) => array.remove(index),
  arrayReplaceOperation: (array, { index, value }) => array.set(index, plain(value)),
  arrayMoveOperation: (array, { fromIndex, toIndex }) => array.reorder(fromIndex, toIndex),
  arraySetOperation: (array, { values }) => array.value(values.map(plain)),
  objectAddPropertyOperation: (object, { key, value }) => object.set(key, plain(value)),
  objectSetPropertyOperation: (object, { key, value }) => object.set(key, plain(value)),
  objectRemovePropertyOperation: (object, { key }) => object.remove(key),
  objectSetOperation: (object, { values }) => object.value(plainMap(values)),
  numberDeltaOperation: (number, { delta }) => number.add(delta),
  numberSetOperation: (number, { value }) => number.value(value),
  booleanSetOperation: (boolean, { value }) => boolean.value(value),
  dateSetOperation: (date, { value }) => date.value(asDate(value)),
};

function find(element, id) {
  if (element.id() === id) {
    return element;
  }
  let found;
  if (element.forEach) {
    element.forEach((child) => (found ??= find(child, id)));
  }
  return found;
}

function plain(dataValue) {
  const value = dataValue[dataValue.value];
  switch (dataValue.value) {
    case "objectValue":
      return plainMap(value.children);
    case "arrayValue":
      return value.children.map(plain);
    case "nullValue":
      return null;
    case "dateValue":
      return asDate(value.value);
    default:
      return value.value;
  }
}

function plainMap(children) {
  return Object.fromEntries(Object.entries(children).map(([key, child]) => [key, plain(child)]));
}

function asDate({ seconds, nanos }) {
  return new Date(Number(seconds) * 1000 + nanos / 1e6);
}

// The element with all its descendants, as the protocol's DataValue.
export function dataValue(element) {
  const id = element.id();
  switch (element.type()) {
    case "object":
      return { objectValue: { id, children: childrenOf(element) } };
    case "array": {
      const children = [];
      element.forEach((child) => children.push(dataValue(child)));
      return { arrayValue: { id, children } };
    }
    case "null":
      return { nullValue: { id } };
    case "date":
      return { dateValue: { id, value: asTimestamp(element.value().getTime()) } };
    default:
      return { [MEMBERS[element.type()]]: { id, value: element.value() } };
  }
}

const MEMBERS = { string: "stringValue", number: "doubleValue", boolean: "booleanValue" };

function childrenOf(object) {
  return Object.fromEntries(object.keys().map((key) => [key, dataValue(object.get(key))]));
}

function asTimestamp(millis) {
  const seconds = Math.floor(millis / 1000);
  return { seconds, nanos: (millis - seconds * 1000) * 1e6 };
}
