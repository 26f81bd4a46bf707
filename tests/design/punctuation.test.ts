import { describe, expect, it } from 'vitest';
import { endMarkOf, hasSentenceMark } from '#design/punctuation';

describe('the mark at the end of a text', () => {
  it.each([
    ['We open at nine.', 'stop'],
    ['予約を確認します。', 'stop'],
    ['हमारे बारे में।', 'stop'],
    ['(See below.)', 'stop'],
    ['هل نسيت كلمة المرور؟', 'question'],
    ['Ξέχασες τον κωδικό;', 'question'],
    ['„Wirklich?“', 'question'],
    ['今すぐ登録！', 'exclamation'],
    ['Loading…', 'ellipsis'],
    ['Loading...', 'ellipsis'],
    ['シフト作成を、', 'comma'],
    ['أولاً،', 'comma'],
    ['Featured in:', 'break'],
    ['料金：', 'break'],
    ['One thing;', 'break'],
    ['Our prices', null],
    ['Rooms (3)', null],
    ['料金プラン', null],
  ])('of %j is %j', (text, mark) => {
    expect(endMarkOf(text)).toBe(mark);
  });
});

it('finds the marks of sentences inside a text, but no commas', () => {
  expect(
    ['Open: daily', '営業中。毎日', 'Add, please', 'メニュー、一覧', 'Edit'].map(hasSentenceMark),
  ).toEqual([true, true, false, false, false]);
});
