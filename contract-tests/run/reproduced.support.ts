import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Api } from "../engine/api.ts";
import { valueAt } from "../engine/description/explain.ts";
import type { Target } from "../engine/transport/target.ts";
import type { Answer, Asked } from "../sandbox/server.ts";
import { TargetRun } from "./target-run.ts";
import { runWithoutTools } from "./without-tools.ts";

/** How a comment says where a secret is. */
const GIVEN = /^# \$(\w+): the target file's ([\w.]+)/;

/**
 * Verifies one variant of a sandbox that breaks it, and runs in a shell what the report says of the request: what is
 * to be done before, by a reader who has the target file, and the request. Gives back the report's part and what came.
 */
export async function reproduced(
  api: Api,
  key: string,
  alter: (asked: Asked, answer: Answer) => Answer,
) {
  const sandbox = await api.startSandbox({ alter });
  try {
    const target = { ...sandbox.target, requestsPerMinute: 60_000 } as unknown as Target;
    const wanted = (id: string) => id === `${api.name}/${key}`;
    const run = new TargetRun(api, target, new AbortController().signal, { wanted });
    await runWithoutTools(run, ["vitest"]);
    const report = run.report();
    const { shell = [], findings } = report;
    const env = shell.flatMap((line) => {
      const [, name = "", field = ""] = GIVEN.exec(line) ?? [];
      const value = valueAt(target, `/${field.replaceAll(".", "/")}`);
      return name === "" ? [] : [[name, String(value)]];
    });
    const script = [...shell, findings[0]!.curl].join("\n");
    const { PATH } = process.env;
    const { stdout } = await promisify(execFile)("sh", ["-c", script], {
      env: { ...(Object.fromEntries(env) as object), PATH },
    });
    return { report, came: stdout };
  } finally {
    await sandbox.close();
  }
}
