import {
  installation,
  type Answers,
  type NotesSession,
  notesApi,
  TARGET,
} from "../engine/invented-api.support.ts";
import { TargetRun, type TargetRunOptions } from "./target-run.ts";
import { answerBy } from "../engine/transport/wire.support.ts";

/** A run on an invented installation, with what that was asked. */
export function running(
  answers: Answers = {},
  options: TargetRunOptions = {},
  {
    signal = new AbortController().signal,
    ...target
  }: Partial<typeof TARGET> & { signal?: AbortSignal } = {},
) {
  const { fetch, log } = installation(answers);
  answerBy(fetch);
  const run = new TargetRun(notesApi, { ...TARGET, ...target }, signal, options);
  return { run, session: run.session as NotesSession, log };
}

export const NOTE = "notes/readNote/200/note";
export const RULE = "notes/rules/notes-keep";
export const EVERY_ANSWER = "notes/rules/every-answer-is-described";
