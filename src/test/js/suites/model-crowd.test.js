// A large model that many open while it is edited (model.md section 19, 36).
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { arrived, created, models, opened, settled, state, text } from "../lib/models.js";
import { until } from "../lib/until.js";

const ELEMENTS = 10_000;
// The client takes a quarter of a second and more for each replica of this size; with many the process would be busy too long
// to answer in time. ModelCrowdIT has a hundred.
const PARTICIPANTS = 5;

test("36. what is opened among edits is of one version", { timeout: 200_000 }, async (t) => {
  const editor = await arrived(t, "Ada");
  const list = Array.from({ length: ELEMENTS / 10 }, (_, i) => [...Array(9).keys()].map((j) => i + j));
  const [edited] = await opened(await created(editor, { text: "", list }), editor);
  let editing = true;
  const edits = (async () => {
    while (editing) {
      text(edited).insert(0, "x");
      await until(() => edited.isCommitted(), "the acknowledgement");
    }
  })();
  const clients = await Promise.all(Array.from({ length: PARTICIPANTS }, (_, i) => arrived(t, `Client ${i}`)));
  const replicas = await Promise.all(clients.map((client) => models(client).open(edited.modelId())));
  await Promise.all(clients.map((client) => client.message("remoteOperation")));
  editing = false;
  await edits;
  await settled([edited, ...replicas]);
  for (const client of clients) {
    const opening = client.bodies("openRealTimeModelResponse")[0];
    assert.equal(Number(client.bodies("remoteOperation")[0].contextVersion), Number(opening.version));
  }
  const expected = state(edited);
  replicas.forEach((replica) => assert.deepEqual(state(replica), expected));
});
