import type { SampleCall } from "./sample-call.ts";

/** The call in Swift with URLSession. */
export function swiftSample({ method, url, query, body, secret }: SampleCall): string {
  const fields = Object.entries(query).map(([name, value]) => [name, literal(String(value))]);
  if (secret && secret.parameter !== null && !body) fields.push([secret.parameter, secret.name]);
  const address =
    fields.length === 0
      ? [`var request = URLRequest(url: URL(string: "${url}")!)`]
      : [
          `var address = URLComponents(string: "${url}")!`,
          "address.queryItems = [",
          ...fields.map(([name, value]) => `    URLQueryItem(name: "${name}", value: ${value}),`),
          "]",
          "var request = URLRequest(url: address.url!)",
        ];
  return [
    ...address,
    ...(method === "GET" ? [] : [`request.httpMethod = "${method}"`]),
    'request.setValue("application/json", forHTTPHeaderField: "Accept")',
    ...(secret?.parameter === null
      ? ['request.setValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")']
      : []),
    ...(body
      ? [
          'request.setValue("application/json", forHTTPHeaderField: "Content-Type")',
          "request.httpBody = try JSONSerialization.data(withJSONObject: [",
          ...Object.entries(body).map(
            ([name, value]) =>
              `    ${literal(name)}: ${name === secret?.parameter ? secret.name : literal(value)},`,
          ),
          "] as [String: Any])",
        ]
      : []),
    "",
    "let (data, response) = try await URLSession.shared.data(for: request)",
    "let status = (response as! HTTPURLResponse).statusCode",
    "print(status, String(decoding: data, as: UTF8.self))",
  ].join("\n");
}

function literal(value: unknown): string {
  return value === null ? "NSNull()" : JSON.stringify(value);
}
