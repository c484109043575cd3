import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../../../sandbox/sandbox.ts";
import { PERSONAS, type Persona } from "../../target.ts";
import { visit, type PanelVisitor } from "../panel-visitor.support.ts";
import { expectAnswer } from "../same-shape.support.ts";
import { startSandbox } from "../start.ts";

let sandbox: Sandbox;
let visitor: PanelVisitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = visit(sandbox);
});
afterAll(() => sandbox.close());

const device = { device_name: "Liam's iPhone" };

describe("POST /api/auth/token", () => {
  test("200 token-issued", async () => {
    const body = { ...visitor.login("active"), ...device };
    expectAnswer(await visitor.ask("POST", "/api/auth/token", { body }), 200, {
      success: true,
      message: null,
      token: expect.stringMatching(/^\d+\|[A-Za-z0-9]{40}$/) as unknown,
    });
  });

  test("422 invalid-data", async () => {
    const body = { username: "alice", ...device };
    expectAnswer(await visitor.ask("POST", "/api/auth/token", { body }), 422, {
      message: "The given data was invalid.",
      errors: { password: ["The password field is required."] },
    });
  });

  test("400 account-suspended", async () => {
    const body = { ...visitor.login("suspended"), ...device };
    expectAnswer(await visitor.ask("POST", "/api/auth/token", { body }), 400, {
      status: false,
      error: "Your account has been suspended.",
      suspend_reason: "Payment disputed.",
    });
  });

  test.each([
    ["another password", (password: string) => `${password}x`],
    ["a blank behind it", (password: string) => `${password} `],
    ["capitals", (password: string) => password.toUpperCase()],
  ])("422 wrong-credentials: %s", async (_, change) => {
    const { username, password } = visitor.login("active");
    const body = { username, password: change(password), ...device };
    expectAnswer(await visitor.ask("POST", "/api/auth/token", { body }), 422, {
      success: false,
      message: "The provided credentials are incorrect.",
    });
  });

  test("every persona but the suspended one logs in, each with a password of its own", async () => {
    const personas = Object.keys(PERSONAS).filter((one) => one !== "suspended") as Persona[];
    for (const persona of personas) expect(await visitor.logIn(persona)).toContain("|");
    const passwords = personas.map((persona) => visitor.login(persona).password);
    expect(new Set(passwords).size).toBe(personas.length);
  });
});
