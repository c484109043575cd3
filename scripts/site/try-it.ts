import { isCredentialName } from "../../contract-tests/engine/description/credentials.ts";
import { SECRET } from "./sample-call.ts";
import type { SiteData } from "./site-data.ts";

/** The calls that a reader may send from the references, as a script: each by the anchor that leads to it. */
export function tryItScript({ apis }: SiteData): string {
  const calls = apis.flatMap(({ groups }, index) =>
    groups.flatMap(({ calls, rows }) =>
      calls.map(({ summary, method, path, query, headers, body, ...call }) => {
        const search = query.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
        const type = body ? { "Content-Type": "application/json" } : {};
        const lines = Object.entries({ ...headers, ...type }).map((header) => header.join(": "));
        const [asked] = call.secret ? [] : Object.keys(body ?? {}).filter(isCredentialName);
        const typed = asked ? { ...body, [asked]: SECRET } : body;
        const form = {
          ...{ summary, method },
          // Where all are started at once, each API listens one port higher.
          address: `http://127.0.0.1:${8801 + index}${new URL(call.baseUrl).pathname}`,
          path: path + (search.length > 0 ? `?${search.join("&")}` : ""),
          headers: lines.join("\n"),
          body: typed ? JSON.stringify(typed, null, 2) : "",
          /** What is typed unseen: the secret of the call, or, where it asks for one, of its account. */
          secret: call.secret !== undefined || asked !== undefined,
          answers: rows.map(({ id, name, status, message }) => ({ id, name, status, message })),
        };
        return [call.anchor, form] as const;
      }),
    ),
  );
  const text = JSON.stringify(Object.fromEntries(calls));
  return `window.tryIt = ${text.replaceAll(SECRET, "$SECRET")};\n`;
}
