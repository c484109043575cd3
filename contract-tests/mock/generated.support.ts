import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadApi } from "../apis/discover.ts";
import { serve, type Source } from "./served.ts";

/** An API's description as it was generated last, to start a mock from. */
export function generated(api: string): Source {
  const folder = fileURLToPath(new URL(`../../generated/${api}`, import.meta.url));
  const byAction = join(folder, "openapi.by-action.json");
  const file = existsSync(byAction) ? byAction : join(folder, "openapi.json");
  return {
    folder,
    async read() {
      const { catalogue } = await loadApi(api);
      return serve(JSON.parse(await readFile(file, "utf8")) as object, catalogue);
    },
  };
}
