/** Storyboards, comics and animations from a script. */
import { describe, expect, it } from 'vitest';
import type { ImageRule } from '#design/image-rules';
import type { NewLayer } from '#design/new-layer';
import { type PictureSet, readStyleCard } from '#design/picture-sets';
import { drawStory, pictureKey } from '#visuals/storyboard/draw-story';
import { matchPanels } from '#visuals/storyboard/match-panels';
import { planStory } from '#visuals/storyboard/plan-story';
import { readScript, type StoryKind } from '#visuals/storyboard/read-script';

const size = { width: 320, height: 240 };
const text = `title: The letter
# Mira is a character of the style card
Mira opens the door
caption: Morning.
Mira: Who is there?

A letter on the step
Mira: For me?
Tom: For you.`;
const set: PictureSet = {
  id: 's',
  name: 'Forest tales',
  card: readStyleCard({ style: 'woodcut' }),
  references: [{ hash: 'b'.repeat(40), mime: 'image/png', role: 'style', name: 'Mira' }],
  characters: [{ name: 'Mira', looks: 'a red fox', references: ['b'.repeat(40)] }],
};
const flat = (layer: NewLayer): readonly NewLayer[] => [
  layer,
  ...(layer.kind === 'frame' ? layer.children.flatMap(flat) : []),
];
const wordsOf = (layers: readonly NewLayer[]) =>
  layers.flatMap((layer) => (layer.kind === 'text' ? [layer.characters] : []));
const planned = (kind: StoryKind, script = text, rules: readonly ImageRule[] = []) => {
  const read = readScript(script, kind);
  const places = Object.fromEntries(read.panels.map((_, index) => [pictureKey(index), `1:${index}`]));
  let count = 0;
  return planStory(
    { action: 'click', quality: 'low' },
    { script: read, kind, size, places, set, rules, takesReferences: true },
    () => `id-${(count += 1)}`,
  );
};

describe('a script', () => {
  it('is panels with what is seen, captions and speech', () => {
    expect(readScript(text, 'comic')).toEqual({
      title: 'The letter',
      panels: [
        {
          words: 'Mira opens the door',
          captions: ['Morning.'],
          speech: [{ speaker: 'Mira', words: 'Who is there?' }],
        },
        {
          words: 'A letter on the step',
          captions: [],
          speech: [
            { speaker: 'Mira', words: 'For me?' },
            { speaker: 'Tom', words: 'For you.' },
          ],
        },
      ],
    });
    expect(readScript('One\nTwo\n\nThree', 'animation').panels.map(({ words }) => words)).toEqual([
      'One',
      'Two',
      'Three',
    ]);
  });

  it('reports its mistakes in one sentence', () => {
    const mistake = (script: string) => {
      try {
        readScript(script, 'comic');
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(mistake('# nothing')).toContain('Write what the first image shows.');
    expect(mistake('caption: Morning.')).toContain('Panel 1 begins with a caption.');
    expect(mistake('A door\n\nA step\nand a letter')).toContain('Panel 2: “and a letter” is neither');
    expect(mistake(Array.from({ length: 61 }, () => 'A door').join('\n\n'))).toContain('61 images');
  });
});

describe('the layers of a story', () => {
  it('have a place for each picture, and every letter as text', () => {
    for (const kind of ['storyboard', 'comic'] as const) {
      const frame = drawStory(readScript(text, kind), kind, size, 3);
      const layers = flat(frame);
      const keys = layers.flatMap((layer) => (layer.kind === 'rectangle' ? [layer.key] : []));
      expect(keys).toEqual(['picture-1', 'picture-2']);
      const words = wordsOf(layers).join(' | ');
      for (const part of ['The letter', 'Morning.', 'Who is there?', 'For me?', 'For you.'])
        expect(words).toContain(part);
    }
  });

  it('stay in their panel: balloons of a comic lie over its picture, in the order in which they are read', () => {
    const { children } = drawStory(readScript(text, 'comic'), 'comic', size, 3);
    const panel = children.find(({ name }) => name === 'Panel 2');
    const balloons = panel?.kind === 'frame' ? panel.children.filter(({ kind }) => kind === 'frame') : [];
    expect(balloons.map(({ name }) => name)).toEqual(['Mira: For me?', 'Tom: For you.']);
    const [first, second] = balloons;
    expect(first && second && second.y >= first.y + first.height && second.x > first.x).toBe(true);
    for (const { x, width } of balloons) expect(x >= 0 && x + width <= size.width).toBe(true);
  });

  it('are rows of so many panels, none over another', () => {
    const script = readScript(Array.from({ length: 7 }, (_, at) => `Step ${at}`).join('\n'), 'animation');
    const { children, width, height } = drawStory(script, 'animation', size, 3);
    expect(children.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6, 7].map((one) => `Frame ${one}`));
    expect(children.map(({ x }) => x)).toEqual([24, 368, 712, 24, 368, 712, 24]);
    const last = children.at(-1);
    expect(last && last.y + last.height <= height && last.x + last.width <= width).toBe(true);
  });
});

describe('the pictures of a story', () => {
  it('show who speaks, with the looks and pictures of the character, and hold no words of theirs', () => {
    const specs = planned('comic');
    expect(specs.map(({ place }) => place)).toEqual([
      { nodeId: '1:0', where: 'fill' },
      { nodeId: '1:1', where: 'fill' },
    ]);
    expect(specs[1]).toMatchObject({
      words: 'A letter on the step, with Mira and Tom',
      width: 640,
      height: 480,
      quality: 'low',
      references: [{ hash: 'b'.repeat(40) }],
    });
    for (const { prompt } of specs) {
      expect(prompt).toContain('Mira: a red fox.');
      expect(prompt).toContain('No letters');
      expect(prompt).not.toMatch(/Morning|Who is there|For me/);
    }
  });

  it('know their frame of an animation', () => {
    const specs = planned('animation', 'Mira stands\nMira jumps');
    expect(specs.map(({ prompt }) => /Frame \d of \d/.exec(prompt)?.[0])).toEqual([
      'Frame 1 of 2',
      'Frame 2 of 2',
    ]);
  });
});

describe('panels of a changed script', () => {
  const match = (before: string, after: string) =>
    matchPanels(readScript(before, 'comic').panels, readScript(after, 'comic').panels);

  it('keep the picture of the panel with the same words and speakers, wherever it goes', () => {
    expect(match('A door\n\nA letter\n\nA garden', 'A garden\n\nA door\n\nA shed')).toEqual([2, 0, null]);
    expect(match('A door\nMira: Hello', 'A door\nMira: Goodbye')).toEqual([0]);
    expect(match('A door\nMira: Hello', 'A door\nTom: Hello')).toEqual([null]);
  });

  it('use each picture once, first where it is', () => {
    expect(match('A door\n\nA door', 'A shed\n\nA door\n\nA door')).toEqual([null, 1, 0]);
  });
});

describe('the rules of a file', () => {
  it('count for a panel by what is said in it', () => {
    const when = { field: 'text', token: '', test: 'contains', value: 'for me' } as const;
    const rule: ImageRule = { id: 'r', on: true, when, then: { part: 'light', value: 'candlelight' } };
    expect(planned('comic', text, [rule]).map(({ prompt }) => prompt.includes('candlelight'))).toEqual(
      planned('comic').map((_, index) => index === 1),
    );
  });
});
