import { catalogue as vpnscript } from "../../generated/vpnscript/catalogue.ts";
import { catalogue as waveros } from "../../generated/waveros/catalogue.ts";
import type { Catalogue } from "../engine/description/catalogue.ts";
import { UNPROVOKED } from "../engine/judgement/outcome.ts";
import { causesIn } from "./findings.ts";
import type { Catalogues } from "./ids.ts";
import type {
  Report,
  ReportedFinding,
  RuleReport,
  TargetReport,
  Tool,
  VariantReport,
} from "./report.ts";
import { summaryOf } from "./standing.ts";

/** The catalogues of both APIs. */
export const catalogues: Catalogues = {
  vpnscript: { catalogue: vpnscript },
  waveros: { catalogue: waveros },
};

/** What a server may say to harm the reader of a report. */
export const HOSTILE = [
  "\u001b[2J\u001b[31mALL TESTS PASSED\u001b[0m\u0007\r\n",
  "</script><script>alert(1)</script><img src=x onerror=alert(2)>",
  "]]></failure><testcase name='fake'/>&lt;\u0000",
  "\u202etxt.exe\u2066 zero\u200bwidth \ud800 \u0085\u009b31m",
  "![pixel](https://evil.example/p.png) @octocat #1 `code` ``` </details> | ",
  "::error title=fake::forged\n::set-output name=x::y",
].join("");

const CURL =
  "curl -sS -i 'https://vpn.example.com/api/account' -H 'accept: application/json' " +
  '-H "authorization: Bearer ${ACTIVE_TOKEN}"';

const LIST_CURL =
  "curl -sS -i 'https://vpn.example.com/api/wireguard/configs?server_id=2' " +
  "-H 'accept: application/json' -H \"authorization: Bearer ${ACTIVE_TOKEN}\"";

const CREATE_CURL =
  "curl -sS -i 'http://192.168.10.1/api/' -H 'accept: application/json' " +
  "-H 'content-type: application/json' " +
  '--data-raw "{\\"api-key\\":\\"${API_KEY}\\",\\"action\\":\\"create_voucher\\",\\"username\\":\\"ct-7f3a\\",\\"passcode\\":\\"${PASSCODE}\\"}"';

type Shape = Partial<Pick<VariantReport, "verdict" | "reason" | "findings" | "by">>;

const UNPROVOKED_NAMES = new Set(["too-many-requests", "framework-error", "error-occurred"]);
const unprovoked: Shape = { verdict: "not-exercised", reason: UNPROVOKED };

function variantsOf(catalogue: Catalogue, shapes: Readonly<Record<string, Shape>>) {
  return Object.entries(catalogue.variants).flatMap(([key, { id, provenance, source, name }]) => {
    const shape = shapes[key] ?? (UNPROVOKED_NAMES.has(name) ? unprovoked : {});
    const by: readonly Tool[] = shape.verdict === "not-exercised" ? [] : ["vitest", "dredd"];
    const told = { id, provenance, source, verdict: "conforms", by, findings: [], ...shape };
    return [told as VariantReport];
  });
}

/** The same variant under another id, broken in another way; digits would not tell one cause from another. */
export function brokenBy(variant: VariantReport, nth: number): VariantReport {
  const check = `check-${String(nth).replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)]!)}`;
  const findings = variant.findings.map((finding) => ({ ...finding, check }));
  return { ...variant, id: `${variant.id}-${check}`, findings };
}

/** A target, with the counts of its variants. */
export function targetOf(rest: Omit<TargetReport, "summary" | "findings">): TargetReport {
  const findings = causesIn([...rest.variants, ...rest.rules]);
  return { ...rest, summary: summaryOf(rest.variants), findings };
}

function rule(id: string, title: string, rest: Partial<RuleReport> = {}): RuleReport {
  return { id: `vpnscript/rules/${id}`, title, verdict: "conforms", findings: [], ...rest };
}

const RULES = [
  rule("created-appears-in-list", "A created configuration appears in the list."),
  rule("deleted-disappears", "A deleted configuration is gone from the list."),
  rule("pages-add-up", "The pages of a list hold together what the whole list holds."),
  rule(
    "others-are-invisible",
    "An account neither sees nor deletes the configurations of another.",
  ),
];

function missing(persona: string): Shape {
  return { verdict: "not-exercised", reason: `needs personas.${persona} in the target file` };
}

