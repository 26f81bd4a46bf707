/** The published schema says of a config what the reader says of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { emptyConfig, readProjectConfig } from '#design/project-config';

const root = join(import.meta.dirname, '../..');
const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(root, path), 'utf8')) as unknown;
const schema = (await readJson('framewright.schema.json')) as { readonly properties: object };
const isValid = new Ajv().compile(schema);

const component = (rest: object) => ({
  components: { 'My button': { from: './ui', name: 'Button', ...rest } },
});

test('it knows every field and no other', () => {
  expect(Object.keys(schema.properties).sort()).toEqual(['$schema', ...Object.keys(emptyConfig)].sort());
});

test.each<[unknown]>([
  [{}],
  [{ $schema: './framewright.schema.json', files: 'kebab-case' }],
  [{ paths: { components: 'src/ui/', pages: 'app/(site)/[lang]' }, alias: { '@/': 'src/' } }],
  [{ tokens: ['theme.css'], codeConnect: ['connect.json'] }],
  [component({ default: true, props: { size: 2, 'aria-label': 'x', on: { property: 'On' } } })],
  [component({ props: { icon: { slot: 'Icon' }, label: { text: 'Label' } } })],
  [component({ props: { kind: { property: 'Kind', values: { Filled: 'contained' } } } })],
  [[]],
  [{ folders: {} }],
  [{ paths: { pages: '../outside' } }],
  [{ paths: { pages: '/etc' } }],
  [{ paths: { pages: 'a/./b' } }],
  [{ paths: { styles: 'src' } }],
  [{ files: 'snake_case' }],
  [{ alias: { '@': 'src/' } }],
  [{ alias: { '@/': 'src' } }],
  [{ tokens: 'theme.css' }],
  [{ tokens: [1] }],
  [{ components: { Button: {} } }],
  [{ components: { Button: { from: 'x"; alert(1)//' } } }],
  [component({ name: 'button' })],
  [component({ origin: 'x' })],
  [component({ props: { a: {} } })],
  [component({ props: { 'a b': 1 } })],
  [component({ props: { a: { property: 'Kind', values: { Filled: {} } } } })],
])('both give the same result for %j', (config) => {
  expect(isValid(config)).toBe(readProjectConfig(config).mistakes.length === 0);
});

test('the config of our own example holds', async () => {
  expect(isValid(await readJson('tests/host-project-build/input/framewright.config.json'))).toBe(true);
});
