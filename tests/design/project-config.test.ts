import { describe, expect, it } from 'vitest';
import { emptyConfig, readProjectConfig } from '#design/project-config';

describe('reading framewright.config.json', () => {
  it('takes an empty one', () => {
    expect(readProjectConfig({})).toEqual({ config: emptyConfig, mistakes: [] });
  });

  it('reads where things go and whose components to use', () => {
    const { config, mistakes } = readProjectConfig({
      $schema: './schema.json',
      paths: { components: 'src/ui/' },
      files: 'kebab-case',
      alias: { '@/': 'src/' },
      tokens: ['theme.css'],
      components: {
        Button: {
          from: '@mui/material',
          props: {
            variant: { property: 'Kind', values: { Filled: 'contained' } },
            children: { text: 'Label' },
            disableElevation: true,
          },
        },
      },
    });
    expect(mistakes).toEqual([]);
    expect(config.paths).toEqual({ components: 'src/ui' });
    expect(config.components.Button).toEqual({
      from: '@mui/material',
      name: 'Button',
      isDefault: false,
      props: {
        variant: { kind: 'property', property: 'Kind', values: { Filled: 'contained' } },
        children: { kind: 'text', text: 'Label' },
        disableElevation: { kind: 'value', value: true },
      },
    });
  });

  it.each([
    [[], 'The config is an object in curly brackets.'],
    [{ folders: {} }, 'The config has no "folders"; it knows'],
    [{ paths: { pages: '../outside' } }, '"paths.pages" is a folder inside the output folder'],
    [{ paths: { pages: '/etc' } }, '"paths.pages" is a folder inside the output folder'],
    [{ files: 'snake_case' }, '"files" is "PascalCase" or "kebab-case".'],
    [{ alias: { '@': 'src' } }, '"alias" names folders as { "@/": "src/" }; "@" does not.'],
    [{ tokens: 'theme.css' }, '"tokens" is a list of paths.'],
    [{ components: { Button: {} } }, '"components.Button" needs "from"'],
    [{ components: { Button: { from: 'x"; alert(1)//' } } }, '"components.Button" needs "from"'],
    [{ components: { 'My button': { from: './ui' } } }, '"components.My button" needs "name"'],
    [
      { components: { Button: { from: './ui', props: { a: {} } } } },
      '"components.Button".props.a is a value',
    ],
    [{ components: { Button: { from: './ui', props: { 'a b': 1 } } } }, 'is no name that a prop can have'],
  ])('reports what is wrong with %j', (value, sentence) => {
    const { mistakes } = readProjectConfig(value);
    expect(mistakes.join(' ')).toContain(sentence);
  });
});
