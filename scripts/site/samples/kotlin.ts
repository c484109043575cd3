import { code } from "./code.ts";
import type { SampleCall } from "./sample-call.ts";

/** The call in Kotlin with OkHttp, as Android apps make it. */
export function kotlinSample({ method, url, query, body, secret, bearer }: SampleCall): string {
  const text = (value: unknown) =>
    value === secret ? secret?.name : JSON.stringify(String(value)).replaceAll("$", () => "\\$");
  // In a raw string, Kotlin knows no escape for its own `$`.
  const raw = (value: unknown) =>
    value === secret ? `"$${secret?.name}"` : JSON.stringify(value).replaceAll("$", () => "${'$'}");
  const fields = body?.map(([name, value]) => `  ${JSON.stringify(name)}: ${raw(value)}`);
  return code(
    fields && [
      `val body = """`,
      `{\n${fields.join(",\n")}\n}`,
      `""".toRequestBody("application/json".toMediaType())`,
      "",
    ],
    "val request = Request.Builder()",
    query.length === 0
      ? `    .url("${url}")`
      : [
          "    .url(",
          `        "${url}".toHttpUrl().newBuilder()`,
          ...query.map(
            ([name, value]) => `            .addQueryParameter("${name}", ${text(value)})`,
          ),
          "            .build()",
          "    )",
        ],
    '    .header("Accept", "application/json")',
    bearer && '    .header("Authorization", "Bearer $token")',
    method !== "GET" && `    .method("${method}", body)`,
    "    .build()",
    "",
    "OkHttpClient().newCall(request).execute().use { response ->",
    '    println("${response.code} ${response.body?.string()}")',
    "}",
  );
}
