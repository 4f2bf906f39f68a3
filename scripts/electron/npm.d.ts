declare module 'npm-registry-fetch' {
  interface Reply {
    readonly status: number;
    readonly headers: { get(name: string): string | null };
    readonly body: NodeJS.ReadableStream;
    text(): Promise<string>;
  }
  function npmFetch(url: string, options?: npmFetch.Options): Promise<Reply>;
  namespace npmFetch {
    export interface Options {
      readonly registry?: string;
      readonly proxy?: string | null;
      readonly httpsProxy?: string | null;
      readonly spec?: string;
      readonly ca?: readonly string[] | null;
      readonly [setting: string]: unknown;
    }
    export function json(url: string, options?: Options): Promise<unknown>;
    export function pickRegistry(spec: string | undefined, options?: Options): string;
  }
  export = npmFetch;
}

declare module '@npmcli/config' {
  class Config {
    constructor(options: Readonly<Record<string, unknown>>);
    readonly flat: import('npm-registry-fetch').Options;
    load(): Promise<void>;
  }
  export = Config;
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const npmDefinitions: {
    readonly defaults: { readonly registry: string };
    readonly [part: string]: unknown;
  };
  export = npmDefinitions;
}
