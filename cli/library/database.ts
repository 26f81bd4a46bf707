/** A database as a library uses it, embedded or on a server. */
export interface Database {
  /** Runs one statement; `$1` and so on stand for the parameters. */
  readonly query: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  /** Runs statements that count together or not at all, after those of whoever else is writing. */
  readonly transaction: (run: () => Promise<void>) => Promise<void>;
  /** Gives back the space of rows that are gone, and counts rows for its plans; a server does so by itself. */
  readonly tidy: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;
