import { expect, test } from "vitest";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import { Broken } from "../../../engine/judgement/finding.ts";
import { Secrets } from "../../../engine/secrets/secrets.ts";
import { Transport } from "../../../engine/transport/transport.ts";
import { api } from "../api.ts";
import { ownPlace } from "../creating.ts";
import type { VpnScriptSession } from "../session.ts";
import type { VpnScriptTarget } from "../target.ts";
import { Lifecycle } from "./lifecycle.ts";

const target = {
  ...{ name: "panel", api: "vpnscript", baseUrl: "http://127.0.0.1:9", allowWrites: true },
  ...{ requestsPerMinute: 60, deviceName: "test", jobTimeout: 1 },
  personas: { active: { username: "ada", password: "secret" } },
  servers: { wireguard: 3 },
} as unknown as VpnScriptTarget;

/** What is thrown where nothing was seen of a life that ended so. */
function thrownAfter(end: unknown): unknown {
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60 });
  const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
  const life = new Lifecycle(ownPlace(session), { end });
  try {
    return life.seen([]);
  } catch (error) {
    return error;
  }
}

test.each([
  ["a fault of the tool", new TypeError("no such thing")],
  ["what was not reachable", new NotReachable("the list is empty")],
])("%s is told as itself, not as what kept a life from being followed", (_, end) => {
  expect(thrownAfter(end)).toBe(end);
});

test("a breach that ended a life is told where it is found, and here as the reason", () => {
  const thrown = thrownAfter(new Broken([]));
  expect(thrown).toBeInstanceOf(NotReachable);
  expect((thrown as Error).message).toMatch(/could not be followed: /);
});
