/** Empty places of a design: which layers are some, what goes into them, and that new texts fit. */
import { describe, expect, it } from 'vitest';
import { readDesign } from '#design/read-design';
import { askForTexts, readTextsAnswer } from '#visuals/fill/ask-for-texts';
import { contentTables } from '#visuals/fill/content/tables';
import { fitsAvailableSpace } from '#visuals/fill/choose-texts';
import { isPlainPicture } from '#visuals/fill/judge-picture';
import { planFill } from '#visuals/fill/plan-fill';
import { planFillPictures } from '#visuals/fill/plan-fill-pictures';
import { isLorem, isSampleText, namesPicture, namesPortrait } from '#visuals/fill/placeholder-words';
import { drawSlotFile } from '../../bench/slots/draw-slot-pages.ts';
import { scoreSlots } from '../../bench/slots/score-slots.ts';
import { openExample } from '../ui/open-example.ts';

const drawn = drawSlotFile();
const score = scoreSlots(drawn);
const texts = score.plans.flatMap((plan) => plan.texts);

describe('a file with sixty empty places in five languages', () => {
  it('has every one of them found, and nothing that only looks like one', () => {
    expect(drawn.expected).toHaveLength(60);
    expect(score.missed).toEqual([]);
    expect(score.wrong).toEqual([]);
    expect(score.plans.map(({ language }) => language)).toEqual(['en', 'de', 'es', 'ja', 'fa']);
  });

  it('has the words around each place in its prompt', () => {
    expect(score.words.expected).toBeGreaterThan(80);
    expect(score.words.missing).toEqual([]);
  });

  it('hides the lines and signs of a place, and nothing that is written there', () => {
    const marks = new Set(score.plans.flatMap(({ pictures }) => pictures.flatMap((one) => one.marks)));
    // Two crossing lines, two product icons and the person, a page each.
    expect(marks.size).toBe(5 * 8);
    expect(drawn.decoys.filter((id) => marks.has(id))).toEqual([]);
  });
});

describe('an icon of a person', () => {
  it('is no empty avatar where it stands in a row of other icons', () => {
    const example = openExample('persian-page');
    const tree = readDesign(example.snapshotOf(example.frames.map(({ id }) => id)));
    const found = planFill(tree, new Map()).flatMap(({ pictures }) => pictures.map(({ name }) => name));
    expect(found).toEqual([]);
  });
});

describe('the texts of a card', () => {
  it('fit their layers, are in the language of the page, and differ from card to card', () => {
    expect(texts).toHaveLength(25);
    for (const { choices, availableSpace } of texts)
      expect(choices.every((text) => fitsAvailableSpace(text, availableSpace))).toBe(true);
    for (const plan of score.plans) {
      const table = contentTables.find(({ language }) => language === plan.language);
      const name = plan.texts.find(({ role }) => role === 'name');
      expect([table?.women, table?.men].some((list) => list?.includes(name?.choices[0] ?? '-'))).toBe(true);
      const paragraphs = plan.texts
        .filter(({ role }) => role === 'paragraph')
        .map(({ choices }) => choices[0]);
      expect(new Set(paragraphs).size).toBe(paragraphs.length);
    }
  });

  it('belong to one person: the portrait is of who is named beside it', () => {
    for (const plan of score.plans) {
      const name = plan.texts.find(({ role }) => role === 'name');
      const portrait = plan.pictures.find(({ card, kind }) => card === name?.card && kind === 'portrait');
      expect(portrait?.words).toContain(name?.choices[0] ?? '-');
      expect(portrait?.words).toMatch(/^Portrait of a (woman|man): /);
    }
  });

  it('break where a line is full', () => {
    const [text] = texts;
    const availableSpace = { ...text!.availableSpace, width: 100, lines: 2 };
    expect(fitsAvailableSpace('Short words here', availableSpace)).toBe(true);
    expect(
      fitsAvailableSpace('Short words here, and so many more of them that there is no room', availableSpace),
    ).toBe(false);
    expect(fitsAvailableSpace('Donaudampfschifffahrtsgesellschaft', availableSpace)).toBe(false);
    expect(fitsAvailableSpace('販売する品はすべて修理できます', { ...availableSpace, width: 150 })).toBe(
      true,
    );
  });
});

