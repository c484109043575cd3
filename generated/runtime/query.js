// Generated from scripts/client/query.ts; do not edit.
// Written by: npm run generate
// The client repeats by itself what is safe to repeat. TanStack's repetitions would multiply these,
// and an app's own default would send again what creates.
const retry = false;
/** Functions that give options for the queries of an API; `scope` begins their keys. */
export function queriesOf(scope, names, client) {
    const optionsOf = (name) => (parameters) => ({
        queryKey: [...scope, name, ...(parameters === undefined ? [] : [parameters])],
        queryFn: ({ signal }) => client[name](parameters, { signal }),
        retry,
    });
    return Object.fromEntries(names.map((name) => [name, optionsOf(name)]));
}
/** Options for the mutations of an API; `scope` begins their keys. */
export function mutationsOf(scope, names, client) {
    const optionsOf = (name) => ({
        mutationKey: [...scope, name],
        // TanStack passes more than the parameters.
        mutationFn: (parameters) => client[name](parameters),
        retry,
    });
    return Object.fromEntries(names.map((name) => [name, optionsOf(name)]));
}
