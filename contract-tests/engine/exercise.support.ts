import { expect } from "vitest";
import { exercise as record } from "./exercise.ts";
import {
  installation,
  notesApi,
  TARGET,
  NotesSession,
  type Answers,
} from "./invented-api.support.ts";
import { Secrets } from "./secrets/secrets.ts";
import { Transport } from "./transport/transport.ts";
import { answerBy } from "./transport/wire.support.ts";

export function connected(
  answers: Answers = {},
  api = notesApi,
): { session: NotesSession; log: string[] } {
  const { fetch, log } = installation(answers);
  answerBy(fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  return { session: new NotesSession(api, TARGET, transport, new Secrets()), log };
}

/** What the engine says of a variant that it exercises. */
export const exercise = async (...of: Parameters<typeof record>) => (await record(...of)).outcome;

export const variant = (key: string) => notesApi.catalogue.variants[key]!;
export const checks = ({ findings }: { findings: readonly { check: string }[] }) =>
  findings.map((finding) => finding.check);

export const NOTE = "readNote/200/note";
export const LOCKED = "readNote/200/locked";
export const CONFORMS = {
  verdict: "conforms",
  findings: [],
  undocumented: [],
  assertions: expect.any(Number) as number,
};
