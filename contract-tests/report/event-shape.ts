import { among, count, having, list, optional, suite, text } from "./shape.ts";

const place = having({ at: text, types: list(text) });
const planned = { name: text, api: text, baseUrl: text };
const findings = list(having({ check: text, message: text }));
const verdict = among("conforms", "violates", "not-exercised");
const timeline = having({
  ...{ perMinute: count, spanMs: count, answered: list(count), throttled: optional(list(count)) },
});
const judged = list(having({ id: text, verdict, findings }));

/** What an event of each kind must have. */
export const EVENT_SHAPES = {
  run: having({
    ...{ schemaVersion: among(1), tool: text, startedAt: text, suite: optional(suite) },
    shard: optional(having({ index: count, count })),
    targets: list(having(planned)),
  }),
  begun: having({ target: text, at: text, asked: list(text) }),
  outcome: having({
    ...{ target: text, at: text, requests: count, tool: among("vitest", "dredd"), id: text },
    outcome: having({ verdict, findings, undocumented: list(place) }),
  }),
  exchanges: having({ target: text, entries: list(having({})) }),
  target: having({
    report: having({
      ...{ ...planned, durationMs: count, requests: count, summary: having({}) },
      ...{ variants: judged, rules: judged, findings, timeline: optional(timeline) },
      ...{ notes: list(text), leftovers: list(having({ what: text, why: text })) },
    }),
  }),
  end: having({ at: text, cutShort: optional(text) }),
};
