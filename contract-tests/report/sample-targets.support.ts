import { catalogue as vpnscript } from "../../generated/vpnscript/catalogue.ts";
import { catalogue as waveros } from "../../generated/waveros/catalogue.ts";
import type { Catalogue } from "../engine/description/catalogue.ts";
import { UNPROVOKED } from "../engine/judgement/outcome.ts";
import { causesIn } from "./findings.ts";
import type { ReportedFinding, RuleReport, TargetReport, Tool, VariantReport } from "./report.ts";
import { summaryOf } from "./standing.ts";

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

export type Shape = Partial<Pick<VariantReport, "verdict" | "reason" | "findings" | "by">>;

const UNPROVOKED_NAMES = new Set(["too-many-requests", "framework-error", "error-occurred"]);
const unprovoked: Shape = { verdict: "not-exercised", reason: UNPROVOKED };

export function variantsOf(catalogue: Catalogue, shapes: Readonly<Record<string, Shape>>) {
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

export function missing(persona: string): Shape {
  return { verdict: "not-exercised", reason: `needs personas.${persona} in the target file` };
}

export function panel(): TargetReport {
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

export function lobby(): TargetReport {
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

export function conformingTarget(name: string): TargetReport {
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
