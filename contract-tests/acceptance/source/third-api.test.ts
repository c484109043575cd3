import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../report/report.ts";
import { CopiedTree } from "./copied-tree.ts";

const invented = fileURLToPath(new URL("invented-api/", import.meta.url));

/** Two folders, and nothing else: what a third API is. */
const FOLDERS = { openapi: "openapi/tides", apis: "contract-tests/apis/tides" };

/** What surrounds its client: a handler for MSW answers a query. */
const PROGRAM = `
  import { getResponse } from "msw";
  import { createTidesClient } from "./generated/tides/index.js";
  import { handlers } from "./generated/tides/msw.js";
  import { queries } from "./generated/tides/query.js";
  const all = [handlers.getTide("harbour-unknown"), ...handlers.all()];
  const fetch = (url, init) => getResponse(all, new Request(url, init));
  const client = createTidesClient({ baseUrl: "http://localhost", fetch });
  for (const options of [queries(client).getTide({ harbour: "Husum" }), queries(client).listHarbours()]) {
    const { variant } = await options.queryFn({ signal: new AbortController().signal });
    console.log(JSON.stringify(options.queryKey), variant);
  }
`;

describe("a third API of two operations, in two folders", () => {
  let copy: CopiedTree;
  beforeAll(async () => {
    copy = await CopiedTree.make();
    for (const [from, to] of Object.entries(FOLDERS)) {
      const folder = join(invented, from);
      for (const name of await readdir(folder, { recursive: true })) {
        if (!/\.[a-z]+$/.test(name)) continue;
        const text = await readFile(join(folder, name), "utf8");
        await copy.write(join(to, name.replace(/\.txt$/, "")), text);
      }
    }
  });
  afterAll(() => copy.remove());

  test("is generated, checked and verified beside the others", { timeout: 0 }, async () => {
    expect(await copy.run("generate")).toMatchObject({ status: 0 });
    const checked = await copy.run("check", "descriptions", "generated", "forms", "types");
    expect(checked, checked.printed).toMatchObject({ status: 0 });

    expect(await copy.node("--input-type=module", "--eval", PROGRAM)).toEqual({
      status: 0,
      printed:
        '["tides","getTide",{"harbour":"Husum"}] harbour-unknown\n["tides","listHarbours"] harbours\n',
    });

    const started = await copy.run("start", "--report", join(copy.root, "report"));
    expect(started, started.printed).toMatchObject({ status: 0 });
    const text = await readFile(join(copy.root, "report/report.json"), "utf8");
    const { targets } = JSON.parse(text) as Report;
    expect(targets.map(({ api }) => api).toSorted()).toEqual(["tides", "vpnscript", "waveros"]);
    const tides = targets.find(({ api }) => api === "tides")!;
    expect(tides.summary).toMatchObject({ conforms: 5, violates: 0, notExercised: 0 });
    expect(tides.rules.map(({ id, verdict }) => [id, verdict])).toEqual(
      // Its own one, and those of every API.
      ["tide-of-the-harbour", "every-answer-is-described", "no-secret-is-shown"].map((rule) => [
        `tides/rules/${rule}`,
        "conforms",
      ]),
    );

    const fault = await copy.run(
      "start",
      "--name",
      "sandbox-tides",
      "--fault",
      "tides/tide-of-the-first",
    );
    expect(fault, fault.printed).toMatchObject({ status: 1 });
    expect(fault.printed).toContain("tide-of-the-harbour");
  });
});
