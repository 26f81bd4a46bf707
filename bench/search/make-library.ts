/** A library of made items around the phrases: each phrase a few times, and noise of the same words in other company. */
import type { FrameItems, SearchItem } from '#insight/search/collect-items';
import type { Random } from '../../tests/random-designs/random.ts';
import { phrases } from './phrases.ts';

export interface Library {
  readonly frames: readonly FrameItems[];
  /** How well an item answers a phrase, 1 to 3, by `language phrase` and then by id. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const perFrame = 50;

export function makeLibrary(count: number, random: Random): Library {
  const items: SearchItem[] = [];
  const grades = new Map<string, Map<string, number>>();
  const add = (part: Pick<SearchItem, 'name' | 'text'>, kind: SearchItem['kind']): string => {
    const nodeId = `${items.length + 1}:1`;
    items.push({
      ...part,
      nodeId,
      kind,
      description: '',
      colours: [],
      fonts: [],
      width: 200,
      height: 40,
      pictures: [],
    });
    return nodeId;
  };
  for (const [language, known] of Object.entries(phrases)) {
    const words = [...new Set(known.flatMap(({ phrase }) => phrase.split(' ')))];
    for (const { phrase } of known) {
      const some = () => words[random.whole(0, words.length - 1)] ?? '';
      const graded = new Map<string, number>();
      graded.set(add({ name: phrase, text: '' }, 'component'), 3);
      graded.set(add({ name: 'Label', text: phrase }, 'layer'), 3);
      graded.set(add({ name: 'Button', text: phrase }, 'layer'), 3);
      for (let index = 0; index < 3; index += 1)
        graded.set(add({ name: 'Note', text: `${some()} ${phrase} ${some()} ${some()}` }, 'layer'), 2);
      grades.set(`${language} ${phrase}`, graded);
    }
  }
  const languages = Object.values(phrases).map((known) => known.map(({ phrase }) => phrase));
  while (items.length < count) {
    const known = languages[random.whole(0, languages.length - 1)] ?? [];
    const words = known.flatMap((phrase) => phrase.split(' '));
    const chosen = Array.from({ length: random.whole(2, 6) }, () => words[random.whole(0, words.length - 1)]);
    add({ name: `Layer ${items.length}`, text: chosen.join(' ') }, 'layer');
  }
  return { frames: toFrames(random, items), grades };
}

function toFrames(random: Random, items: readonly SearchItem[]): readonly FrameItems[] {
  const shuffled = items
    .map((item) => ({ item, at: random.share() }))
    .sort((one, other) => one.at - other.at);
  return Array.from({ length: Math.ceil(items.length / perFrame) }, (_, index) => ({
    frameId: `frame-${index}`,
    name: `Frame ${index}`,
    page: `Page ${index % 7}`,
    digest: '',
    items: shuffled.slice(index * perFrame, (index + 1) * perFrame).map(({ item }) => item),
  }));
}
