import { callOf, type Described } from "../described.ts";
import type { Endpoint } from "../generators/catalogue.ts";
import { clientName } from "../generators/client.ts";
import { SECRET, sampleCall, type SampleCall } from "./sample-call.ts";

export const SAMPLE_LANGUAGES = ["curl", "TypeScript", "Kotlin", "Swift"];

/** The samples of one way to call an operation, in the form that Redoc reads under `x-codeSamples`. */
export function samplesOf(described: Described, endpoint: Endpoint) {
  const call = sampleCall(described, endpoint);
  const sources = {
    curl: curlSample(call),
    TypeScript: typescriptSample(call, namesInClient(described, endpoint)),
    Kotlin: kotlinSample(call),
    Swift: swiftSample(call),
  };
  return Object.entries(sources).map(([label, source]) => {
    return { lang: label === "curl" ? "Shell" : label, label, source };
  });
}

/** What the package `access-contracts` calls things for one operation. */
function namesInClient(described: Described, { name, listed, variants }: Endpoint) {
  const { api, catalogue } = described;
  return {
    module: `access-contracts/${api}`,
    /** The function that makes a client. */
    create: `create${clientName(catalogue.title, api)}Client`,
    /** One for an operation that can be called in two ways. */
    method: callOf(described, name).operation.operationId,
    /** The variant that the caller hopes for. */
    success: (variants.find(({ status }) => status === 200) ?? variants[0])?.name ?? "",
    /** Parameters that the client fills in by itself. */
    constants: Object.keys(listed.ways[0]!.constants),
  };
}

/** Lines of code; what a sample does not need is given as undefined or false. */
function lines(...parts: readonly (string | readonly string[] | false | undefined)[]): string[] {
  return parts.flat().filter((line) => typeof line === "string");
}

/** A literal with the secret in it: the bare variable where that is all of it, else the variable as text has it. */
function inserted(literal: string, variable: string | undefined, within: string): string {
  return literal.replace(`"${SECRET}"`, () => String(variable)).replace(SECRET, () => within);
}

/** The call as a line for a shell; the secret comes from the environment. */
export function curlSample({ method, url, headers, query, body, secret }: SampleCall): string {
  const variable = `$${secret?.variable}`;
  const quoted = (text: string) => {
    if (/^[\w=.,:/ -]+$/.test(text)) return `"${text.replace(SECRET, () => variable)}"`;
    // Inside single quotes, a shell knows no escape: the quote is left, written, and opened again.
    return `'${text.replaceAll("'", "'\\''").replace(SECRET, () => `'"${variable}"'`)}'`;
  };
  const json = JSON.stringify(body, null, 2)?.replaceAll("\n", "\n  ");
  return lines(
    `curl ${url}`,
    method !== "GET" && `--request ${method}`,
    query.length > 0 && "--get",
    query.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${String(value)}`)}`),
    Object.entries(headers).map((header) => `--header ${quoted(header.join(": "))}`),
    body && ['--header "Content-Type: application/json"', `--data ${quoted(json)}`],
  ).join(" \\\n  ");
}

/** The call by the generated client: the hoped-for variant first, every other by its name. */
export function typescriptSample(
  { method, baseUrl, query, body = {}, secret }: SampleCall,
  { module, create, method: name, success, constants }: ReturnType<typeof namesInClient>,
): string {
  const given = [...query, ...Object.entries(body)]
    .filter(([key, value]) => !constants.includes(key) && value !== SECRET)
    .map(([key, value]) => {
      const written = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
      return `${written}: ${JSON.stringify(value)}`;
    });
  return lines(
    `import { ${create} } from "${module}";`,
    "",
    `const client = ${create}({`,
    `  baseUrl: ${JSON.stringify(baseUrl)},`,
    secret && `  ${secret.name}: process.env.${secret.variable}!,`,
    constants.length > 0 && method === "GET" && '  method: "GET",',
    "});",
    "",
    given.length === 0 && `const answer = await client.${name}();`,
    given.length === 1 && `const answer = await client.${name}({ ${given[0]} });`,
    given.length > 1 && [
      `const answer = await client.${name}({`,
      ...given.map((one) => `  ${one},`),
      "});",
    ],
    `if (answer.variant === "${success}") console.log(answer.body);`,
    "else console.error(answer.variant, answer.message);",
  ).join("\n");
}

