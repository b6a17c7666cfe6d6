// Whatever clients do at once, and however their connections fail, they end with the same model.
import { test } from "node:test";
import { FuzzRound } from "../lib/fuzz-round.js";
import { arrived, allArrived } from "../lib/models.js";
import { Random } from "../lib/random.js";

const ROUNDS = Number(process.env.CONVERGENCE_FUZZ_ROUNDS ?? 200);
const FIRST_SEED = Number(process.env.CONVERGENCE_FUZZ_SEED ?? 1);
const STEPS = Number(process.env.CONVERGENCE_FUZZ_STEPS ?? 60);
const NAMES = ["Ada", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal"];

test(`${ROUNDS} rounds of random edits converge`, { timeout: ROUNDS * 20_000 }, async (t) => {
  const clients = await allArrived(t, ...NAMES);
  const observer = await arrived(t, "Observer");
  for (let seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
    const random = new Random(seed);
    const round = new FuzzRound(random, clients.slice(0, random.between(2, clients.length)), observer);
    [...clients, observer].forEach((client) => client.forget());
    try {
      await round.run(STEPS);
    } catch (failure) {
      failure.message = `CONVERGENCE_FUZZ_SEED=${seed}: ${failure.message}\n${round.log}`;
      throw failure;
    }
  }
});
