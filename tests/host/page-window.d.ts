/** What stories use of `window.host`, which the host's page puts there; its own types need the browser's. */
interface Window {
  readonly host?: {
    readonly log: readonly { readonly operation: string; readonly details: unknown }[];
    readonly console: readonly { readonly level: string; readonly text: string }[];
    longestTurn: number;
    readonly view: {
      readonly look: { readonly value: { readonly x: number; readonly y: number; readonly zoom: number } };
    };
    readonly scene: {
      readonly name: string;
      readonly document: Record<string, unknown>;
      readonly components: object;
      readonly componentSets: object;
      readonly styles: object;
      find(id: string): Record<string, unknown> | undefined;
      edit(layer: Record<string, unknown>, fields: object): void;
    };
    readonly images: { load(hash: string): Promise<Uint8Array | null> };
    readonly apiCalls: readonly {
      readonly member: string;
      readonly site: string;
      readonly isFailed: boolean;
    }[];
    injectFaults(plan: {
      readonly records: boolean;
      readonly faults: readonly {
        readonly member: string;
        readonly site?: string;
        readonly nth?: number;
        readonly how: 'fail' | 'null';
      }[];
    }): void;
    select(ids: readonly string[]): void;
    runCommand(command: string): Promise<void>;
    undo(): void;
    redo(): void;
    setTheme(theme: 'light' | 'dark'): void;
    setEditor(editor: 'figma' | 'dev'): void;
  };
  /** Resolves when the page has received what a test posted in the panel, or the panel is closed. */
  received?: Promise<void>;
}