function panel(): TargetReport {
  const wrongType: ReportedFinding = {
    check: "body-matches-schema",
    message: 'The field "status" is not an integer.',
    at: "/data/services/0/status",
    expected: "integer",
    actual: '"1" (string)',
    curl: CURL,
    by: ["vitest", "dredd"],
  };
  const literal: ReportedFinding = {
    check: "literal-as-documented",
    message: 'The field "message" does not have the documented value.',
    at: "/message",
    expected: '"You don\'t have any wireguard configurations on this server."',
    actual: HOSTILE,
    curl: LIST_CURL,
    by: ["dredd"],
  };
  return targetOf({
    name: "panel",
    api: "vpnscript",
    baseUrl: "https://vpn.example.com",
    docs: "https://docs.example.com/api-endpoints",
    shell: [
      "# $ACTIVE_PASSWORD: the target file's personas.active.password",
      'ACTIVE_TOKEN=$(curl -sS "https://vpn.example.com/?${ACTIVE_PASSWORD}" | sed -n 1p)',
    ],
    durationMs: 114_700,
    requests: 127,
    variants: variantsOf(vpnscript, {
      "getAccount/200/account": {
        verdict: "violates",
        findings: [wrongType],
      },
      "listWireguardConfigs/404/no-configs": { verdict: "violates", findings: [literal] },
      "createWireguardConfig/200/create-dispatched": {
        verdict: "violates",
        by: ["vitest"],
        findings: [
          {
            check: "body-is-json",
            message: "The body is not JSON: Unexpected token '<'.",
            expected: "application/json",
            actual: `<!doctype html>${"<p>Server Error</p>".repeat(5_300)}`,
            curl: LIST_CURL,
            by: ["vitest"],
          },
        ],
      },
      "createToken/400/account-suspended": missing("suspended"),
      "getOpenvpnAuth/422/service-expired": missing("expired"),
      "listWireguardConfigs/422/service-expired": missing("expired"),
      "createWireguardConfig/422/service-expired": missing("expired"),
      "createWireguardConfig/422/server-full": {
        verdict: "not-exercised",
        reason: "needs servers.wireguardFull in the target file",
      },
      "listServers/422/invalid-data": {
        verdict: "not-exercised",
        reason:
          "the vendor's page does not show it, and the installation answers otherwise; see the notes",
        by: ["vitest", "dredd"],
      },
    }),
    rules: [
      ...RULES.slice(0, 2),
      rule("pages-add-up", "The pages of a list hold together what the whole list holds.", {
        verdict: "violates",
        findings: [
          {
            check: "pages-add-up",
            message: "The last page repeats a server of the first.",
            at: "/data/0/id",
            expected: "each id once",
            actual: "id 2 on pages 1 and 3",
            curl: "curl -sS -i 'https://vpn.example.com/api/servers?paginate=1&page=3'",
            by: ["vitest"],
          },
        ],
      }),
      rule("others-are-invisible", "An account neither sees nor deletes another's things.", {
        verdict: "not-exercised",
        reason: "needs personas.other in the target file",
      }),
    ],
    notes: [
      "The target throttles logIn and read: it answered 429, so this run waited up to 12 s and went on at 40 requests a minute.",
      'vpnscript/listServers/422/invalid-data is inferred, and this installation answers otherwise: The field "errors" is missing.',
      "Fields that the vendor's page does not document, in vpnscript/getAccount/200/account: /data/referral_code.",
    ],
    leftovers: [
      {
        what: "WireGuard configuration 4711 of personas.active",
        why: "the panel answered 422: the configuration is still pending",
      },
    ],
  });
}

function lobby(): TargetReport {
  return targetOf({
    name: "lobby",
    api: "waveros",
    baseUrl: "http://192.168.10.1/api/",
    durationMs: 8_420,
    requests: 61,
    variants: variantsOf(waveros, {
      "create_voucher/user-added": {
        verdict: "violates",
        findings: [
          {
            check: "body-matches-schema",
            message: 'The field "passcode" is missing.',
            at: "/passcode",
            expected: 'a field "passcode"',
            actual: "fields message, error, username, password, valid_for",
            curl: CREATE_CURL,
            by: ["vitest", "dredd"],
          },
        ],
      },
    }),
    rules: [],
    notes: [],
    leftovers: [],
  });
}

