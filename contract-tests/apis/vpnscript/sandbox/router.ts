import type { Answer, Asked } from "../../../sandbox/server.ts";
import type { FaultName } from "./faults.ts";
import { readInput } from "./input.ts";
import {
  html,
  httpError,
  json,
  loginPage,
  Refused,
  unauthenticated,
  type Call,
  type SignedInCall,
} from "./laravel.ts";
import { getAccount } from "./routes/account.ts";
import { createToken } from "./routes/auth.ts";
import { getOpenvpnAuth, getOpenvpnProfile } from "./routes/openvpn.ts";
import { listServers } from "./routes/servers.ts";
import { createConfig, deleteConfig, listConfigs } from "./routes/wireguard.ts";
import type { Throttle } from "./throttle.ts";
import { accountOf } from "./tokens.ts";
import type { World } from "./world.ts";

/** What answers a path under a method: to anyone, or to those who have signed in. */
type Route = { readonly method: string } & (
  | { readonly toAnyone: (call: Call) => Answer }
  | { readonly toSignedIn: (call: SignedInCall) => Answer; readonly openIf?: FaultName }
);

const ROUTES: Readonly<Record<string, Route>> = {
  "/login": { method: "GET", toAnyone: loginPage },
  "/api/auth/token": { method: "POST", toAnyone: createToken },
  "/api/account": { method: "GET", toSignedIn: getAccount },
  "/api/servers": { method: "GET", toSignedIn: listServers, openIf: "servers-open" },
  "/api/openvpn/profile": { method: "GET", toSignedIn: getOpenvpnProfile },
  "/api/openvpn/auth": { method: "GET", toSignedIn: getOpenvpnAuth },
  "/api/wireguard/configs": { method: "GET", toSignedIn: listConfigs },
  "/api/wireguard/create": { method: "POST", toSignedIn: createConfig },
  "/api/wireguard/delete": { method: "DELETE", toSignedIn: deleteConfig, openIf: "delete-open" },
};

/** Answers a request as the panel does: route and method, throttle, token, then the operation. */
export async function answerAsPanel(
  world: World,
  throttle: Throttle,
  asked: Asked,
): Promise<Answer> {
  const path = pathOf(asked);
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (route === undefined) return unknownRoute(world, asked);

  const allowed = route.method === "GET" ? ["GET", "HEAD"] : [route.method];
  if (asked.method === "OPTIONS") return html(200, "Options", { allow: allowed.join(",") });
  if (!allowed.includes(asked.method)) return wrongMethod(world, asked, allowed);

  const { refused, headers } = throttle(asked);
  if (refused) return refused;
  const answer = answerOf(route, { world, asked, input: await readInput(asked) });
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** The path without the slashes at its end, which the framework does not look at. */
function pathOf({ url }: Asked): string {
  return url.pathname.replace(/(?<=.)\/+$/, "");
}

function answerOf(route: Route, call: Call): Answer {
  try {
    if ("toAnyone" in route) return route.toAnyone(call);
    const account =
      accountOf(call.world, call.asked.headers.authorization) ?? standIn(call.world, route.openIf);
    return account ? route.toSignedIn({ ...call, account }) : unauthenticated(call);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

/** Whom an operation takes a visitor for that a fault has left open. */
function standIn(world: World, openIf: FaultName | undefined) {
  return openIf && world.has(openIf) ? world.accounts[0] : undefined;
}

function unknownRoute(world: World, asked: Asked): Answer {
  if (world.has("unknown-route-html")) return html(404, "Not Found");
  if (world.has("own-not-found")) return json(404, { error: "Not found" });
  const path = pathOf(asked).slice(1) || "/";
  return httpError(asked, 404, `The route ${path} could not be found.`);
}

function wrongMethod(world: World, asked: Asked, allowed: readonly string[]): Answer {
  if (world.has("wrong-method-html")) return html(404, "Not Found");
  if (world.has("wrong-method-not-found")) return unknownRoute(world, asked);
  const supported = allowed.join(", ");
  return httpError(
    asked,
    405,
    `The ${asked.method} method is not supported for this route. Supported methods: ${supported}.`,
    { allow: supported },
  );
}
