import { apiNames } from "../contract-tests/apis/discover.ts";
import { isCheckout } from "./root.ts";

/** How each verb is used most; shown in its help, and on the site. */
export function examplesOf(verb: string): readonly string[] {
  const [api] = apiNames();
  const examples: Readonly<Record<string, readonly string[]>> = {
    start: ["start", `start --only '${api}/**'`],
    verify: [`verify --init ${api} > targets.yaml`, "verify --targets targets.yaml"],
    report: ["report --from report", "report --from report --statement"],
    merge: ["merge shard-1 shard-2 --report report"],
    sandbox: [`sandbox ${api} --port 8080`],
    mock: [`mock ${api} --port 8080`, "mock --list"],
    faults: ["faults --list", "faults --family wire --sample 20"],
    generate: ["generate"],
    check: ["check descriptions generated"],
    diff: ["diff origin/main"],
    trace: ["trace vendor-page.md"],
    docs: ["docs --out site --serve"],
    ecosystem: ["ecosystem"],
    "test-clients": ["test-clients"],
    bench: ["bench"],
  };
  return examples[verb] ?? [];
}

/** When verbs end with 1 that have no more to say of their exit status. */
const FAILS: Readonly<Record<string, string>> = {
  sandbox: "",
  mock: "--parity finds that a mock is not as described",
  faults: "a fault is not seen, or something harmless is a finding",
  generate: "",
  check: "a check finds something",
  diff: "a change asks for a higher info.version",
  docs: "",
  ecosystem: "a client fails",
  "test-clients": "a client fails",
  bench: "a figure misses its bar",
};

/** What a verb's help says of its exit status, unless the verb says it itself. */
export function statusOf(verb: string): string {
  const fails = FAILS[verb];
  if (fails === undefined) return "";
  const one = fails && `1 if ${fails}; else `;
  return `\nExit status: ${one}2 if it could not be done; else 0.\n`;
}

/** A command line of ours as it is typed here: in a checkout the command is not on the path. */
export function asTyped(example: string): string {
  if (!isCheckout) return `access-contracts ${example}`;
  const [verb = "", ...rest] = example.split(" ");
  return [
    "npm run --silent",
    verb.replace("-", ":"),
    ...(rest.length > 0 ? ["--", ...rest] : []),
  ].join(" ");
}
