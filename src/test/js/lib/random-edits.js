// Random edits of a replica by every operation of the client's API.

const MANY_ELEMENTS = 120;
const DEEPEST = 4;
const BATCH = 0.15;

// What a model begins with. The property "fixed" is never replaced or removed, nor is the string's value set.
export const INITIAL = () => ({
  fixed: "cursors move here",
  text: "The quick brown fox",
  list: ["a", "b", ["c"], { d: "d" }, 5],
  number: 10,
  flag: true,
  date: new Date(0),
  nested: { object: { text: "deep" }, list: [[1, 2], {}] },
});

// Makes an edit, or some in a batch, and says in words what it was.
export function edit(random, model) {
  if (!random.chance(BATCH)) {
    return editElement(random, model);
  }
  model.startBatch();
  const members = Array.from({ length: random.between(1, 4) }, () => editElement(random, model));
  // Some edits, of a value to itself for instance, are none.
  if (model.batchSize() > 0) {
    model.completeBatch();
  } else {
    model.cancelBatch();
  }
  return `batch [${members.join("; ")}]`;
}

function editElement(random, model) {
  const elements = all(model.root());
  const element = random.of(elements);
  const change = EDITS[element.type()] ?? EDITS.object;
  const target = EDITS[element.type()] ? element : model.root();
  return `${target.path().join(".")}: ${change(random, target, elements.length > MANY_ELEMENTS)}`;
}

function all(element, found = []) {
  found.push(element);
  element.forEach?.((child) => all(child, found));
  return found;
}

// A value of any kind; "nested" is how deep it may still be.
export function value(random, nested = 2) {
  const kinds = ["text", "number", "flag", "nothing", "date", ...(nested > 0 ? ["list", "object"] : [])];
  switch (random.of(kinds)) {
    case "text":
      return random.chance(0.1) ? "" : random.letters(6);
    case "number":
      return random.between(-1000, 1000) / 4;
    case "flag":
      return random.chance(0.5);
    case "nothing":
      return null;
    case "date":
      return new Date(random.between(-1e12, 2e12));
    case "list":
      return Array.from({ length: random.below(4) }, () => value(random, nested - 1));
    default:
      return properties(random, nested);
  }
}

const properties = (random, nested) =>
  Object.fromEntries(Array.from({ length: random.below(4) }, () => [key(random), value(random, nested - 1)]));

const key = (random) => random.of(["a", "b", "c", "", "list", "text"]);
const room = (element) => (element.path().length < DEEPEST ? 2 : 0);

const EDITS = {
  object(random, object, full) {
    const isRoot = object.path().length === 0;
    const keys = object.keys().filter((name) => !(isRoot && name === "fixed"));
    if (!isRoot && random.chance(full ? 0.3 : 0.05)) {
      object.value(full ? {} : properties(random, room(object)));
      return "objSet";
    }
    if (keys.length > 0 && random.chance(full ? 0.8 : 0.15)) {
      const name = random.of(keys);
      object.remove(name);
      return `del ${name}`;
    }
    const name = keys.length > 0 && random.chance(0.4) ? random.of(keys) : key(random);
    object.set(name, value(random, room(object)));
    return `set ${name}`;
  },

  array(random, array, full) {
    const length = array.length();
    const choice = random.below(100);
    if (length === 0 || (!full && choice < 35)) {
      const index = random.between(0, length);
      array.insert(index, value(random, room(array)));
      return `ins ${index}`;
    }
    if (choice < 50) {
      const index = random.below(length);
      array.remove(index);
      return `rem ${index}`;
    }
    if (choice < 65) {
      const index = random.below(length);
      array.set(index, value(random, room(array)));
      return `rep ${index}`;
    }
    if (choice < 96) {
      const [from, to] = [random.below(length), random.below(length)];
      array.reorder(from, to);
      return `mov ${from}>${to}`;
    }
    array.value(Array.from({ length: random.below(4) }, () => value(random, room(array))));
    return "arrSet";
  },

  string(random, string, full) {
    const length = string.length();
    const fixed = string.path().join() === "fixed";
    if (!fixed && random.chance(0.06)) {
      string.value(random.letters(10));
      return "strSet";
    }
    const index = random.between(0, length);
    const count = random.between(0, Math.min(length - index, full ? 20 : 6));
    const text = count === 0 || random.chance(0.5) ? random.letters(5) : "";
    if (count === 0) {
      string.insert(index, text);
    } else if (text === "") {
      string.remove(index, count);
    } else {
      string.splice(index, count, text);
    }
    return `splice ${index},${count},${text}`;
  },

  number(random, number) {
    const operand = random.between(-20, 20);
    if (random.chance(0.3)) {
      number.value(operand);
      return `numSet ${operand}`;
    }
    number.add(operand);
    return `numAdd ${operand}`;
  },

  boolean(random, flag) {
    const on = random.chance(0.5);
    flag.value(on);
    return `boolSet ${on}`;
  },

  date(random, date) {
    const instant = new Date(random.between(-1e12, 2e12));
    date.value(instant);
    return `dateSet ${instant.getTime()}`;
  },
};
