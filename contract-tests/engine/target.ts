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
}

/** A schema for each of the states that a target file can name, with what it says of that state. */
export function schemasOf(states: Readonly<Record<string, string>>, schema: object): object {
  return Object.fromEntries(
    Object.entries(states).map(([name, description]) => [name, { ...schema, description }]),
  );
}

/** What a throttled Laravel allows, with room for the apps that use it meanwhile. */
export const DEFAULT_REQUESTS_PER_MINUTE = 50;
