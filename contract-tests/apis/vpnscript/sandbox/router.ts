import {
  formFields,
  jsonFields,
  withHeaders,
  type Answer,
  type Asked,
} from "../../../sandbox/server.ts";
import { html, httpError, json, Refused, type Call } from "./laravel.ts";
import { getAccount } from "./routes/account.ts";
import { createToken } from "./routes/auth.ts";
import { getOpenvpnAuth, getOpenvpnProfile } from "./routes/openvpn.ts";
import { listServers } from "./routes/servers.ts";
import { createConfig, deleteConfig, listConfigs } from "./routes/wireguard.ts";
import type { World } from "./world.ts";

const ROUTES: ReadonlyMap<string, readonly [method: string, answer: (call: Call) => Answer]> =
  new Map([
    ["/login", ["GET", () => html(200, "Log in")]],
    ["/api/auth/token", ["POST", createToken]],
    ["/api/account", ["GET", getAccount]],
    ["/api/servers", ["GET", listServers]],
    ["/api/openvpn/profile", ["GET", getOpenvpnProfile]],
    ["/api/openvpn/auth", ["GET", getOpenvpnAuth]],
    ["/api/wireguard/configs", ["GET", listConfigs]],
    ["/api/wireguard/create", ["POST", createConfig]],
    ["/api/wireguard/delete", ["DELETE", deleteConfig]],
  ]);

/** Route and method first, then token, and the operation. */
export async function answerAsPanel(world: World, asked: Asked): Promise<Answer> {
  // Laravel ignores slashes at the end.
  const path = asked.url.pathname.replace(/(?<=.)\/+$/, "");
  const route = ROUTES.get(path);
  if (route === undefined) return unknownRoute(world, asked, path);

  const [method, answer] = route;
  const allowed = method === "GET" ? ["GET", "HEAD"] : [method];
  if (path === "/api/wireguard/create" && world.has("create-by-get")) allowed.push("GET");
  if (path === "/api/wireguard/delete" && world.has("delete-by-post")) allowed.push("POST");
  if (asked.method === "OPTIONS") return html(200, "Options", { allow: allowed.join(",") });
  if (!allowed.includes(asked.method)) return wrongMethod(world, asked, path, allowed.join(", "));

  const call = { world, has: world.has, asked, input: await readInput(asked) };
  const token = asked.headers.authorization?.split(" ")[1];
  const told = answerTo(answer, call);
  return token && world.has("token-repeated") ? withHeaders(told, { "x-token": token }) : told;
}

function answerTo(answer: (call: Call) => Answer, call: Call): Answer {
  try {
    return answer(call);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const isGerman = call.asked.headers["accept-language"]?.startsWith("de");
    return isGerman && call.has("refusals-translated")
      ? json(error.answer.status, { success: false, message: "Nicht gefunden." })
      : error.answer;
  }
}

function unknownRoute({ has }: World, asked: Asked, path: string): Answer {
  if (has("unknown-route-html")) return html(404, "Not Found");
  if (has("own-not-found")) return json(404, { error: "Not found" });
  return httpError(asked, 404, `The route ${path.slice(1) || "/"} could not be found.`);
}

function wrongMethod(world: World, asked: Asked, path: string, allow: string): Answer {
  if (world.has("wrong-method-html")) return html(404, "Not Found");
  const isCreate = path === "/api/wireguard/create" && asked.method === "GET";
  if (isCreate && world.has("wrong-method-fails")) return json(500, { message: "Server Error" });
  if (world.has("wrong-method-not-found")) return unknownRoute(world, asked, path);
  const message = `The ${asked.method} method is not supported for this route. Supported methods: ${allow}.`;
  return httpError(asked, 405, message, { allow });
}

/**
 * From the query, or a JSON or form body, which wins. Laravel's middleware trims texts and makes
 * empty ones null, but leaves passwords as they are.
 */
async function readInput(asked: Asked): Promise<Call["input"]> {
  const input = new Map([
    ...formFields<unknown>(asked.url.searchParams),
    ...(await bodyFields(asked)),
  ]);
  for (const [name, value] of input) {
    if (typeof value !== "string") continue;
    input.set(name, (name === "password" ? value : value.trim()) || null);
  }
  return input;
}

async function bodyFields({ headers, body }: Asked): Promise<Call["input"]> {
  const type = headers["content-type"] ?? "";
  if (/[/+]json/i.test(type)) return jsonFields(body);
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return new Map();
  try {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return formFields([...form].filter(([, value]) => typeof value === "string"));
  } catch {
    return new Map(); // PHP takes no input from what can't be parsed, and the request goes on without it
  }
}
