/** The part of Eleventy that the site uses; the package itself carries no types. */
declare module "@11ty/eleventy" {
  /** Eleventy's settings, as its configuration callback gets them. */
  export interface Settings {
    addPlugin(plugin: unknown, options?: object): void;
    addGlobalData(name: string, data: unknown): void;
    addFilter(name: string, filter: (this: Rendering, ...values: never[]) => unknown): void;
    addPassthroughCopy(paths: Readonly<Record<string, string>>): void;
    amendLibrary(name: "md", amend: (markdown: Markdown) => void): void;
    setUseGitIgnore(use: boolean): void;
    setIncludesDirectory(path: string): void;
    setDataDirectory(path: string): void;
    setTemplateFormats(formats: readonly string[]): void;
    readonly ignores: Set<string>;
    readonly benchmarkManager: { get(group: string): { setIsVerbose(verbose: boolean): void } };
  }

  /** The markdown-it that Eleventy brings. */
  export interface Markdown {
    set(options: { readonly html?: boolean; readonly typographer?: boolean }): Markdown;
    render(text: string): string;
    renderInline(text: string): string;
  }

  export interface Rendering {
    readonly page: { readonly url: string; readonly inputPath: string };
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
    write(): Promise<unknown>;
  }

  export const IdAttributePlugin: unknown;
  export const InputPathToUrlTransformPlugin: unknown;
}
