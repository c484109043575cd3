import { watch } from "node:fs";
import type { Served, Source } from "./served.ts";

/** An editor or the generator writes several files, one after the other: they are one change. */
const SETTLED_MS = 80;

/**
 * Reads a description again from whichever of its folders changes, by the system's own notice of
 * changes, until what it returns is called. `changed` gets what is there now, `broken` why it cannot be read.
 */
export function reloadOnChange(
  sources: readonly Source[],
  changed: (served: Served) => void,
  broken: (why: string) => void,
): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  let due: Source | undefined;
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();

  async function reload(): Promise<void> {
    const source = due;
    due = undefined;
    if (!source || signal.aborted) return;
    try {
      const served = await source.read();
      if (!signal.aborted) changed(served);
    } catch (error) {
      if (!signal.aborted) broken(firstLine(error));
    }
  }

  for (const source of sources) {
    watch(source.folder, { recursive: true, signal }, (_, file) => {
      if (file !== null && !/\.(ya?ml|json|md)$/.test(file)) return;
      due = source;
      clearTimeout(timer);
      // A change that comes while another is read is read afterwards, so the last state is never missed.
      timer = setTimeout(() => (work = work.then(reload)), SETTLED_MS);
    });
  }
  return async () => {
    stop.abort();
    clearTimeout(timer);
    await work;
  };
}

function firstLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split("\n");
  return lines.find((line) => line.trim() !== "")?.trim() ?? "for no stated reason";
}
