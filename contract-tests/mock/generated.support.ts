import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { generatedDocument, loadApi } from "../apis/discover.ts";
import { serve, type Source } from "./served.ts";

export function generated(api: string): Source {
  const file = generatedDocument(api)!;
  return {
    folder: dirname(file),
    async read() {
      const { catalogue } = await loadApi(api);
      return serve(JSON.parse(await readFile(file, "utf8")) as object, catalogue);
    },
  };
}
