import { expect, it } from 'vitest';
import { classifyTexts } from '#codegen/naming/classify-text';

it.each([
  ['date', ['12. Oktober', '3. Mai 2026']],
  ['date', ['12 марта', '1 мая']],
  ['date', ['۱۲ فروردین', '۳ مهر ۱۴۰۵']],
  ['date', ['10月12日', '2026年3月1日（日）']],
  ['date', ['Oct 12', '3rd May 2026', 'Sat 14 Jun']],
  ['price', ['1 200 ₽', '90 руб.']],
  ['price', ['۴۵٬۰۰۰ تومان']],
  ['price', ['¥1,200', '300円']],
  ['price', ['R$ 1.234,50', 'R$ 9']],
  [null, ['Rpx 12', 'rubx 9']],
  ['time', ['١٠:٣٠', '٠٩:٠٠']],
  ['share', ['٤٥%']],
  ['count', ['84 / 240', '0 / 240']],
  ['price', ['$12', '$29', 'Custom']],
  ['time', ['09:00', '10:30', 'Closed']],
  [null, ['$12', 'Custom']],
  [null, ['$12', '$29', 'Ask us']],
  [null, ['$12', '$29', 'Custom', 'Free']],
  [null, ['$12', '4 %', 'Custom']],
  ['quote', ['“They answered within the hour.”', '«Alles war am nächsten Tag da.»']],
  [null, ['“Hi”', 'There']],
  [null, ['You may go', 'We march']],
  [null, ['Room 12', 'Table 4 of May']],
])('%s: %j', (kind, texts) => {
  expect(classifyTexts(texts)).toBe(kind);
});
