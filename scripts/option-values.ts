import { InvalidArgumentError } from "commander";

/** Reads an option's value as a number; has commander refuse another one, and say what it must be. */
function numberThat(fits: (value: number) => boolean, must: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && fits(value)) return value;
    throw new InvalidArgumentError(must);
  };
}

export const wholeNumber = numberThat(
  (value) => Number.isInteger(value) && value > 0,
  "It must be a whole number above 0.",
);

/** The same limit as that of a target file. */
export const seconds = numberThat(
  (value) => value > 0 && value <= 3600,
  "It must be a number of seconds above 0, and 3600 at most.",
);

export const port = numberThat(
  (value) => Number.isInteger(value) && value >= 0 && value <= 65535,
  "It must be a port number, 0 to 65535; 0 takes a free one.",
);
