import type { SampleCall } from "./sample-call.ts";

/** The call in Kotlin with OkHttp, as Android apps make it. */
export function kotlinSample({ method, url, query, body, secret }: SampleCall): string {
  const fields = Object.entries(query).map(([name, value]) => [name, text(String(value))]);
  if (secret && secret.parameter !== null && !body) fields.push([secret.parameter, secret.name]);
  const address =
    fields.length === 0
      ? [`    .url("${url}")`]
      : [
          "    .url(",
          `        "${url}".toHttpUrl().newBuilder()`,
          ...fields.map(([name, value]) => `            .addQueryParameter("${name}", ${value})`),
          "            .build()",
          "    )",
        ];
  const verb = method === "GET" ? [] : [`    .method("${method}", body)`];
  return [
    ...(body
      ? [
          `val body = """`,
          ...json(body, secret),
          `""".toRequestBody("application/json".toMediaType())`,
          "",
        ]
      : []),
    "val request = Request.Builder()",
    ...address,
    '    .header("Accept", "application/json")',
    ...(secret?.parameter === null ? ['    .header("Authorization", "Bearer $token")'] : []),
    ...verb,
    "    .build()",
    "",
    "OkHttpClient().newCall(request).execute().use { response ->",
    '    println("${response.code} ${response.body?.string()}")',
    "}",
  ].join("\n");
}

function json(body: object, secret: SampleCall["secret"]): string[] {
  const given = Object.entries(body).map(([name, value], index, all) => {
    const written = name === secret?.parameter ? `"$${secret.name}"` : raw(JSON.stringify(value));
    return `  ${JSON.stringify(name)}: ${written}${index < all.length - 1 ? "," : ""}`;
  });
  return ["{", ...given, "}"];
}

function text(value: string): string {
  return JSON.stringify(value).replaceAll("$", () => "\\$");
}

/** In a raw string, Kotlin knows no escape for its own `$`. */
function raw(value: string): string {
  return value.replaceAll("$", () => "${'$'}");
}