function conformingTarget(name: string): TargetReport {
  return targetOf({
    name,
    api: "vpnscript",
    baseUrl: `https://${name}.example.com`,
    durationMs: 98_000,
    requests: 131,
    variants: variantsOf(vpnscript, {}),
    rules: RULES,
    notes: [],
    leftovers: [],
  });
}

/** A report that has of everything: violations by either tool and by both, gaps, leftovers, hostile text. */
export const sampleReport = {
  schemaVersion: 1,
  tool: "access-contracts 0.1.0",
  startedAt: "2026-03-14T02:15:00.000Z",
  targets: [panel(), lobby(), conformingTarget("branch")],
} satisfies Report;

/** A report of one target that keeps everything. */
export const cleanReport = {
  schemaVersion: 1,
  tool: "access-contracts 0.1.0",
  startedAt: "2026-03-14T02:15:00.000Z",
  targets: [conformingTarget("panel")],
} satisfies Report;

/** How many variants of it the page documents. */
export const DOCUMENTED = cleanReport.targets[0]!.summary.documented;

/** A report of one target that could not be verified at all. */
export const unverifiedReport = {
  ...cleanReport,
  targets: [
    {
      ...targetOf({
        ...conformingTarget("panel"),
        variants: conformingTarget("panel").variants.map((variant) => ({
          ...variant,
          verdict: "not-exercised",
          reason: UNPROVOKED,
          by: [],
        })),
        rules: [],
        requests: 1,
      }),
      error:
        "https://panel.example.com answers with a web page: a login page or a captive portal is in front of it.",
    },
  ],
} satisfies Report;

/** A report in which one cause shows in three places: a panel that takes no token; and one more in another. */
export const oneCauseReport = (() => {
  const [target] = cleanReport.targets;
  const refused = (operation: string, expected: string): Shape => ({
    verdict: "violates",
    findings: [
      {
        check: "is-this-variant",
        message: `The answer is another variant of ${operation}.`,
        expected,
        actual: '401, unauthenticated: {"success":false,"message":"Unauthenticated.","id":4711}',
        curl: `curl -sS -i 'https://vpn.example.com/api/${operation}'`,
        by: ["vitest", "dredd"],
      },
    ],
  });
  const variants = variantsOf(vpnscript, {
    "getAccount/200/account": refused("getAccount", "200, account"),
    "listServers/200/all-servers": refused("listServers", "200, all-servers"),
    "getOpenvpnAuth/404/server-not-found": refused("getOpenvpnAuth", "404, server-not-found"),
    "getOpenvpnAuth/422/not-openvpn": panel().variants.find(({ findings }) => findings[0])!,
  }).map((variant, index) => ({ ...variant, id: target!.variants[index]!.id }));
  return { ...cleanReport, targets: [targetOf({ ...target!, variants })] } satisfies Report;
})();

/** A fleet of panels: most break one thing alike, one could not be verified, and the last conform. */
export function fleetReport(size: number, conforming = 1): Report {
  const targets = Array.from({ length: size }, (_, n): TargetReport => {
    const name = `panel-${n}`;
    const target = { ...conformingTarget(name), durationMs: 60_000 + 100 * n };
    if (n >= size - conforming) return target;
    if (n === size - conforming - 1) {
      const error = `target "${name}": ${target.baseUrl} does not answer (connect ECONNREFUSED); check baseUrl, and that the installation runs`;
      return { ...unverifiedReport.targets[0]!, name, baseUrl: target.baseUrl, error };
    }
    const url = `${target.baseUrl}/api/wireguard/configs?server_id=2`;
    const finding: ReportedFinding = {
      check: "is-this-variant",
      message: "The answer is another variant of listWireguardConfigs.",
      expected: "422, service-expired",
      actual: `422, service-inactive: {"success":false,"message":"Your service is inactive.","id":${n}}`,
      curl: `curl -sS -i '${url}' -H "authorization: Bearer \${EXPIRED_TOKEN}"`,
      by: ["vitest", "dredd"],
    };
    const expired: Shape = { verdict: "violates", findings: [finding] };
    const variants = variantsOf(vpnscript, {
      "listWireguardConfigs/422/service-expired": expired,
      ...(n % 2 === 0 ? { "createWireguardConfig/422/service-expired": expired } : {}),
      "createToken/400/account-suspended": missing("suspended"),
    });
    return targetOf({ ...target, variants });
  });
  return { ...cleanReport, targets };
}
