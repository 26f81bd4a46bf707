import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { findLanguage } from '#codegen/targets/find-language';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout } from './open-layout.ts';

it.each([
  ['en', ['Fresh from the farm', 'Añadir']],
  ['ar', ['خضار طازجة من المزرعة', 'iPhone']],
  ['he', ['ירקות טריים']],
  ['ja', ['新鮮な野菜を毎日お届け']],
  ['zh', ['每天新鲜蔬菜']],
  ['ko', ['매일 신선한 채소']],
  ['en', []],
])('pages are in %s by their letters', (language, texts) => {
  const children = texts.map((text, at) => ({ id: `2:${at}`, name: 'Text', text }));
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  expect(findLanguage(findComponents(layout, defaultCodeOptions))).toBe(language);
});
