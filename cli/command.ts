/** One command as the table in `commands.ts` lists it: what help says and what is read from the command line. */
export interface Command {
  readonly name: string;
  /** What follows the name, as help shows it. */
  readonly synopsis: string;
  /** One line. */
  readonly about: string;
  /** Further paragraphs of the command's own help. */
  readonly details: readonly string[];
  readonly arguments: { readonly least: number; readonly most: number; readonly missing: string };
  readonly options: Readonly<Record<string, CommandOption>>;
  /** Loads the command's own code only when it runs. */
  readonly load: () => Promise<RunCommand>;
}

export interface CommandOption {
  readonly about: string;
  /** The placeholder of the value in help; `null` for a flag. */
  readonly value: string | null;
  readonly repeats?: boolean;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly fallback?: string;
}

/** The arguments of one command, checked against what it takes. */
export interface CommandLine {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | null;
  /** The value, the fallback of the table, or an error that names the option. */
  getText(name: string): string;
  list(name: string): readonly string[];
  /** A whole number, or `null` where the option is not there. */
  number(name: string, range: { readonly from: number; readonly to: number }): number | null;
}

/** Runs a command and returns the exit code; throws errors that end it. */
export type RunCommand = (line: CommandLine, terminal: Terminal) => Promise<number>;

/** What a command can use of the terminal that it runs in. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Results. */
  print(text: string): void;
  /** Messages beside the result. */
  notify(text: string): void;
  /** The last line of a screen, rewritten; nothing where stderr is not a screen. */
  showProgress(text: string | null): void;
  /** Aborted when the person interrupts, from the first call on. */
  onInterrupt(): AbortSignal;
}
