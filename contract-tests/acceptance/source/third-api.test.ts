import { expect, test } from "vitest";
import { ADDS_AN_API, follow } from "../guides/follow.ts";
import { Reader } from "../guides/reader.ts";

/** What surrounds the client of the guide's API: a handler for MSW answers a query. */
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

test(
  "a third API is added by what the guide says, and has all that the others have",
  { timeout: 0 },
  async () => {
    await using reader = await Reader.make({ changes: true });
    expect(await follow(ADDS_AN_API, reader)).toEqual([]);

    const vitest = "node node_modules/vitest/vitest.mjs run --root . --reporter dot";
    const tested = await reader.run(`${vitest} --config .config/vitest.config.ts`);
    expect(tested, tested.output).toMatchObject({ status: 0 });

    await reader.write("program.mjs", PROGRAM);
    expect(await reader.run("node program.mjs")).toEqual({
      status: 0,
      output:
        '["tides","getTide",{"harbour":"Husum"}] harbour-unknown\n["tides","listHarbours"] harbours\n',
    });
  },
);
