import { expect, onTestFinished, test, vi } from "vitest";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import { reproduced } from "../../run/reproduced.support.ts";
import { api } from "./api.ts";
import { Ending, isRefusedNow, LetIn, whyRefused } from "./logins.ts";
import type { Persona } from "./target.ts";

function answering(...statuses: number[]) {
  return () =>
    isRefusedNow(async () => ({ answer: { status: statuses.shift() } }) as unknown as Exchange);
}

test.each([
  ["is refused", true, [401]],
  ["is let in", false, [200, 200, 200, 200]],
  ["ends meanwhile", false, [200, 200, 401, 401]],
])("a token that %s", async (_, isRefused, statuses) => {
  expect(await answering(...statuses)()).toBe(isRefused);
});

test("a token that is let in by turns is another installation's, too", async () => {
  await expect(answering(200, 401, 200, 401)()).rejects.toThrow(
    "another installation answers at baseUrl by turns",
  );
});

/** Whether some tokens, each of which is asked for twice, come to be let in, and how often they were used for that. */
async function coming(...tokens: readonly (readonly number[])[]) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const letIn = new LetIn();
  let used = 0;
  const come: boolean[] = [];
  for (const [nth, statuses] of tokens.entries()) {
    const ask = async () => {
      used++;
      return { answer: { status: statuses[used - 1] ?? 401 } } as unknown as Exchange;
    };
    const both = [letIn.isComing(`${nth}`, ask), letIn.isComing(`${nth}`, ask)];
    await vi.runAllTimersAsync();
    come.push(...(await Promise.all(both)));
  }
  return { come, used };
}

test("a token that is let in a moment after its login is waited for once", async () => {
  expect(await coming([401, 401, 200])).toEqual({ come: [true, true], used: 3 });
});

test("after one that is never let in, none is waited for", async () => {
  const { come, used } = await coming([], []);
  expect(come).toEqual([false, false, false, false]);
  expect(used).toBeLessThan(12);
});

test("one that was let in before is not waited for", async () => {
  const letIn = new LetIn();
  const request = { headers: { authorization: "Bearer 1" } };
  letIn.answered({ request, answer: { status: 200 } } as unknown as Exchange);
  expect(await letIn.isComing("Bearer 1", () => expect.fail("it was used"))).toBe(false);
});

test.each<[what: string, persona: Persona, error: typeof NotReachable | typeof TargetError]>([
  ["the other account is left aside", "other", NotReachable],
  ["without the active one the run ends", "active", TargetError],
])("where credentials that have logged in before are refused, %s", (_, persona, error) => {
  const why = (...issued: readonly Persona[]) => {
    const panel = { nameOf: () => "wrong-credentials", target: { name: "x" } };
    const known = issued.map((one) => ({ persona: one, token: one }));
    const exchange = { answer: { status: 422, body: { text: "" } } } as unknown as Exchange;
    return whyRefused({ ...panel, issued: known } as never, persona, exchange, undefined);
  };
  expect(why(persona)).toBeInstanceOf(error);
  expect(why(persona)?.message).toContain("that have logged in before");
  expect(why("expired")?.message).toContain("correct its username and password");
});

test("of each account, one token that was never let in is given up, for all requests that went out with it", async () => {
  const letIn = new LetIn();
  const isOver = (authorization: string, persona = "other") =>
    letIn.isOver(authorization, persona, () => expect.fail("it was used"));
  expect(await Promise.all([isOver("Bearer 1"), isOver("Bearer 1")])).toEqual([true, true]);
  expect(await Promise.all([isOver("Bearer 2"), isOver("Bearer 3", "active")])).toEqual([
    false,
    true,
  ]);
});

test("a token that is asked for while the end of tokens is tried does not keep that from ending", async () => {
  const tokens = new Map<Persona, Promise<string>>([["active", Promise.resolve("1")]]);
  const ending = new Ending({
    target: { personas: { active: {}, other: {} } },
    issued: [],
    tokens,
    newToken: async (persona: Persona) => persona,
    send: async () => ({ answer: { status: 200 } }),
  } as unknown as ConstructorParameters<typeof Ending>[0]);
  const tried = ending.isSo();
  tokens.set(
    "active",
    tried.then(() => "2"),
  );
  expect(await tried).toBe(false);
});

test("who has the target file gets a token and the answer of a finding by the report's lines", async () => {
  const { report, came } = await reproduced(api, "getAccount/200/account", ({ url }, answer) =>
    url.pathname.endsWith("/account")
      ? { ...answer, body: String(answer.body).replace('"status":2', '"status":"odd"') }
      : answer,
  );
  expect(report.shell).toEqual([
    "# $ACTIVE_PASSWORD: the target file's personas.active.password",
    expect.stringMatching(/^ACTIVE_TOKEN=\$\(curl -sS 'http:.*\$\{ACTIVE_PASSWORD\}/),
  ]);
  expect(report.findings.map(({ actual }) => actual)).toEqual(['"odd" (string)']);
  expect(came).toMatch(/^HTTP\/1\.1 200/);
  expect(came).toContain('"status":"odd"');
});
