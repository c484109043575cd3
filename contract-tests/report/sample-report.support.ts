import { catalogue as vpnscript } from "../../generated/vpnscript/catalogue.ts";
import { catalogue as waveros } from "../../generated/waveros/catalogue.ts";
import { UNPROVOKED } from "../engine/judgement/outcome.ts";
import type { Catalogues } from "./ids.ts";
import type { Report, ReportedFinding, TargetReport } from "./report.ts";
import {
  conformingTarget,
  lobby,
  missing,
  panel,
  type Shape,
  targetOf,
  variantsOf,
} from "./sample-targets.support.ts";

/** The catalogues of both APIs. */
export const catalogues: Catalogues = {
  vpnscript: { catalogue: vpnscript },
  waveros: { catalogue: waveros },
};

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
