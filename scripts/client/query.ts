/** Options of a read for TanStack Query: `useQuery`, `prefetchQuery` and all that take the same. */
export interface QueryOptions<Answer> {
  /** The API, the installation if it was named, the operation, and the parameters if there are any. */
  readonly queryKey: readonly unknown[];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Answer>;
  readonly retry: false;
}

/** Options of a write for TanStack Query's `useMutation`. */
export interface MutationOptions<Parameters, Answer> {
  readonly mutationKey: readonly unknown[];
  readonly mutationFn: (parameters: Parameters) => Promise<Answer>;
  readonly retry: false;
}

type Method = (parameters?: never, options?: { readonly signal: AbortSignal }) => Promise<unknown>;
type AnswerOf<One> = One extends (...given: never[]) => Promise<infer Answer> ? Answer : never;
type Given<One> = One extends (...given: infer All) => unknown ? All : never;

/** For each method a function that takes the same parameters, and gives options for a query. */
export type Queries<Methods> = {
  readonly [Name in keyof Methods]: Given<Methods[Name]> extends [infer Needed, ...unknown[]]
    ? (parameters: Needed) => QueryOptions<AnswerOf<Methods[Name]>>
    : (parameters?: Given<Methods[Name]>[0]) => QueryOptions<AnswerOf<Methods[Name]>>;
};

/** For each method its options for a mutation. */
export type Mutations<Methods> = {
  readonly [Name in keyof Methods]: Given<Methods[Name]> extends [infer Needed, ...unknown[]]
    ? MutationOptions<Needed, AnswerOf<Methods[Name]>>
    : // With void, `mutate()` takes no argument.
      // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
      MutationOptions<Given<Methods[Name]>[0] | void, AnswerOf<Methods[Name]>>;
};

/** Methods of a client without their types: those of its options are generated. */
type Client = Readonly<Record<string, Method>>;

// The client repeats by itself what is safe to repeat. TanStack's repetitions would multiply these,
// and an app's own default would send again what creates.
const retry = false as const;

/** Functions that give options for the queries of an API; `scope` begins their keys. */
export function queriesOf(
  scope: readonly string[],
  names: readonly string[],
  client: Client,
): Record<string, (parameters?: never) => QueryOptions<unknown>> {
  const optionsOf = (name: string) => (parameters?: never) => ({
    queryKey: [...scope, name, ...(parameters === undefined ? [] : [parameters])],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      client[name]!(parameters, { signal }),
    retry,
  });
  return Object.fromEntries(names.map((name) => [name, optionsOf(name)]));
}

/** Options for the mutations of an API; `scope` begins their keys. */
export function mutationsOf(
  scope: readonly string[],
  names: readonly string[],
  client: Client,
): Record<string, MutationOptions<never, unknown>> {
  const optionsOf = (name: string) => ({
    mutationKey: [...scope, name],
    // TanStack passes more than the parameters.
    mutationFn: (parameters: never) => client[name]!(parameters),
    retry,
  });
  return Object.fromEntries(names.map((name) => [name, optionsOf(name)]));
}
