import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import type { SearchFilters } from '#design/search';
import { resizePixels } from '#design/resize-pixels';
import { takeSnapshot } from '#design/take-snapshot';
import { collectItems, type FrameItems, type SearchItem } from '#insight/search/collect-items';
import { readCaptions, writeCaptionRequest } from '#insight/search/captions';
import { planDescriptions, vectorKeyOf } from '#insight/search/describe-items';
import { packDescriptions, unpackDescriptions } from '#insight/search/pack-descriptions';
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

  it('ranks what is nothing but the words highest where one of them has an error too', () => {
    const found = openSearchIndex();
    found.replaceFrame(
      frameOf('1:1', [
        ...Array.from({ length: 12 }, (_, at) =>
          itemOf(`other ${at}`, {
            text: `Enter the verification code ${at} that we sent, then the next code`,
          }),
        ),
        itemOf('often', { text: 'No verification code? Your code, a new code' }),
        itemOf('label', { text: 'Verification code' }),
      ]),
    );
    expect(found.search({ text: 'verificatiion code' })[0]?.nodeId).toBe('label');
  });

  it('keeps what has every word beside one that fits far better', () => {
    const found = openSearchIndex();
    const texts = Array.from({ length: 40 }, (_, at) =>
      itemOf(`text ${at}`, { text: `Order ${at}, history` }),
    );
    const others = Array.from({ length: 300 }, (_, at) => itemOf(`other ${at}`, { text: `Other ${at}` }));
    found.replaceFrame(
      frameOf('1:1', [itemOf('name', { name: 'Order history', kind: 'component' }), ...texts, ...others]),
    );
    const hits = found.search({ text: 'order history' }).map(({ nodeId }) => nodeId);
    expect([hits[0], hits.length]).toEqual(['name', 41]);
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

describe('sorting', () => {
  const of = (nodeId: string, name: string, part: Partial<SearchItem> = {}) =>
    itemOf(nodeId, { kind: 'component', name, ...part });
  const found = openSearchIndex();
  found.replaceFrame(
    frameOf('1:1', [
      of('b1', 'Button', { text: 'Save' }),
      of('b2', 'Button', { text: 'Cancel' }),
      of('b3', 'Button', { text: 'Delete account', findings: 2 }),
      of('n1', 'Nav item', { text: 'Home', findings: 0 }),
      of('n2', 'Nav item', { text: 'Settings', height: 90 }),
      of('p1', 'image 3', { kind: 'picture', pictures: ['a'] }),
      of('p2', 'image 9', { kind: 'picture', pictures: ['b'] }),
      of('lone', 'Barcode'),
      itemOf('layer', { text: 'Button' }),
    ]),
  );
  const flat = (grey: number): Pixels => ({
    width: 8,
    height: 8,
    data: new Uint8ClampedArray(256).fill(grey).map((value, at) => (at % 4 === 3 ? 255 : value)),
  });
  found.setSignature('a', readSignature(flat(90)));
  found.setSignature('b', readSignature(flat(92)));
  const idsOf = (order: Parameters<SearchIndex['sort']>[0]) =>
    found.sort(order).map(({ name, hits }) => [name, hits.map(({ nodeId }) => nodeId).sort()]);

  it('finds what is alike by words, or by looks where there are no words, and names it', () => {
    expect(idsOf({ query: {} })).toEqual([
      ['Button', ['b1', 'b2', 'b3']],
      ['Nav item', ['n1', 'n2']],
      [expect.any(String), ['p1', 'p2']],
      ['Other', ['lone']],
    ]);
    expect(idsOf({ query: {} })).toEqual(idsOf({ query: {} }));
  });

  it('puts everything into the category that fits best, and what fits none into another', () => {
    const categories = [{ name: 'buttons' }, { name: 'navigation' }, { name: 'charts' }];
    expect(idsOf({ query: {}, categories })).toEqual([
      ['buttons', ['b1', 'b2', 'b3']],
      ['navigation', ['n1', 'n2']],
      ['charts', []],
      ['Other', ['lone', 'p1', 'p2']],
    ]);
    const filters = { kinds: ['picture'] } as const;
    expect(idsOf({ query: { filters }, categories: [{ name: 'buttons' }] })).toEqual([
      ['buttons', []],
      ['Other', ['p1', 'p2']],
    ]);
  });

  it('goes by captions and vectors where a model gave them', () => {
    const index = openSearchIndex();
    index.replaceFrame(
      frameOf('1:1', [
        of('tree', 'image 1', { kind: 'picture' }),
        of('leaf', 'image 2', { kind: 'picture' }),
        of('car', 'image 3', { kind: 'picture' }),
        of('bus', 'image 4', { kind: 'picture' }),
      ]),
    );
    const vectors = { tree: [120, 10], leaf: [110, 20], car: [5, 120], bus: [9, 110] };
    for (const [key, vector] of Object.entries(vectors))
      index.describe(key, { caption: `A picture of a ${key}.`, vector: Int8Array.from(vector) });
    const ids = (order: Parameters<SearchIndex['sort']>[0]) =>
      index.sort(order).map(({ hits }) => hits.map(({ nodeId }) => nodeId).sort());
    expect(ids({ query: {} })).toEqual([
      ['leaf', 'tree'],
      ['bus', 'car'],
    ]);
    const categories = [
      { name: 'Verkehr', vector: Int8Array.from([0, 127]) },
      { name: 'Pflanzen', vector: Int8Array.from([127, 0]) },
    ];
    expect(ids({ query: {}, categories })).toEqual([
      ['bus', 'car'],
      ['leaf', 'tree'],
    ]);
    const meant = index.search({ text: 'Wald', vector: Int8Array.from([127, 0]) });
    expect(meant[0]).toMatchObject({ nodeId: 'tree', why: 'shows “A picture of a tree.”' });
    expect(meant.map(({ nodeId }) => nodeId)).not.toContain('car');
    expect(index.search({ text: 'bus' })[0]).toMatchObject({
      nodeId: 'bus',
      why: 'in the caption “A picture of a bus.”',
    });
  });

  it('leaves out what a filter does not want', () => {
    const search = (filters: SearchFilters) => found.search({ filters }).map(({ nodeId }) => nodeId);
    expect(search({ audit: 'findings' })).toEqual(['b3']);
    expect(search({ audit: 'clean' })).toEqual(['n1']);
    expect(search({ minHeight: 60 })).toEqual(['n2']);
    expect(found.facets().isAudited).toBe(true);
  });
});

describe('captions', () => {
  const request = writeCaptionRequest([
    { bytes: new Uint8Array(4), mime: 'image/png' },
    { bytes: new Uint8Array(4), mime: 'image/png' },
  ]);

  it('are asked for in one request, and read whatever comes back', () => {
    expect(request.parts.filter(({ kind }) => kind === 'image')).toHaveLength(2);
    const answer = (captions: unknown) => readCaptions(JSON.stringify({ captions }), 2);
    expect(answer([{ picture: 2, caption: ' A boat ', words: ['ship', 7] }])).toEqual([null, 'A boat\nship']);
    expect(answer([{ picture: 3, caption: 'x' }, { picture: 1.5, caption: 'x' }, null])).toEqual([
      null,
      null,
    ]);
    expect(answer('no list')).toEqual([null, null]);
    expect(readCaptions('{"captions":[{"pict', 2)).toEqual([null, null]);
  });

  it('are packed with their vectors, and asked for again where what was kept is damaged', () => {
    const items = [{ key: 'a', item: { name: 'image 1', text: '', description: '' }, picture: 'f00d' }];
    const captions = new Map([
      ['f00d', 'A boat'],
      ['gone', 'A car'],
    ]);
    const digest = vectorKeyOf(items[0] ?? expect.fail(), { captions, vectors: new Map() }, 'm') ?? '';
    const known = { captions, vectors: new Map([[digest, Int8Array.from([127, -127, 3])]]) };
    const packed = packDescriptions(known, items, 'm');
    const opened = unpackDescriptions(packed);
    expect([...opened.captions]).toEqual([['f00d', 'A boat']]);
    expect([...(opened.vectors.get(digest) ?? [])]).toEqual([127, -127, 3]);
    expect(planDescriptions(items, opened, 'm')).toEqual({ pictures: [], texts: [] });
    expect(planDescriptions(items, opened, 'other')).toMatchObject({
      pictures: [],
      texts: [expect.any(String)],
    });
    expect(unpackDescriptions({ ...packed, bytes: packed.bytes.slice(1) }).captions.size).toBe(0);
    expect(unpackDescriptions({ ...packed, text: '{' }).captions.size).toBe(0);
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
    const picture = items.find(({ kind }) => kind === 'picture')?.nodeId ?? '';
    const audited = collectItems(read ?? expect.fail(), tree.components, '', (id) =>
      id === picture ? 3 : 0,
    );
    const countOf = (nodeId: string) => audited.items.find((item) => item.nodeId === nodeId)?.findings;
    expect([countOf(picture), countOf(read?.root.id ?? '')]).toEqual([3, 3]);
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
