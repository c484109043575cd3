import type { Rule } from "../../engine/api.ts";
import { NotReachable } from "../../engine/errors.ts";
import type { Finding, Found } from "../../engine/finding.ts";
import { clockOf } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import { servicesOf } from "./accounts.ts";
import { breachesOf, throwAll } from "./answers.ts";
import { readsOf } from "./reads.ts";

const STATES = ["expired", "inactive", "noService"] as const;

/**
 * The other operations tell the three states apart, each in its variants; the profile call has one
 * sentence for them, and one variant, which the first of these accounts reaches: here come the rest.
 */
export const profileNeedsAnActiveService: Rule<VpnScriptSession> = {
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

/**
 * `You do not have any service` and an account that lists one contradict each other, as do an
 * expired service and a next payment that is not due. The codes of a status have no documented
 * meaning and are not looked at.
 */
export const accountShowsItsServiceState: Rule<VpnScriptSession> = {
  id: "account-shows-its-service-state",
  title:
    "The account lists no service where there is none, and one that is overdue where it is expired.",
  async check(session, found) {
    const { personas } = session.target;
    const reads = readsOf(session);
    if (!personas.noService && !personas.expired) session.firstOf("noService", "expired");
    if (personas.noService) {
      const { data, exchange } = await reads.account("noService");
      const services = servicesOf(data);
      if (services.some(({ id }) => id !== undefined)) {
        found({
          check: "no-service-is-listed",
          message: "An account that is told it does not have any service lists one.",
          at: "/data/service",
          expected: "an empty list",
          actual: `${services.length} services`,
          exchange,
        });
      }
    }
    if (personas.expired) await overdue(session, found);
  },
};

async function overdue(session: VpnScriptSession, found: (breach: Found) => void): Promise<void> {
  const { data, exchange } = await readsOf(session).account("expired");
  const due = servicesOf(data).map(({ next_payment }) => Date.parse(next_payment));
  if (due.some((time) => time <= clockOf(exchange.answer))) return;
  if (due.some(Number.isNaN)) throw new NotReachable("next_payment of personas.expired is no time");
  found({
    check: "expired-service-is-overdue",
    message: "The account whose service is expired lists none whose next payment is overdue.",
    at: "/data/service",
    expected: "a service with a next_payment in the past",
    actual: due.length === 0 ? "no service" : "only services with a next_payment to come",
    exchange,
  });
}
