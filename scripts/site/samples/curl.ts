import type { Field, SampleCall, Secret } from "./sample-call.ts";

/** The call as a line for a shell; the secret comes from the environment. */
export function curlSample({ method, url, query, body, secret, bearer }: SampleCall): string {
  const lines = [
    `curl ${url}`,
    ...(method === "GET" ? [] : [`--request ${method}`]),
    ...(query.length > 0 ? ["--get"] : []),
    ...query.map((field) => `--data-urlencode ${quoted(field, secret)}`),
    '--header "Accept: application/json"',
    ...(bearer ? [`--header "Authorization: Bearer $${secret?.variable}"`] : []),
    ...(body ? ['--header "Content-Type: application/json"', `--data ${json(body, secret)}`] : []),
  ];
  return lines.join(" \\\n  ");
}

function json(body: readonly Field[], secret: Secret | undefined): string {
  const given = body.map(([name, value]) => {
    const written =
      value === secret ? `"'"$${secret?.variable}"'"` : escaped(JSON.stringify(value));
    return `    ${escaped(JSON.stringify(name))}: ${written}`;
  });
  return `'{\n${given.join(",\n")}\n  }'`;
}

function quoted([name, value]: Field, secret: Secret | undefined): string {
  if (value === secret) return `"${name}=$${secret?.variable}"`;
  const text = `${name}=${String(value)}`;
  return /^[\w=.,:/ -]+$/.test(text) ? `"${text}"` : `'${escaped(text)}'`;
}

/** Inside single quotes, a shell knows no escape: the quote is left, written, and opened again. */
function escaped(text: string): string {
  return text.replaceAll("'", "'\\''");
}
