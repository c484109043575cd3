/** How each verb is used most; shown in its help, and on the site. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  start: ["start", "start --fault vpnscript/account-id-string"],
  verify: ["verify --init vpnscript > targets.yaml", "verify --targets targets.yaml"],
  report: ["report --from report", "report --from report --statement"],
  merge: ["merge shard-1 shard-2 --report report"],
  sandbox: ["sandbox vpnscript --port 8080", "sandbox --fault vpnscript/deleted-stays"],
  mock: ["mock vpnscript --port 8080", "mock --list"],
  faults: ["faults --list", "faults --family wire --sample 20"],
  generate: ["generate"],
  check: ["check descriptions generated"],
  diff: ["diff origin/main"],
  trace: ["trace vpnscript.html"],
  docs: ["docs --out site --serve"],
  ecosystem: ["ecosystem"],
  "test-clients": ["test-clients"],
  bench: ["bench"],
};
