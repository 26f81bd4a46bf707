import { expect, test } from 'vitest';
import type { DesignToken } from '#design/tree';
import { tokenProperties } from '#codegen/css/token-properties';
import { lexiconOf } from '#design/lexicon/lexicon';
import {
  contentWordsOf,
  NameScope,
  toKebabCase,
  toPascalCase,
  toSentence,
} from '#codegen/naming/identifiers';

test('a name that others spell out is left out when numbering', () => {
  const scope = new NameScope(['text-3'], '-');
  expect(['text', 'text', 'Text', 'text'].map((name) => scope.take(name))).toEqual([
    'text',
    'text-2',
    'Text-4',
    'text-5',
  ]);
});

/** Counting from the start each time would take longer than a test may. */
test('a hundred thousand layers of one name get different names', () => {
  const scope = new NameScope([], '-');
  const names = Array.from({ length: 100_000 }, () => scope.take('text'));
  expect(new Set(names).size).toBe(100_000);
  expect(names.at(-1)).toBe('text-100000');
});

test.each([
  ['Div [price-list]', 'PriceList'],
  ['ul#menu-main', 'MenuMain'],
  ['div#__next', 'Next'],
  ['Div [ ]', 'Div'],
  ['Card [hero] wide', 'CardHeroWide'],
  ['Icon', 'Icon'],
])('calls a layer that an importer named %s %s', (name, wanted) => {
  expect(toPascalCase(name)).toBe(wanted);
});

test.each([
  ['Schließen', 'schliessen', 'Schließen'],
  ['Größe ändern', 'grosse-andern', 'Größe ändern'],
  ['STRAẞE', 'strasse', 'Straße'],
  ['Giriş yapın', 'giris-yapin', 'Giriş yapın'],
  ['İptal et', 'iptal-et', 'Iptal et'],
  ['Đăng nhập', 'dang-nhap', 'Đăng nhập'],
  ['Łódź 2', 'lodz-2', 'Łódź 2'],
  ['Crème brûlée', 'creme-brulee', 'Crème brûlée'],
  ['Войти', 'voyti', 'Войти'],
  ['Личный кабинет', 'lichnyy-kabinet', 'Личный кабинет'],
  ['Καλημέρα', 'kalimera', 'Καλημέρα'],
  ['🚀 Launch → now', 'launch-now', 'Launch now'],
  ['½ price', 'price-1-2', '½ price'],
])('names the layer %s %s in code and speaks of %s', (name, inCode, spoken) => {
  expect([toKebabCase(name), toSentence(name)]).toEqual([inCode, spoken]);
});

/** Readings without vowels, and those of another language, are no names. */
test.each([
  ['ورود به سیستم', null, 'ورود به سیستم'],
  ['می‌خواهم', null, 'می‌خواهم'],
  ['הגדרות', null, 'הגדרות'],
  ['フレーム 3', null, 'フレーム 3'],
  ['登録', null, '登録'],
  ['로그인', null, '로그인'],
  ['हिन्दी', null, 'हिन्दी'],
  ['API设置', 'api', 'Api设置'],
  ['Hero 見出し', 'hero', 'Hero 見出し'],
])(
  'the layer %s has the name %s in code, because nobody reads its letters in Latin ones',
  (name, inCode, spoken) => {
    expect([toKebabCase(name), toSentence(name)]).toEqual([inCode, spoken]);
  },
);

test('tokens of any script have names in Latin letters', () => {
  const names = ['Größe/Klein', 'Цвет/Фон', '色/背景'];
  const tokens = names.map((name): DesignToken => ({
    name,
    codeName: null,
    kind: 'number',
    collection: null,
    values: [],
  }));
  expect([...tokenProperties(tokens).values()]).toEqual(['--grosse-klein', '--cvet-fon', '--se-bei-jing']);
});

test.each([
  ['en', 'The juices of the region', ['juices', 'region']],
  ['ru', 'Популярные товары', ['populyarnye', 'tovary']],
  ['ja', 'レビューを書く', []],
  ['ja', '新着 Vase', ['vase']],
  ['ar', 'أحدث الأخبار', []],
  ['he', 'החדשות של היום', []],
  ['th', 'สินค้าใหม่', []],
])('names of parts take from a text in %s, %j, the words %j', (language, text, words) => {
  expect(contentWordsOf(text, lexiconOf(language))).toEqual(words);
});
