import type { Progress } from "../contract-tests/run/verify.ts";

/** Shows on one line of a terminal how far a run is; shows nothing where stderr is none. */
export function progressLine(): { step(progress: Progress): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { step: () => undefined, end: () => undefined };
  const clear = "\r\u001B[2K";
  return {
    step({ done, of, tool, id }) {
      const line = `${done}/${of} ${tool} ${id}`;
      stderr.write(clear + line.slice(0, stderr.columns - 1));
    },
    end: () => void stderr.write(clear),
  };
}
