import { nameOf, type Origin, type Secrets } from "../secrets/secrets.ts";
import schema from "./target.schema.json" with { type: "json" };

/** An installation under test: an entry of a target file, defaults filled in. Each API adds its own fields. */
export interface Target {
  readonly name: string;
  readonly api: string;
  readonly baseUrl: string;
  /** Whether anything may be created or deleted there. */
  readonly allowWrites: boolean;
  /** The pace that is never exceeded. */
  readonly requestsPerMinute: number;
  /** Time limit of one exchange, in seconds. */
  readonly timeout: number;
  /** Longest that verifying it may take, in seconds; the clean-up comes after that. */
  readonly budget?: number;
  /** Size limit of one answer's body once it is unpacked, in megabytes. */
  readonly bodyLimit?: number;
  /** Sent with every request, for a gateway before the installation; the values are secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For a gateway before the installation: sent where a call has no credentials of its own. */
  readonly basicAuth?: { readonly username: string; readonly password: string };
  /** Further certificates to trust, as PEM; in a target file, the path of their file. */
  readonly ca?: string;
  /** The path of an OpenAPI Overlay: fields that this installation has beyond its API's description. */
  readonly overlay?: string;
  /** Address of the vendor's page, for links to it. */
  readonly docs?: string;
}

type DoorKeys = Pick<Target, "headers" | "basicAuth">;

/** The headers with which a target's front door is passed. */
export function doorHeaders({ headers = {}, basicAuth }: DoorKeys): Record<string, string> {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const basic = basicAuth && { authorization: `Basic ${pairOf(basicAuth)}` };
  return { ...Object.fromEntries(lower), ...basic } as Record<string, string>;
}

const pairOf = ({ username, password }: NonNullable<Target["basicAuth"]>) =>
  Buffer.from(`${username}:${password}`).toString("base64");

/** Makes known what of them is secret. What is a word of JSON opens no door, and is in every answer. */
export function addDoorSecrets({ headers = {}, basicAuth }: DoorKeys, secrets: Secrets): void {
  for (const [name, value] of Object.entries(headers)) {
    const isWord = /^(true|false|null)$/i.test(value);
    if (!isWord) secrets.add(nameOf(name), value, given(`headers.${name}`));
  }
  if (!basicAuth) return;
  secrets.add("BASIC_AUTH_PASSWORD", basicAuth.password, given("basicAuth.password"));
  const pair = given("basicAuth, as USERNAME:PASSWORD in base64");
  secrets.add("BASIC_AUTH", pairOf(basicAuth), pair);
}

/** The origin of what a field of the target file gives. */
export const given = (field: string): Origin => ({ words: `the target file's ${field}` });

/** A schema for each of the states that a target file can name, with what it says of that state. */
export function schemasOf(states: Readonly<Record<string, string>>, schema: object): object {
  return Object.fromEntries(
    Object.entries(states).map(([name, description]) => [name, { ...schema, description }]),
  );
}

/** In megabytes: a list of 400,000 vouchers. */
export const DEFAULT_BODY_LIMIT = schema.properties.bodyLimit.default;
