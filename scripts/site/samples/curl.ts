import type { SampleCall } from "./sample-call.ts";

/** The call as a line for a shell; the secret comes from the environment. */
export function curlSample({ method, url, query, body, secret }: SampleCall): string {
  const lines = [`curl ${url}`];
  if (method !== "GET") lines.push(`--request ${method}`);
  const fields = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`);
  const key =
    secret && secret.parameter !== null && !body
      ? `${secret.parameter}=$${secret.variable}`
      : undefined;
  if (fields.length > 0 || key) {
    lines.push("--get");
    for (const field of fields) lines.push(`--data-urlencode ${quoted(field)}`);
    if (key) lines.push(`--data-urlencode "${key}"`);
  }
  lines.push('--header "Accept: application/json"');
  if (secret?.parameter === null) {
    lines.push(`--header "Authorization: Bearer $${secret.variable}"`);
  }
  if (body) {
    lines.push('--header "Content-Type: application/json"');
    lines.push(`--data ${json(body, secret)}`);
  }
  return lines.join(" \\\n  ");
}

function json(body: object, secret: SampleCall["secret"]): string {
  const given = Object.entries(body).map(([name, value]) => {
    const written =
      name === secret?.parameter ? `"'"$${secret.variable}"'"` : escaped(JSON.stringify(value));
    return `    ${escaped(JSON.stringify(name))}: ${written}`;
  });
  return `'{\n${given.join(",\n")}\n  }'`;
}

function quoted(text: string): string {
  return /^[\w=.,:/ -]+$/.test(text) ? `"${text}"` : `'${escaped(text)}'`;
}

/** Inside single quotes, a shell knows no escape: the quote is left, written, and opened again. */
function escaped(text: string): string {
  return text.replaceAll("'", "'\\''");
}
