/** The part of Eleventy that the site uses; the package itself carries no types. */
declare module "@11ty/eleventy" {
  /** Eleventy's settings, as its configuration callback gets them. */
  export interface Settings {
    addPlugin(plugin: unknown): void;
    addGlobalData(name: string, data: unknown): void;
    addFilter(name: string, filter: (text: string) => string): void;
    addPassthroughCopy(paths: Readonly<Record<string, string>>): void;
    amendLibrary<T>(name: "md", amend: (markdown: T) => void): void;
    setUseGitIgnore(use: boolean): void;
    setTemplateFormats(formats: readonly string[]): void;
    readonly ignores: Set<string>;
    readonly benchmarkManager: { get(group: string): { setIsVerbose(verbose: boolean): void } };
    readonly htmlTransformer: {
      addUrlTransform(
        ending: "html",
        change: (this: never, url: string) => string,
        options: { readonly priority: number },
      ): void;
    };
  }

  export class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode: boolean;
        readonly configPath: string;
        readonly config: (settings: Settings) => void;
      },
    );
    disableLogger(): void;
    init(): Promise<void>;
    /** Resolves to what was copied and to the pages that were written. */
    write(): Promise<[unknown, { readonly outputPath: string; readonly content: string }[]]>;
  }

  export const IdAttributePlugin: unknown;
  export const InputPathToUrlTransformPlugin: unknown;
}
