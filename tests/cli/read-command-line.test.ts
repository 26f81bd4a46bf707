import { describe, expect, it } from 'vitest';
import { commands } from '#cli/commands';
import { readCommandLine } from '#cli/read-command-line';
import { writeCommandHelp, writeHelp } from '#cli/write-help';

const code = getCommand('code');
const serve = getCommand('serve');

describe('reading a command line', () => {
  it('takes options before, between and after the file', () => {
    const line = readCommandLine(code, ['--frame', '1:2', 'a.json', '--frame=Home', '--out', 'o', '--json']);
    expect(line.positionals).toEqual(['a.json']);
    expect(line.list('frame')).toEqual(['1:2', 'Home']);
    expect(line.getText('target')).toBe('react');
    expect([line.flag('json'), line.flag('project')]).toEqual([true, false]);
    expect(line.text('truth')).toBeNull();
  });

  it('takes a name that begins with a dash behind an equals sign', () => {
    expect(readCommandLine(code, ['a', '--out', 'o', '--frame=-x']).list('frame')).toEqual(['-x']);
  });

  it.each<[readonly string[], string]>([
    [[], 'Say which file'],
    [['a.json'], '--out DIR is missing; usage: framewright code'],
    [['a.json', 'b.json', '--out', 'o'], '"b.json" is one argument too many'],
    [['a.json', '--out', 'o', '--fram', 'x'], '"framewright code" has no option --fram'],
    [['a.json', '--out', 'o', '-x'], '"framewright code" has no option -x'],
    [['a.json', '--out'], 'The option --out needs a value'],
    [['a.json', '--out', '--frame', 'x'], 'The option --out needs a value'],
    [['a.json', '--out', ''], '--out has an empty value.'],
    [['a.json', '--out', 'o', '--out', 'p'], '--out is given 2 times; give it once.'],
    [['a.json', '--out', 'o', '--json=yes'], 'The option --json takes no value'],
    [['a.json', '--out', 'o', '--target', 'vue'], '--target must be one of react, html, not "vue".'],
  ])('refuses %j', (args, sentence) => {
    expect(() => readCommandLine(code, args)).toThrow(sentence);
  });

  it.each(['-1', '65536', '80a', '1e3', ' 80'])('refuses the port "%s"', (port) => {
    const line = readCommandLine(serve, [`--port=${port}`]);
    expect(() => line.number('port', { from: 0, to: 65535 })).toThrow(
      'must be a whole number from 0 to 65535',
    );
  });
});

describe('help', () => {
  it('names every command, and every option of each', () => {
    const help = writeHelp(commands);
    for (const command of commands) {
      expect(help).toContain(`  ${command.name} `);
      for (const option of Object.keys(command.options)) {
        expect(writeCommandHelp(command)).toContain(`--${option}`);
      }
    }
  });

  it('fits a terminal of a hundred columns', () => {
    const lines = commands.flatMap((command) => writeCommandHelp(command).split('\n'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});

function getCommand(name: string) {
  const found = commands.find((command) => command.name === name);
  if (!found) throw new Error(`there is no command ${name}`);
  return found;
}
