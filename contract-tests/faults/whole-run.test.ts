import { describe, expect, test } from "vitest";
import { CHECKS } from "../engine/judgement/judge.ts";
import { everyApi } from "../apis/discover.ts";
import { wholeRun } from "./whole-run.ts";
import { shuffled } from "./wire/rounds.ts";
import { wireFaults, type WireFault } from "./wire/wire.ts";

/**
 * Another documented answer may be what the target file has wrong, a gateway's is not the installation's, and a row that is
 * added comes twice.
 */
function isOfForm({ id, title }: WireFault): boolean {
  const isOther = /:of-[\w-]+$|\/proxy-error$|\/status\/(408|50[234])$|\/-\//.test(id);
  return title !== "variant" && !isOther;
}

/** How many are tried of each API: each takes a whole run. */
const MOST = process.env["ALL"] === undefined ? 8 : 100;

describe.each(Object.entries(await everyApi()))("%s", async (_, api) => {
  const { faults } = await wireFaults(api);
  const seed = Number(process.env["FAULTS_SEED"] ?? 20_261_128);
  const some = shuffled(faults.filter(isOfForm), seed).slice(0, MOST);

  test.concurrent.each(some)("a run reports $id, once", async (fault) => {
    const { findings, error } = await wholeRun(api, fault);
    expect(error).toBeUndefined();
    // What is found is the answer itself, and no rule accuses the installation of what follows from it.
    const isForm = (check: string) => check in CHECKS || check === "an-answer-comes";
    const told = findings.map(({ check, message }) => (isForm(check) ? "its form" : message));
    expect(told).toEqual(["its form"]);
  });
});
