// Generated from contract-tests/report/*.schema.json; do not edit.
// Written by: npm run generate
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Conformance report
         * @description What a conformance run has found: which documented variants and rules each installation keeps. It holds no secret.
         */
        readonly report: {
            /** @constant */
            readonly schemaVersion: 1;
            /** @description The tool that wrote it, with its version. */
            readonly tool: string;
            /** @description ISO 8601, UTC. */
            readonly startedAt: string;
            /** @description A digest of the descriptions that the targets were held against. */
            readonly contract?: string;
            /** @description The checks that there were, whether they were part of the run or not. Absent in reports from before it was told. */
            readonly suite?: components["schemas"]["suite"];
            /** @description Which part of the target file it is a report of, if of a part. */
            readonly shard?: components["schemas"]["shard"];
            /** @description Why the run ended before it was through, if it did. */
            readonly cutShort?: string;
            /** @description Earlier runs in short, the oldest first, as far as they were given. */
            readonly history?: readonly components["schemas"]["pastRun"][];
            readonly targets: readonly components["schemas"]["target"][];
        };
        readonly deviation: {
            /** @description Name of the target, or a list of names; `*` stands for anything. Every target without it. */
            readonly target?: string | readonly string[];
            /** @description Whole id of the variant or rule. */
            readonly id: string;
            /** @description Whether it is accepted in any other variant or rule, too. Not so without it. */
            readonly everywhere?: boolean;
            /** @description The check that fails. */
            readonly check: string;
            /** @description Where in the answer; `*` stands for any one name or index. Anywhere without it. */
            readonly at?: string;
            /** @description What came, as a report says it; numbers and ids may differ. Whatever came without it. */
            readonly came?: string;
            /** @description Why it is accepted. */
            readonly reason: string;
            /** @description Who will see to it. */
            readonly owner: string;
            /** @description The last day on which it is accepted. */
            readonly expires: string;
        };
        readonly suite: {
            /** @description A digest of all the code that judges. */
            readonly digest: string;
            readonly rules: readonly components["schemas"]["suiteRule"][];
            /** @description The files that no rule is written in, which all checks rest on. Absent in reports from before they were told. */
            readonly below?: readonly {
                readonly file: string;
                /** @description A digest of the file. */
                readonly digest: string;
            }[];
        };
        readonly suiteRule: {
            readonly id: string;
            /** @description A digest of the files that the rule is written in. */
            readonly digest: string;
            /** @description At how many places those files tell what they have seen: what the rule can fail by. */
            readonly claims?: number;
        };
        readonly shard: {
            readonly index: number;
            readonly count: number;
        };
        readonly count: number;
        /** @description A run in short. What a file of deviations accepted does not count. */
        readonly pastRun: {
            /** @description ISO 8601, UTC. */
            readonly startedAt: string;
            /** @description How many there were. */
            readonly targets: components["schemas"]["count"];
            /** @description How many of them violated anything. */
            readonly violate: components["schemas"]["count"];
            /** @description How many could not be checked, or not whole. */
            readonly unchecked: components["schemas"]["count"];
            /** @description How many findings there were, each counted once for all targets. */
            readonly findings: components["schemas"]["count"];
            /** @description Whether it exercised a part alone, by --only, --failed or --tool. */
            readonly partial?: boolean;
        };
        /** @enum {unknown} */
        readonly verdict: "conforms" | "violates" | "not-exercised";
        /** @description The kind of reason for which it was not exercised. */
        readonly code: "precondition" | "not-allowed" | "unsupported" | "outrun" | "budget" | "because-of" | "unprovokable" | "no-occasion" | "unchecked";
        /** @description The tools that exercised or saw it. */
        readonly by: readonly ("vitest" | "dredd")[];
        readonly target: {
            /** @description The target's name in the target file. */
            readonly name: string;
            /** @description Name of the API, such as vpnscript. */
            readonly api: string;
            readonly baseUrl: string;
            /** @description Address of the vendor's page, if the target file gives it. */
            readonly docs?: string;
            /** @description Why the target could not be verified, if it could not. */
            readonly error?: string;
            /** @description ISO 8601, UTC; absent if it was not begun. */
            readonly startedAt?: string;
            readonly durationMs: number;
            /** @description Requests sent to the target, by both tools, logins and clean-up included. */
            readonly requests: components["schemas"]["count"];
            /** @description When those requests that were answered were sent; report.html draws it. Absent in reports from before it was told. */
            readonly timeline?: components["schemas"]["timeline"];
            readonly summary: components["schemas"]["summary"];
            readonly variants: readonly components["schemas"]["variant"][];
            readonly rules: readonly components["schemas"]["rule"][];
            /** @description What is broken, each cause once. */
            readonly findings?: readonly components["schemas"]["cause"][];
            /** @description What a shell needs before the requests of the findings run in it: a comment that says where each secret is, and a line for each that is asked for. Absent where nothing is needed, and in reports from before it was told. */
            readonly shell?: readonly string[];
            /** @description Fields that the vendor's page does not know, of the variants in whose answers they came, or could not come. `--learn` is made of it. */
            readonly undocumented?: readonly components["schemas"]["undocumented"][];
            /** @description By what beside the API's description it was judged, if by anything. */
            readonly overlay?: components["schemas"]["overlay"];
            /** @description Which part of its contract the run was asked for. Absent where all of it was, and in reports from before it was told. */
            readonly asked?: components["schemas"]["asked"];
            /** @description What is worth knowing and breaks nothing. */
            readonly notes: readonly string[];
            readonly leftovers: readonly components["schemas"]["leftover"][];
        };
        /** @description When requests were sent, in spans of time from the beginning of the run. */
        readonly timeline: {
            /** @description The target's requestsPerMinute. */
            readonly perMinute: number;
            /** @description How long each span is, in milliseconds. */
            readonly spanMs: number;
            /** @description How many requests sent in each span were answered; at most 60 spans. */
            readonly answered: readonly components["schemas"]["count"][];
            /** @description How many of them were answered 429. Absent where none were. */
            readonly throttled?: readonly components["schemas"]["count"][];
        };
        /** @description Counts of documented variants; conforms, violates and notExercised add up to documented. */
        readonly summary: {
            readonly documented: components["schemas"]["count"];
            readonly conforms: components["schemas"]["count"];
            readonly violates: components["schemas"]["count"];
            readonly notExercised: components["schemas"]["count"];
        };
        /** @description One documented answer of an operation, and whether the target gives it. */
        readonly variant: {
            /** @description api/operation/status/name; no status where the vendor's page gives none. */
            readonly id: string;
            /** @description Where it comes from: headings of the vendor's page, each with a tab, a row or words below it, and what is inferred from what; separated by "; ". Absent in reports from before it was told. */
            readonly source?: string;
            /**
             * @description The vendor's page shows it, implies it, or names a call and shows no body. Only documented ones count.
             * @enum {unknown}
             */
            readonly provenance: "documented" | "inferred" | "undocumented";
            readonly verdict: components["schemas"]["verdict"];
            /** @description How many facets of its answers were judged, by all tools in `by` together: status, media type, JSON, schema. Absent where none were, and in reports from before they were counted. */
            readonly assertions?: number;
            /** @description How long its exchanges took, waiting for the pace left out. */
            readonly durationMs?: number;
            /** @description Why it was not exercised. */
            readonly reason?: string;
            readonly code?: components["schemas"]["code"];
            readonly by: components["schemas"]["by"];
            readonly findings: readonly components["schemas"]["finding"][];
        };
        /** @description A truth across exchanges, and whether it holds. */
        readonly rule: {
            readonly id: string;
            /** @description The truth, in one sentence. */
            readonly title: string;
            /** @description Where it asks by chance: what it began from. Absent in reports from before it was told. */
            readonly chance?: components["schemas"]["chance"];
            /** @description Where it comes from: headings of the vendor's page, each with a tab, a row or words below it, and what is inferred from what; separated by "; ". Absent in reports from before it was told. */
            readonly source?: string;
            readonly verdict: components["schemas"]["verdict"];
            /** @description How many claims it has held against what came; the number may vary with what came up. Absent where it has made none, and in reports from before they were counted. */
            readonly assertions?: number;
            /** @description How long its exchanges took, waiting for the pace left out. */
            readonly durationMs?: number;
            /** @description Why it was not exercised. */
            readonly reason?: string;
            readonly code?: components["schemas"]["code"];
            readonly findings: readonly components["schemas"]["finding"][];
        };
        readonly finding: {
            /** @description The check that failed; a statement that is true when all is well. */
            readonly check: string;
            /** @description What is wrong, in a sentence. */
            readonly message: string;
            /** @description JSON pointer into the answer's body, or the part of the answer. */
            readonly at?: string;
            /** @description What the vendor's page documents. */
            readonly expected?: string;
            /** @description What came. */
            readonly actual?: string;
            /** @description Where what is broken comes from, where that is not the vendor's page: `overlay FILE`. */
            readonly source?: string;
            /** @description The request, secrets as $NAMES. */
            readonly curl?: string;
            /** @description The requests that led there, `curl` the last of them, where it takes more than one. */
            readonly steps?: readonly string[];
            readonly by: components["schemas"]["by"];
            /** @description The cause that it shares with a finding of another kind, and is told with; absent where it is the cause itself, and in reports from before it was told. */
            readonly partOf?: string;
        };
        /** @description The first finding of a cause, with all that has the same. */
        readonly cause: {
            readonly check: components["schemas"]["finding"]["check"];
            readonly message: components["schemas"]["finding"]["message"];
            readonly at?: components["schemas"]["finding"]["at"];
            readonly expected?: components["schemas"]["finding"]["expected"];
            readonly actual?: components["schemas"]["finding"]["actual"];
            readonly source?: components["schemas"]["finding"]["source"];
            readonly curl?: components["schemas"]["finding"]["curl"];
            readonly steps?: components["schemas"]["finding"]["steps"];
            readonly by: components["schemas"]["by"];
            /** @description The documented variants and rules that it showed in. */
            readonly showedIn: readonly components["schemas"]["showing"][];
            /** @description Ids of the variants and rules that were not exercised because of it. */
            readonly keptFrom: readonly string[];
        };
        /** @description A variant, and the fields in its answers that the vendor's page does not know. */
        readonly undocumented: {
            readonly id: string;
            readonly fields: readonly components["schemas"]["place"][];
        };
        /** @description What came in one place: of what form, and no value. */
        readonly place: {
            /** @description A JSON pointer; `[]` is each entry of a list, `{}` each field whose name may itself be data. */
            readonly at: string;
            /** @description JSON types. None: no object came here that could have had such fields. */
            readonly types: readonly ("array" | "boolean" | "integer" | "null" | "number" | "object" | "string")[];
            /**
             * @description It was not in each of the objects that came.
             * @constant
             */
            readonly optional?: true;
            /**
             * @description At `{}` beside documented fields: no other field of the object has a place of its own.
             * @constant
             */
            readonly whole?: true;
            /** @description What all texts that came match, where that says anything. */
            readonly pattern?: string;
        };
        /** @description What one installation has beyond its API's description: the OpenAPI Overlay of its target. */
        readonly overlay: {
            /** @description The file's name. */
            readonly file: string;
            /** @description SHA-256 of the file. */
            readonly digest: string;
            /** @description Ids of the variants that are judged otherwise by it. */
            readonly variants: readonly string[];
        };
        /** @description A part of a contract: what it was limited to, by the options of the command. */
        readonly asked: {
            /** @description The glob that ids had to match. */
            readonly only?: string;
            /** @description The earlier report of which only what had failed was wanted. */
            readonly failed?: string;
            /**
             * @description The one tool that it was done by.
             * @enum {unknown}
             */
            readonly tool?: "vitest" | "dredd";
        };
        /** @description The same seed asks the same, and with more tries that and more. */
        readonly chance: {
            readonly seed: number;
            /** @description Sequences of a model, or wrong requests. */
            readonly tries: number;
        };
        /** @description Something that the run created and could not remove. */
        readonly leftover: {
            readonly what: string;
            readonly why: string;
        };
        readonly showing: {
            readonly id: string;
            /** @description The methods of the requests that showed it. */
            readonly methods: readonly string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
