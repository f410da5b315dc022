/* As much of Eleventy as build.ts calls: its package has no types for its programmatic use. */

declare module '@11ty/eleventy' {
  export interface UserConfig {
    setIncludesDirectory(folder: string): void;
    setTemplateFormats(formats: readonly string[]): void;
    addTemplate(path: string, content: string, data?: object): void;
    addGlobalData(name: string, value: unknown): void;
    addPassthroughCopy(files: Readonly<Record<string, string>>): void;
    addPlugin(plugin: unknown, options?: object): void;
    addPreprocessor(
      name: string,
      extensions: string,
      callback: (data: { readonly page: { readonly filePathStem: string } }, content: string) => string,
    ): void;
    amendLibrary(name: 'md', callback: (library: MarkdownIt) => void): void;
    readonly ignores: Set<string>;
  }
  export interface MarkdownIt {
    readonly renderer: {
      rules: Record<string, ((tokens: readonly object[], index: number) => string) | undefined>;
    };
  }
  export const IdAttributePlugin: unknown;
  export const InputPathToUrlTransformPlugin: unknown;
  export const HtmlBasePlugin: unknown;
  export class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode: boolean;
        readonly configPath: string | false;
        readonly pathPrefix: string;
        readonly config: (user: UserConfig) => object;
      },
    );
    write(): Promise<unknown>;
  }
}

declare module '@11ty/eleventy-plugin-syntaxhighlight' {
  const plugin: unknown;
  export { plugin as default };
}
