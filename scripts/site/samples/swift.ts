import { code } from "./code.ts";
import type { SampleCall } from "./sample-call.ts";

/** The call in Swift with URLSession. */
export function swiftSample({ method, url, query, body, secret, bearer }: SampleCall): string {
  const literal = (value: unknown) =>
    value === secret ? secret?.name : value === null ? "NSNull()" : JSON.stringify(value);
  const text = (value: unknown) => literal(value === secret ? value : String(value));
  return code(
    query.length === 0
      ? `var request = URLRequest(url: URL(string: "${url}")!)`
      : [
          `var address = URLComponents(string: "${url}")!`,
          "address.queryItems = [",
          ...query.map(
            ([name, value]) => `    URLQueryItem(name: "${name}", value: ${text(value)}),`,
          ),
          "]",
          "var request = URLRequest(url: address.url!)",
        ],
    method !== "GET" && `request.httpMethod = "${method}"`,
    'request.setValue("application/json", forHTTPHeaderField: "Accept")',
    bearer && 'request.setValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")',
    body && [
      'request.setValue("application/json", forHTTPHeaderField: "Content-Type")',
      "request.httpBody = try JSONSerialization.data(withJSONObject: [",
      ...body.map(([name, value]) => `    ${JSON.stringify(name)}: ${literal(value)},`),
      "] as [String: Any])",
    ],
    "",
    "let (data, response) = try await URLSession.shared.data(for: request)",
    "let status = (response as! HTTPURLResponse).statusCode",
    "print(status, String(decoding: data, as: UTF8.self))",
  );
}