/** The call in Kotlin with OkHttp, as Android apps make it. */
export function kotlinSample({ method, url, headers, query, body, secret }: SampleCall): string {
  const text = (value: unknown) => {
    const literal = JSON.stringify(String(value)).replaceAll("$", () => "\\$");
    return inserted(literal, secret?.name, `$${secret?.name}`);
  };
  // In a raw string, Kotlin knows no escape for its own `$`.
  const json = JSON.stringify(body, null, 2)?.replaceAll("$", () => "${'$'}");
  const statements = lines(
    secret && `val ${secret.name} = System.getenv("${secret.variable}")`,
    body && [
      `val body = """`,
      ...json.replace(SECRET, () => `$${secret?.name}`).split("\n"),
      `""".toRequestBody("application/json".toMediaType())`,
    ],
    "val request = Request.Builder()",
    query.length === 0
      ? `    .url("${url}")`
      : [
          "    .url(",
          `        "${url}".toHttpUrl().newBuilder()`,
          ...query.map((field) => `            .addQueryParameter(${field.map(text).join(", ")})`),
          "            .build()",
          "    )",
        ],
    Object.entries(headers).map((header) => `    .header(${header.map(text).join(", ")})`),
    method !== "GET" && `    .method("${method}", body)`,
    "    .build()",
    "OkHttpClient().newCall(request).execute().use { response ->",
    '    println("${response.code} ${response.body?.string()}")',
    "}",
  );
  return lines(
    "// Needs com.squareup.okhttp3:okhttp.",
    query.length > 0 && "import okhttp3.HttpUrl.Companion.toHttpUrl",
    body && "import okhttp3.MediaType.Companion.toMediaType",
    "import okhttp3.OkHttpClient",
    "import okhttp3.Request",
    body && "import okhttp3.RequestBody.Companion.toRequestBody",
    ["", "fun main() {", ...statements.map((line) => `    ${line}`), "}"],
  ).join("\n");
}

/** The call in Swift with URLSession. */
export function swiftSample({ method, url, headers, query, body, secret }: SampleCall): string {
  const literal = (value: unknown) =>
    value === null
      ? "NSNull()"
      : inserted(JSON.stringify(value), secret?.name, `\\(${secret?.name})`);
  const header = (name: string, value: string) =>
    `request.setValue(${literal(value)}, forHTTPHeaderField: "${name}")`;
  return lines(
    "import Foundation",
    "",
    secret && `let ${secret.name} = ProcessInfo.processInfo.environment["${secret.variable}"]!`,
    query.length === 0
      ? `var request = URLRequest(url: URL(string: "${url}")!)`
      : [
          `var address = URLComponents(string: "${url}")!`,
          "address.queryItems = [",
          ...query.map(
            ([name, value]) =>
              `    URLQueryItem(name: "${name}", value: ${literal(String(value))}),`,
          ),
          "]",
          "var request = URLRequest(url: address.url!)",
        ],
    method !== "GET" && `request.httpMethod = "${method}"`,
    Object.entries(headers).map((one) => header(...one)),
    body && [
      header("Content-Type", "application/json"),
      "request.httpBody = try JSONSerialization.data(withJSONObject: [",
      ...Object.entries(body).map(([name, value]) => `    "${name}": ${literal(value)},`),
      "] as [String: Any])",
    ],
    "",
    "let (data, response) = try await URLSession.shared.data(for: request)",
    "let status = (response as! HTTPURLResponse).statusCode",
    "print(status, String(decoding: data, as: UTF8.self))",
  ).join("\n");
}
