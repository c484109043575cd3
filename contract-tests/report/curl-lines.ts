/**
 * A curl line in lines that a shell takes together, broken only between whole arguments.
 * An option stays beside its value; an argument longer than the width stays whole.
 */
export function curlLines(curl: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of optionsOf(curl)) {
    if (line === "") line = part;
    else if (line.length + part.length + 3 <= width) line += ` ${part}`;
    else {
      lines.push(`${line} \\`);
      line = `  ${part}`;
    }
  }
  return [...lines, line];
}

/** The words of a curl line, its flags beside `curl` and each option beside its value. */
function optionsOf(line: string): string[] {
  const words = line.match(/(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+|\S+/gs) ?? [];
  const parts: string[] = [];
  let joins = false;
  for (const word of words) {
    const takesValue = /^(?:-X|-H|--data-raw)$/.test(word);
    const isFlag = parts.length === 1 && word.startsWith("-") && !takesValue;
    if (joins || isFlag) parts.push(`${parts.pop()} ${word}`);
    else parts.push(word);
    joins = takesValue;
  }
  return parts;
}
