/** Shows on one line of a terminal how far something is; shows nothing where stderr is none. */
export function progressLine(): { show(text: string): void; end(): void } {
  const { stderr } = process;
  const clear = "\r\u001B[2K";
  const write = (text: string) => void (stderr.isTTY && stderr.write(clear + text));
  return {
    show: (text) => write(text.slice(0, stderr.columns - 1)),
    end: () => write(""),
  };
}
