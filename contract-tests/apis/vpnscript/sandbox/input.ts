import type { Asked } from "../../../sandbox/server.ts";

type Named = readonly (readonly [string, unknown])[];

/**
 * The parameters of a request by name, wherever they are: in the query, or in a JSON or form
 * body, which wins. Blanks around texts are dropped and empty texts become null, as the
 * framework's middleware has it; passwords are left as they are. A body that can't be read is empty.
 */
export async function readInput(asked: Asked): Promise<ReadonlyMap<string, unknown>> {
  const entries = [...byName(asked.url.searchParams), ...(await bodyEntries(asked))];
  return new Map(entries.map(([name, value]) => [name, cleaned(name, value)]));
}

async function bodyEntries({ headers, body }: Asked): Promise<Named> {
  const type = headers["content-type"] ?? "";
  try {
    if (/[/+]json/i.test(type)) {
      const value: unknown = JSON.parse(body);
      return typeof value === "object" && value !== null ? Object.entries(value) : [];
    }
    if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return [];
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return byName([...form].filter(([, value]) => typeof value === "string"));
  } catch {
    return []; // PHP takes no input from what can't be parsed, and the request goes on without it
  }
}

/** PHP's names: `id[]=1` and `id[a]=1` make `id` a list, and of equal names the last one counts. */
function byName(pairs: Iterable<readonly [string, unknown]>): Named {
  return Array.from(pairs, ([name, value]) => {
    const bracket = name.indexOf("[");
    return bracket > 0 ? [name.slice(0, bracket), [value]] : [name, value];
  });
}

function cleaned(name: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = name === "password" ? value : value.trim();
  return text === "" ? null : text;
}
