import { nameOf, type Origin, type Secrets } from "../secrets/secrets.ts";
import schema from "./target.schema.json" with { type: "json" };

/**
 * An installation under test: an entry of a target file, defaults filled in. `target.schema.json` says what
 * each field is; each API adds its own.
 */
export interface Target {
  readonly name: string;
  readonly api: string;
  readonly baseUrl: string;
  readonly allowWrites: boolean;
  readonly requestsPerMinute: number;
  readonly timeout: number;
  readonly budget?: number;
  readonly bodyLimit?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly basicAuth?: { readonly username: string; readonly password: string };
  /** As PEM; in a target file, the path of a file. */
  readonly ca?: string;
  readonly overlay?: string;
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
