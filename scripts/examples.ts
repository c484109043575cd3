import { apiNames } from "../contract-tests/apis/discover.ts";

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
    trace: [`trace ${api}.html`],
    docs: ["docs --out site --serve"],
    ecosystem: ["ecosystem"],
    "test-clients": ["test-clients"],
    bench: ["bench"],
  };
  return examples[verb] ?? [];
}
