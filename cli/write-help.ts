import type { Command } from './command.ts';

const width = 96;

/** The help of the whole program. */
export function writeHelp(commands: readonly Command[]): string {
  return [
    'framewright: turns Figma frames into code and sentences into images.',
    '',
    'Usage: framewright COMMAND ... ',
    '',
    ...table(commands.map(({ name, about }) => [name, about])),
    '',
    'framewright COMMAND --help explains a command; framewright --version prints the version;',
    'framewright --licenses prints the licences of the included code and fonts.',
    '',
  ].join('\n');
}

/** The help of one command. */
export function writeCommandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const notes = [
      option.repeats ? 'repeats' : '',
      option.choices ? option.choices.join(', ') : '',
      option.fallback ? `default ${option.fallback}` : '',
    ].filter((note) => note !== '');
    const suffix = notes.length > 0 ? ` (${notes.join('; ')})` : '';
    return [`--${name}${option.value === null ? '' : ` ${option.value}`}`, option.about + suffix] as const;
  });
  return [
    `Usage: framewright ${command.name} ${command.synopsis}`,
    '',
    `${command.about[0]?.toUpperCase() ?? ''}${command.about.slice(1)}.`,
    ...command.details.flatMap((paragraph) => ['', ...wrap(paragraph, width)]),
    '',
    ...table([...options, ['--help', 'show this']]),
    '',
  ].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const first = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.flatMap(([left, right]) =>
    wrap(right, width - first - 2).map(
      (line, index) => `  ${(index === 0 ? left : '').padEnd(first)}${line}`,
    ),
  );
}

function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
