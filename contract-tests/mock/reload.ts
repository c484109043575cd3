import { watch } from "node:fs";
import type { Described } from "./described.ts";

/** An editor or the generator writes several files, one after the other: they are one change. */
const SETTLED_MS = 80;

/** A folder from which a description can be read. */
export interface Source {
  readonly folder: string;
  /** @throws DescriptionError */
  read(): Promise<Described>;
}

export interface Reloading {
  close(): Promise<void>;
}

/**
 * Reads a description again from whichever of its folders changes, by the system's own notice of
 * changes. `changed` is given what stands there now, `broken` why it cannot be read.
 */
export function reloadOnChange(
  sources: readonly Source[],
  changed: (described: Described) => Promise<void>,
  broken: (why: string) => void,
): Reloading {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let due: Source | undefined;
  let work: Promise<void> | undefined;

  async function reload(): Promise<void> {
    // A change that comes meanwhile is read afterwards, so the last state is never missed.
    for (let source = due; source && !closed; source = due) {
      due = undefined;
      try {
        const described = await source.read();
        if (!closed) await changed(described);
      } catch (error) {
        if (!closed) broken(firstLine(error));
      }
    }
    work = undefined;
  }

  const watchers = sources.map((source) =>
    watch(source.folder, { recursive: true }, (_, file) => {
      if (file !== null && !/\.(ya?ml|json|md)$/.test(file)) return;
      due = source;
      clearTimeout(timer);
      timer = setTimeout(() => (work ??= reload()), SETTLED_MS);
    }),
  );
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await work;
    },
  };
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    message
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim() ?? "for no stated reason"
  );
}
