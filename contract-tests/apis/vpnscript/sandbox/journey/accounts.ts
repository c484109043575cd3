import type { PersonaName } from "../accounts.ts";
import type { Step } from "../journey.ts";
import type { PanelVisitor, Received } from "../panel-visitor.support.ts";

/** What is compared of an answer. */
export function seen({ status, headers, body }: Received): unknown {
  return { status, type: headers["content-type"], location: headers["location"], body };
}

async function logInWith(
  visitor: PanelVisitor,
  persona: PersonaName,
  change: (password: string) => string,
): Promise<unknown> {
  const { username, password } = visitor.login(persona);
  const body = { username, password: change(password), device_name: "test" };
  return seen(await visitor.ask("POST", "/api/auth/token", { body }));
}

async function statusWith(visitor: PanelVisitor, authorization: string): Promise<number> {
  return (await visitor.ask("GET", "/api/account", { headers: { authorization } })).status;
}

export const tokenSteps: readonly Step[] = [
  ["log in", (visitor) => logInWith(visitor, "active", (password) => password)],
  ["log in: wrong password", (visitor) => logInWith(visitor, "active", () => "wrong")],
  ["log in: lower case", (visitor) => logInWith(visitor, "active", (p) => p.toLowerCase())],
  ["log in: blank behind", (visitor) => logInWith(visitor, "active", (p) => `${p} `)],
  ["log in: beginning", (visitor) => logInWith(visitor, "active", (p) => p.slice(0, -1))],
  ["log in: suspended", (visitor) => logInWith(visitor, "suspended", (p) => p)],
  ["log in: suspended, wrong", (visitor) => logInWith(visitor, "suspended", () => "wrong")],
  [
    "log in: nobody",
    async (visitor) => {
      const body = { username: "nobody", password: "wrong", device_name: "test" };
      return seen(await visitor.ask("POST", "/api/auth/token", { body }));
    },
  ],
  [
    "log in: no device",
    async (visitor) =>
      seen(await visitor.ask("POST", "/api/auth/token", { body: visitor.login("active") })),
  ],
  ["log in: nothing", async (visitor) => seen(await visitor.ask("POST", "/api/auth/token"))],
  [
    "token: used twice",
    async (visitor) => {
      const bearer = `Bearer ${await visitor.logIn("active")}`;
      return [await statusWith(visitor, bearer), await statusWith(visitor, bearer)];
    },
  ],
  [
    "token: earlier one",
    async (visitor) => {
      const earlier = `Bearer ${await visitor.logIn("active")}`;
      await visitor.logIn("active");
      return statusWith(visitor, earlier);
    },
  ],
  ["token: made up", (visitor) => statusWith(visitor, "Bearer nonsense")],
  [
    "token: other secret",
    async (visitor) => {
      const [id] = (await visitor.logIn("active")).split("|");
      return statusWith(visitor, `Bearer ${id}|${"a".repeat(40)}`);
    },
  ],
  [
    "token: other scheme",
    async (visitor) => {
      const token = await visitor.logIn("active");
      return [await statusWith(visitor, token), await statusWith(visitor, `Basic ${token}`)];
    },
  ],
];

export const accountSteps: readonly Step[] = [
  ["account: no token", async (visitor) => seen(await visitor.ask("GET", "/api/account"))],
  [
    "account: after another's login",
    async (visitor) => {
      const token = await visitor.logIn("active");
      await visitor.logIn("other");
      return seen(await visitor.ask("GET", "/api/account", { token }));
    },
  ],
  ["account", async (visitor) => seen(await visitor.askAs("other", "GET", "/api/account"))],
  [
    "account: no service",
    async (visitor) => seen(await visitor.askAs("noService", "GET", "/api/account")),
  ],
  ["route: unknown", async (visitor) => seen(await visitor.ask("GET", "/api/nowhere"))],
  ["route: wrong method", async (visitor) => seen(await visitor.ask("GET", "/api/auth/token"))],
];
