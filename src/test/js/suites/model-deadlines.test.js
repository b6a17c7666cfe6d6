// What a client notices when the server waits for it in vain (model.md section 19, 8). The server waits for one second.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { arrived, models, name } from "../lib/models.js";

const TIMEOUT = { timeout: 60_000 };

test("8. an opener that never answers is refused in the end, and may try again", TIMEOUT, async (t) => {
  const a = await arrived(t, "Ada");
  const id = name();
  // As if the callback had thrown: then the client sends no answer.
  const unanswered = () => {
    a.line.holdOutgoing();
    return { k: "never" };
  };
  await assert.rejects(models(a).openAutoCreate({ collection: "c", id, data: unanswered }), {
    code: "data_request_failure",
  });
  a.line.release();
  const model = await models(a).openAutoCreate({ collection: "c", id, data: () => ({ k: "v" }) });
  assert.equal(model.root().get("k").value(), "v");
});
