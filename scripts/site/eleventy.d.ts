/** The part of Eleventy that the build calls; the package itself carries no types. */
declare module "@11ty/eleventy" {
  interface Options {
    readonly quietMode: boolean;
    readonly configPath: string;
    readonly config: (settings: { addGlobalData(name: string, data: unknown): void }) => void;
  }

  export class Eleventy {
    constructor(input: string, output: string, options: Options);
    disableLogger(): void;
    init(): Promise<void>;
    /** Resolves to what was copied and to the pages that were written. */
    write(): Promise<[unknown, { readonly outputPath: string; readonly content: string }[]]>;
  }
}
