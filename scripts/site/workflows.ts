import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { root } from "../root.ts";

/** A workflow as Arazzo has it, as far as it is shown. */
interface Workflow {
  readonly summary: string;
  readonly description: string;
  readonly inputs: { readonly properties: object };
  readonly steps: readonly Step[];
}

interface Step {
  readonly stepId: string;
  readonly description: string;
  /** Key of the variant that has to come. */
  readonly "x-variant": string;
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; value: unknown }[];
  readonly requestBody?: { readonly payload: object };
  readonly successCriteria: readonly { readonly context?: string; readonly condition: string }[];
  readonly onFailure?: readonly object[];
  readonly outputs?: Readonly<Record<string, string>>;
}

/** The workflows of an API, by the names of their files; an API may have none. */
export function workflowsOf(api: string): Readonly<Record<string, Workflow>> {
  const files = globSync(`openapi/${api}/workflows/*.arazzo.yaml`, { cwd: root });
  const all = files.toSorted().map((file) => {
    const { workflows } = parse(readFileSync(join(root, file), "utf8")) as {
      workflows: [Workflow];
    };
    return [basename(file, ".arazzo.yaml"), workflows[0]] as const;
  });
  return Object.fromEntries(all);
}
