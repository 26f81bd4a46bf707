import { parseArgs } from 'node:util';
import type { Command, CommandLine, CommandOption } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Reads what follows the command's name. */
export function readCommandLine(command: Command, args: readonly string[]): CommandLine {
  const { values, positionals } = parse(command, args);
  checkPositionals(command, positionals);
  const list = (name: string) => (values[name] ?? []).filter((value) => typeof value === 'string');
  const text = (name: string) => list(name).at(-1) ?? command.options[name]?.fallback ?? null;
  for (const [name, option] of Object.entries(command.options))
    checkOption(command, name, option, list(name));
  return {
    positionals,
    flag: (name) => values[name] !== undefined,
    text,
    getText: (name) => text(name) ?? missing(command, name),
    list,
    number: (name, range) => readNumber(name, text(name), range),
  };
}

type Values = Readonly<Record<string, readonly (string | boolean)[] | undefined>>;

function parse(command: Command, args: readonly string[]): { values: Values; positionals: string[] } {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const), multiple: true as const },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h', multiple: true } },
      allowPositionals: true,
    });
    return { values, positionals };
  } catch (error) {
    throw new UsageError(explain(command, error));
  }
}

function explain(command: Command, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  const help = `see "framewright ${command.name} --help"`;
  if (message.startsWith('Unknown option')) {
    return `"framewright ${command.name}" has no option ${option}; ${help}.`;
  }
  if (message.includes('does not take an argument')) return `The option ${option} takes no value; ${help}.`;
  return `The option ${option} needs a value (one that begins with "-" is written ${option}=VALUE); ${help}.`;
}

function checkPositionals(command: Command, positionals: readonly string[]): void {
  const { least, most, missing: sentence } = command.arguments;
  if (positionals.length < least) throw new UsageError(sentence);
  const extra = positionals[most];
  if (extra !== undefined) {
    throw new UsageError(
      `"${extra}" is one argument too many; usage: framewright ${command.name} ${command.synopsis}.`,
    );
  }
}

function checkOption(command: Command, name: string, option: CommandOption, given: readonly string[]): void {
  if (option.required && given.length === 0) missing(command, name);
  if (!option.repeats && given.length > 1)
    throw new UsageError(`--${name} is given ${given.length} times; give it once.`);
  for (const value of given) {
    if (value === '') throw new UsageError(`--${name} has an empty value.`);
    if (option.choices && !option.choices.includes(value)) {
      throw new UsageError(`--${name} must be one of ${option.choices.join(', ')}, not "${value}".`);
    }
  }
}

function missing(command: Command, name: string): never {
  const value = command.options[name]?.value ?? '';
  throw new UsageError(
    `--${name} ${value} is missing; usage: framewright ${command.name} ${command.synopsis}.`,
  );
}

function readNumber(
  name: string,
  text: string | null,
  { from, to }: { readonly from: number; readonly to: number },
): number | null {
  if (text === null) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new UsageError(`--${name} must be a whole number from ${from} to ${to}, not "${text}".`);
}
