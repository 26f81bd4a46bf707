import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import { resizePixels } from '#design/resize-pixels';
import { takeSnapshot } from '#design/take-snapshot';
import { collectItems, type FrameItems, type SearchItem } from '#insight/search/collect-items';
import { likenessOf, readSignature } from '#insight/search/picture-signature';
import { openSearchIndex, type SearchIndex } from '#insight/search/search-index';
import { splitWords } from '#insight/search/split-words';

function itemOf(nodeId: string, part: Partial<SearchItem>): SearchItem {
  return {
    nodeId,
    kind: 'layer',
    name: nodeId,
    text: '',
    description: '',
    colours: [],
    fonts: [],
    width: 100,
    height: 40,
    pictures: [],
    ...part,
  };
}

function frameOf(frameId: string, items: readonly SearchItem[], page = 'Page'): FrameItems {
  return { frameId, name: `Frame ${frameId}`, page, digest: '', items };
}

describe('splitWords', () => {
  it.each([
    ['PrimaryButton/Large_icon', ['primary', 'button', 'large', 'icon']],
    ['Größe œuvre Łódź', ['grosse', 'oeuvre', 'lodz']],
    ['Đăng nhập', ['dang', 'nhap']],
    ['Войти ещё', ['воити', 'еще']],
    ['الإعدادات', ['الاعدادات']],
    ['設定画面', ['設定', '定画', '画面', '面']],
    ['Appleの設定', ['apple', 'の設', '設定', '定']],
    ['로그인 버튼', ['로그인', '버튼']],
    ['लॉगिन करें', ['लॉगिन', 'करें']],
    ['ตั้งค่าบัญชี', ['ตั้ง', 'ค่า', 'บัญชี']],
  ])('splits %s', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe('the index', () => {
  const texts = [
    ['de', 'Passwort vergessen?'],
    ['ru', 'Забыли пароль?'],
    ['ar', 'هل نسيت كلمة المرور؟'],
    ['he', 'שכחת סיסמה?'],
    ['ja', 'パスワードをお忘れですか'],
    ['zh', '忘记密码了吗'],
    ['ko', '비밀번호를 잊으셨나요'],
    ['th', 'ลืมรหัสผ่าน'],
    ['hi', 'पासवर्ड भूल गए'],
    ['el', 'Ξεχάσατε τον κωδικό;'],
  ] as const;
  const index = openSearchIndex();
  index.replaceFrame(
    frameOf('words', [
      ...texts.map(([id, text]) => itemOf(id, { text })),
      itemOf('fill', { text: 'Email address' }),
    ]),
  );

  it.each([
    ['passwrot', 'de'],
    ['пароль', 'ru'],
    ['كلمه المرور', 'ar'],
    ['סיסמה', 'he'],
    ['パスワード', 'ja'],
    ['密码', 'zh'],
    ['비밀번호', 'ko'],
    ['รหัสผ่าน', 'th'],
    ['पासवर्ड', 'hi'],
    ['κωδικο', 'el'],
    ['emial', 'fill'],
    ['addr', 'fill'],
  ])('finds %s first', (text, nodeId) => {
    expect(index.search({ text })[0]).toMatchObject({ nodeId, frameId: 'words' });
  });

  it('ranks a name above a text, and both words above one', () => {
    const found = openSearchIndex();
    found.replaceFrame(
      frameOf('1:1', [
        itemOf('text', { text: 'Save changes to the profile' }),
        itemOf('name', { name: 'Profile', kind: 'component' }),
        itemOf('both', { name: 'Profile changes' }),
      ]),
    );
    expect(found.search({ text: 'profile' })[0]).toMatchObject({ nodeId: 'name', why: 'in the name' });
    expect(found.search({ text: 'profile changes' })[0]?.nodeId).toBe('both');
    const kinds = { filters: { kinds: ['layer'] } } as const;
    expect(found.search({ text: 'profile', ...kinds }).map(({ nodeId }) => nodeId)).not.toContain('name');
  });

  it('finds a colour and those like it, the nearest and largest first, and where one is used', () => {
    const found = openSearchIndex();
    found.replaceFrame(
      frameOf('1:1', [
        itemOf('1:1', {
          kind: 'frame',
          colours: [
            ['#ffffff', 0.9],
            ['#3366ff', 0.1],
          ],
        }),
        itemOf('exact', { colours: [['#3366ff', 1]] }),
        itemOf('near', { colours: [['#3a6cf5', 1]] }),
        itemOf('far', { colours: [['#cc3344', 1]] }),
      ]),
    );
    expect(found.search({ text: '#3366ff' }).map(({ nodeId }) => nodeId)).toEqual(['exact', 'near', '1:1']);
    expect(found.findColour('#3366ff').map(({ nodeId }) => nodeId)).toEqual(['exact']);
  });

  it('forgets what a frame no longer has, and opens what was saved', () => {
    const found = openSearchIndex();
    found.replaceFrame(frameOf('1:1', [itemOf('a', { text: 'Checkout' })]));
    found.replaceFrame(frameOf('2:1', [itemOf('b', { text: 'Checkout' })], 'Shop'));
    found.replaceFrame(frameOf('1:1', [itemOf('c', { text: 'Basket' })]));
    expect(found.search({ text: 'checkout' }).map(({ nodeId }) => nodeId)).toEqual(['b']);
    const again = openSearchIndex(
      JSON.parse(JSON.stringify(found.save())) as ReturnType<SearchIndex['save']>,
    );
    expect(again.search({ text: 'basket' }).map(({ nodeId }) => nodeId)).toEqual(['c']);
    expect(again.search({ text: 'checkout', filters: { pages: ['Page'] } })).toEqual([]);
  });
});

describe('collectItems', () => {
  it('lists a frame, its components, pictures and texts with colours and fonts', () => {
    const document = openDocument(JSON.parse(readFileSync('examples/landing/figma.json', 'utf8')), 'landing');
    const [frame] = document.pages.flatMap(({ nodes }) => framesOf(nodes));
    const extras = { variables: null, images: {}, exports: {}, pictures: {} };
    const tree = readDesign(takeSnapshot(document, [frame?.id ?? ''], extras));
    const [read] = tree.frames;
    const { items } = collectItems(read ?? expect.fail('no frame'), tree.components, '');
    const whole = items.find(({ kind }) => kind === 'frame');
    expect(whole?.text.length).toBeGreaterThan(200);
    expect(whole?.colours.reduce((sum, [, share]) => sum + share, 0)).toBeGreaterThan(0.9);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(
      new Set(['frame', 'component', 'picture', 'layer']),
    );
    expect(items.filter(({ kind }) => kind === 'picture').every(({ pictures }) => pictures.length > 0)).toBe(
      true,
    );
    expect(new Set(items.map(({ nodeId }) => nodeId)).size).toBe(items.length);
  });
});

describe('pictures', () => {
  const pictures = ['frame-and-page', 'images', 'panel'].map((name) =>
    readPng(readFileSync(`examples/pictures/${name}.png`)),
  );
  const half = ({ width, height, ...rest }: Pixels): Pixels =>
    resizePixels(
      { ...rest, width, height },
      { width: Math.round(width / 2.5), height: Math.round(height / 2.5) },
    );

  it('are alike in other sizes, and unlike others', () => {
    const signatures = pictures.map(readSignature);
    const small = pictures.map((picture) => readSignature(half(picture)));
    signatures.forEach((one, row) => {
      small.forEach((other, column) => {
        if (row === column) expect(likenessOf(one, other)).toBeGreaterThan(0.9);
        else expect(likenessOf(one, other)).toBeLessThan(0.9);
      });
    });
    const index = openSearchIndex();
    index.replaceFrame(
      frameOf(
        '1:1',
        signatures.map((_, at) => itemOf(`p${at}`, { kind: 'picture', pictures: [`hash${at}`] })),
      ),
    );
    signatures.forEach((signature, at) => index.setSignature(`hash${at}`, signature));
    small.forEach((picture, at) => expect(index.search({ picture })[0]?.nodeId).toBe(`p${at}`));
  });
});
