/**
 * What people look for in real documents: texts of our examples as they remember them, written by hand without a look at
 * any ranking, and texts of the other documents with the errors that people make, chosen and made by chance.
 */
import type { SearchItem } from '#insight/search/collect-items';
import type { Random } from '../../tests/random-designs/random.ts';

export interface DocumentQuery {
  readonly text: string;
  /** What is looked for: an item whose text or name it is. */
  readonly phrase: string;
}

/** Two queries for a text of an example: all of it as one types it, and part of it or with an error. */
const remembered: readonly (readonly [phrase: string, whole: string, part: string])[] = [
  ['Certified by', 'certified by', 'certifed by'],
  ['average heating bill', 'heating bill average', 'average heatng'],
  ['Everything between draught and cosy', 'everything between draught and cosy', 'draught cosy'],
  ['Read the full guide', 'full guide', 'read the ful guide'],
  ['Check my house', 'CHECK MY HOUSE', 'chek my house'],
  ['North shore', 'north shore', 'nort shore'],
  ['This address has no dot in it.', 'address has no dot', 'adress no dot'],
  ['Sold out', 'sold out', 'sodl out'],
  ['Storm on Friday', 'friday storm', 'strom on friday'],
  ['Kilowatt-hours, all streets', 'kilowatt hours all streets', 'kilowat hours streets'],
  ['Sites that need a look', 'sites that need a look', 'sites need lok'],
  ['Quay Works', 'quay works', 'quay wor'],
  ['Roofs beat the forecast', 'roofs beat forecast', 'roofs beat the forcast'],
  ['How we look after the island', 'how we look after the island', 'look after islnd'],
  ['Yuki Tanabe', 'tanabe yuki', 'yuki tanb'],
  ['Dr. Samir Haddad', 'dr samir haddad', 'samir hadad'],
  ['Sings with ice and cello', 'ice and cello', 'sings ice celo'],
  ['Ferry there and back', 'ferry there and back', 'fery back'],
  ['Camping on the meadow', 'meadow camping', 'campng on the meadow'],
  ['How do I get around with a wheelchair?', 'get around with a wheelchair', 'wheelchiar'],
  ['Ihr eigener Saft', 'ihr eigener saft', 'eigner saft'],
  ['Preise ansehen', 'preise ansehen', 'preise anse'],
  ['Altländer Streuobst', 'altlander streuobst', 'altländer streuobt'],
  ['In drei Schritten', 'in drei schritten', 'drei schriten'],
  ['Sonntag, 14 Uhr, in der Scheune', 'sonntag 14 uhr scheune', 'sontag scheune'],
  ['Termin anfragen', 'TERMIN ANFRAGEN', 'termin anfrgaen'],
  ['Mosterei seit 1911', 'mosterei seit 1911', 'mosteri 1911'],
  ['How long does it take to set up?', 'how long does it take to set up', 'how long setup take'],
  ['looks like your shop.', 'looks like your shop', 'looks like yuor shop'],
  ['Venezia Santa Lucia', 'santa lucia venezia', 'venezia santa lcuia'],
  ['A tenth of the carbon', 'a tenth of the carbon', 'tenth of carbn'],
  ['Leaves 20:58, arrives 09:05', 'leaves 20:58 arrives 09:05', 'leaves 20 58'],
  ['Gift a night', 'gift a night', 'gift a nigth'],
  ['کلاس امروز', 'كلاس امروز', 'کلاس امرو'],
  ['دیدن کلاس‌ها', 'ديدن كلاس ها', 'دیدن کلاس'],
  ['ترشی و مربا', 'ترشي و مربا', 'مربا و ترشی'],
  ['دریا فرهمند', 'دريا فرهمند', 'دریا فرهمن'],
  ['غذای شمالی و گیاهی', 'غذای شمالی و گیاهی', 'غذای گیاهی'],
  ['حریم خصوصی', 'حريم خصوصي', 'حریم خصوص'],
  ['Plants that outlive their pots', 'plants outlive their pots', 'plants that outlve'],
  ['Thursday, 14 May', '14 may thursday', 'thursdy 14 may'],
  ['Boston fern', 'boston fern', 'bostn fern'],
  ['Repot the calathea', 'repot calathea', 'repot the calatea'],
  ['Links in running text', 'links in running text', 'links runing text'],
  ['Arcs, stars and holes', 'arcs stars holes', 'arcs stras holes'],
  ['Westmere Evening School', 'westmere evening school', 'westmere evning school'],
  ['Two things need your attention', 'two things need attention', 'things need your atention'],
  ['A hearing loop', 'hearing loop', 'a hearng loop'],
  ['Materials kit', 'materials kit', 'materals kit'],
  ['All tableware', 'all tableware', 'all tablewear'],
  ['Kettle hill teapot', 'kettle hill teapot', 'ketle hill'],
  ['I have read the privacy notice', 'have read the privacy notice', 'read privcy notice'],
  ['See the timetable', 'see the timetable', 'see the timetabel'],
  ['Join the waiting list', 'join waiting list', 'join the wating list'],
];

/** Queries for what some of the items say, as far as they say it. */
export function rememberedQueries(said: ReadonlySet<string>): readonly DocumentQuery[] {
  return remembered
    .filter(([phrase]) => said.has(phrase))
    .flatMap(([phrase, whole, part]) => [whole, part].map((text) => ({ phrase, text })));
}

/** Texts of a document that are looked for, and words of them. */
const perDocument = 6;
const words = { least: 2, most: 6 };

/** Queries for texts of a document, each as it is in another case and order, and with an error. */
export function makeQueries(items: readonly SearchItem[], random: Random): readonly DocumentQuery[] {
  const texts = [...new Set(items.map(({ text }) => text))].filter(
    (text) => /^[^\n]{8,60}$/.test(text) && isLong(wordsOf(text)),
  );
  const chosen = Array.from({ length: Math.min(perDocument, texts.length) }, () => {
    const [text = ''] = texts.splice(random.whole(0, texts.length - 1), 1);
    return text;
  });
  return chosen.flatMap((phrase) => [
    { phrase, text: turn(wordsOf(phrase), random) },
    { phrase, text: mistype(wordsOf(phrase), random) },
  ]);
}

function isLong(typed: readonly string[]): boolean {
  return typed.length >= words.least && typed.length <= words.most && typed.some((word) => word.length > 4);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** All words, from one of them on and then those before it. */
function turn(typed: readonly string[], random: Random): string {
  const at = random.whole(0, typed.length - 1);
  return [...typed.slice(at), ...typed.slice(0, at)].join(' ');
}

/** One letter of the longest word is missing, doubled or exchanged with the next one; a short word is left out. */
function mistype(typed: readonly string[], random: Random): string {
  const longest = typed.reduce((one, other) => (other.length > one.length ? other : one));
  const letters = [...longest];
  const at = random.whole(1, letters.length - 2);
  const [letter = '', next = ''] = letters.slice(at, at + 2);
  const error = [[], [letter, letter, next], [next, letter]][random.whole(0, 2)] ?? [];
  const wrong = [...letters.slice(0, at), ...(error.length === 0 ? [next] : error), ...letters.slice(at + 2)];
  const short = typed.find((word) => word.length < 4);
  return typed
    .filter((word) => word !== short)
    .map((word) => (word === longest ? wrong.join('') : word))
    .join(' ');
}
