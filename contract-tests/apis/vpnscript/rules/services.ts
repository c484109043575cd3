import { NotReachable } from "../../../engine/errors.ts";
import type { Finding } from "../../../engine/finding.ts";
import type { VpnScriptRule } from "../session.ts";
import { breachesOf, throwAll } from "./answers.ts";

const STATES = ["expired", "inactive", "noService"] as const;

/**
 * The other operations tell the three states apart, each in its variants; the profile call has one
 * sentence for them, and one variant, which the first of these accounts reaches: here come the rest.
 */
export const profileNeedsAnActiveService: VpnScriptRule = {
  id: "profile-needs-an-active-service",
  title:
    "No account without an active service gets an OpenVPN profile, whatever its service lacks.",
  async check(session) {
    const server = session.server("openvpn");
    const [, ...personas] = STATES.filter((persona) => session.target.personas[persona]);
    if (personas.length === 0) {
      throw new NotReachable(`needs two of ${STATES.join(", ")} among the target file's personas`);
    }
    const findings: Finding[] = [];
    for (const persona of personas) {
      const exchange = await session.send("getOpenvpnProfile", {
        as: persona,
        parameters: { server_id: server },
      });
      findings.push(...breachesOf(session, "getOpenvpnProfile/422/no-active-service", exchange));
    }
    throwAll(findings);
  },
};
