import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** Keeps a verb from writing its errors until what comes back is called: all tests of a process share the verbs. */
export function mute(verb: CommandUnknownOpts): () => void {
  const { writeErr } = verb.configureOutput();
  verb.configureOutput({ writeErr: () => undefined });
  return () => void verb.configureOutput({ writeErr: writeErr! });
}