describe('texts by a model', () => {
  it('are asked for by card with their room, and only those that fit and were asked for count', () => {
    const request = askForTexts(score.plans);
    const asked = JSON.stringify(request.parts);
    expect(texts.every(({ nodeId }) => asked.includes(nodeId))).toBe(true);
    const [name, job] = texts;
    const answer = JSON.stringify({
      texts: [
        { id: name!.nodeId, text: ' Iris\u202e Vale\n' },
        { id: job!.nodeId, text: 'A very long description of a job that no line of this card has room for' },
        { id: '99:99', text: 'Nobody asked' },
        { id: 7 },
      ],
    });
    expect([...readTextsAnswer(answer, score.plans)]).toEqual([[name!.nodeId, 'Iris Vale']]);
    expect(() => readTextsAnswer('no list', score.plans)).toThrow(/built-in ones/);
  });
});

describe('the pictures of one filling', () => {
  it('are of one click, as large as their places, and follow the rules of the file', () => {
    const fills = score.plans.flatMap(({ pictures }) => pictures);
    const rule = {
      id: 'r',
      on: true,
      when: { field: 'language', token: '', test: 'is', value: 'de' },
      then: { part: 'style', value: 'woodcut' },
    } as const;
    let ids = 0;
    const order = { action: 'click', quality: 'low', takesSeed: true, rules: [rule] } as const;
    const specs = planFillPictures(fills, order, () => `id-${(ids += 1)}`);
    expect(new Set(specs.map(({ action }) => action))).toEqual(new Set(['click']));
    expect(
      specs.every(({ place }, index) => place.where === 'fill' && place.nodeId === fills[index]?.nodeId),
    ).toBe(true);
    expect(specs[0]).toMatchObject({ width: 520, height: 320, seed: 1 });
    const avatar = fills.findIndex(({ width }) => width === 56);
    expect(specs[avatar]).toMatchObject({ width: 256, height: 256 });
    const styled = specs.filter(({ prompt }) => prompt.includes('Style: woodcut'));
    expect(styled.length).toBeGreaterThanOrEqual(4);
    expect(styled.every(({ place }) => place.nodeId?.startsWith('2:'))).toBe(true);
  });
});

describe('names and samples', () => {
  it.each([
    'Hero image',
    'productPhoto',
    'Platzhalter 3',
    'foto_kunde',
    '画像',
    'تصویر',
    'Изображение',
    'imagen/2',
  ])('takes "%s" for a layer of a picture', (name) => expect(namesPicture(name)).toBe(true));
  it.each(['Card', 'Header', 'Imagination', 'Photosynthesis', 'Background', 'Divider', 'Bildschirm'])(
    'does not take "%s" for one',
    (name) => expect(namesPicture(name) || namesPortrait(name)).toBe(false),
  );
  it('distinguishes sample text from words of a language', () => {
    expect(['Lorem ipsum dolor', 'Sed do eiusmod tempor', 'lorem'].every(isLorem)).toBe(true);
    expect(['In est', 'Magna Carta', 'The tempo of it', 'Sit down and eat'].some(isLorem)).toBe(false);
    expect(
      ['Your text here', 'Hier steht Text', 'ここにテキストが入ります', 'نام و نام خانوادگی'].every(
        isSampleText,
      ),
    ).toBe(true);
    expect(['Your order', 'Titelstory', 'Text us'].some(isSampleText)).toBe(false);
  });
});

describe('a picture that shows nothing', () => {
  const pixels = (colourAt: (x: number, y: number) => readonly number[]) => {
    const data = new Uint8ClampedArray(64 * 64 * 4);
    for (let y = 0; y < 64; y += 1)
      for (let x = 0; x < 64; x += 1) data.set([...colourAt(x, y), 255].slice(0, 4), (y * 64 + x) * 4);
    return { width: 64, height: 64, data };
  };
  it('is one plane, chequers, or a grey with a sign; a logo, a product and a photograph are none', () => {
    const chequers = pixels((x, y) => (((x >> 3) + (y >> 3)) % 2 ? [255, 255, 255] : [204, 204, 204]));
    const isIn = (x: number, y: number, half: number) => Math.abs(x - 32) < half && Math.abs(y - 32) < half;
    const sign = pixels((x, y) => (isIn(x, y, 10) ? [150, 150, 150] : [220, 220, 222]));
    const logo = pixels((x, y) => (isIn(x, y, 14) ? [0, 0, 0] : [255, 255, 255]));
    const product = pixels((x, y) => (isIn(x, y, 14) ? [180, 40, 30] : [236, 236, 236]));
    const shades = pixels((x, y) => [x * 3, y * 3, 90]);
    const greys = pixels((x, y) => [x * 2 + y, x * 2 + y, x * 2 + y]);
    expect([pixels(() => [210, 210, 210]), chequers, sign].map(isPlainPicture)).toEqual([true, true, true]);
    expect([logo, product, shades, greys].map(isPlainPicture)).toEqual([false, false, false, false]);
  });
});
