/** Finds the texts of a frame that only stand for others, and what each of them stands for. */
import { lexiconOf } from '#design/lexicon/lexicon';
import { estimateWidth, lineHeightOf } from '#design/text-width';
import type { TextStyle } from '#design/tree';
import type { PictureSlot } from './find-picture-slots.ts';
import { isLorem, isSampleText } from './placeholder-words.ts';
import { ancestorsOf, type FrameLayers, isInside, type SlotLayer, type TextLayer } from './slot-index.ts';

/** What a text is about. */
export type TextRole =
  | 'name'
  | 'job'
  | 'city'
  | 'company'
  | 'email'
  | 'phone'
  | 'date'
  | 'price'
  | 'title'
  | 'sentence'
  | 'paragraph';

export interface TextSlot {
  readonly layer: TextLayer;
  readonly role: TextRole;
  readonly availableSpace: AvailableTextSpace;
}

/** How much text a layer has room for. */
export interface AvailableTextSpace {
  /** px of a line. */
  readonly width: number;
  readonly lines: number;
  readonly style: TextStyle;
}

/** Finds the sample texts of a frame; a word that may be meant counts where it is repeated or stands by an empty place. */
export function findTextSlots(frame: FrameLayers, pictures: readonly PictureSlot[]): readonly TextSlot[] {
  const uses = new Map<string, number>();
  for (const { node } of frame.texts) {
    const key = node.characters.trim().toLowerCase();
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const isSlot = (text: TextLayer): boolean => {
    const { characters } = text.node;
    if (isLorem(characters)) return true;
    if (!isSampleText(characters) || isLabel(text, frame)) return false;
    const isPhrase =
      /\p{L}[\s-]+\p{L}/u.test(characters.trim()) ||
      /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4,}$/u.test(characters.trim());
    const isRepeated = (uses.get(characters.trim().toLowerCase()) ?? 0) > 1;
    return isPhrase || isRepeated || isBesideSlot(text, pictures);
  };
  return frame.texts
    .filter(isSlot)
    .map((layer) => ({ layer, role: findRole(layer, frame), availableSpace: measureAvailableSpace(layer) }));
}

/** A short text close above or before a box that one can type in. */
function isLabel(text: TextLayer, { layers }: FrameLayers): boolean {
  const { box, parent } = text;
  return layers.some(
    (one) =>
      one.parent === parent &&
      one.node.kind === 'box' &&
      one.box.height >= 28 &&
      one.box.height <= 64 &&
      one.box.width >= 120 &&
      one.box.y >= box.y + box.height - 1 &&
      one.box.y - box.y - box.height <= 16 &&
      Math.abs(one.box.x - box.x) <= 8,
  );
}

function isBesideSlot(text: TextLayer, pictures: readonly PictureSlot[]): boolean {
  const around = ancestorsOf(text).slice(0, 2);
  return pictures.some(({ layer }) => around.some((one) => one.depth > 0 && isInside(layer, one)));
}

/** By what the sample says, then by the layer's name, then by its looks. */
function findRole(layer: TextLayer, frame: FrameLayers): TextRole {
  const { node } = layer;
  const named = isLorem(node.characters) ? null : roleIn(node.characters, frame.language);
  const found = named ?? roleIn(splitName(node.name), frame.language);
  if (found !== null) return found;
  const style = mainStyleOf(layer);
  const availableSpace = measureAvailableSpace(layer);
  const words = node.characters.trim().split(/\s+/).length;
  if (availableSpace.lines >= 3) return 'paragraph';
  if (availableSpace.lines === 2 && words > 5) return 'sentence';
  const others = textsBeside(layer, frame).map((text) => mainStyleOf(text).size);
  const isLargest = others.every((size) => style.size >= size);
  return isLargest || style.weight >= 600 || words <= 4 ? 'title' : 'sentence';
}

const rolesOfTopics = {
  name: 'name',
  givenName: 'name',
  familyName: 'name',
  username: 'name',
  jobTitle: 'job',
  city: 'city',
  country: 'city',
  region: 'city',
  organization: 'company',
  email: 'email',
  phone: 'phone',
  date: 'date',
  birthday: 'date',
} as const satisfies Readonly<Record<string, TextRole>>;

/** Words that the lexicon of forms has for something else, or not at all. */
const roleWords: readonly (readonly [RegExp, TextRole])[] = [
  [
    /john doe|jane doe|mustermann|jean dupont|juan p[eé]rez|mario rossi|山田|张三|張三|홍길동|иван иванов|full name|person name|имя фамилия|vorname nachname|nombre apellidos?|nombre y apellido|prénom nom|نام و نام|الاسم الكامل|氏名|お名前|姓名/iu,
    'name',
  ],
  [
    /job|position|\brole\b|beruf|stelle|puesto|cargo|poste|должность|役職|职位|직책|سمت|عنوان شغلی|المسمى/iu,
    'job',
  ],
  [/price|preis|prix|precio|prezzo|preço|цена|価格|价格|가격|قیمت|السعر|fiyat/iu, 'price'],
  [
    /\bcity\b|\bplace\b|\blocation\b|\bort\b|stadt|ville|ciudad|lugar|город|место|都市|場所|城市|地点|도시|شهر|مدينة|مكان/iu,
    'city',
  ],
  [/company|firma|entreprise|empresa|azienda|компани|会社|公司|회사|شرکت|شركة/iu, 'company'],
  [
    /subtitle|sub ?heading|untertitel|sous[ -]titre|subt[ií]tulo|sottotitolo|подзаголовок|サブタイトル|副标题|부제목|زیرعنوان|عنوان فرعي/iu,
    'sentence',
  ],
  [
    /heading|headline|title|überschrift|titel|titre|título|titulo|titolo|заголовок|название|başlık|見出し|タイトル|标题|標題|제목|عنوان|العنوان/iu,
    'title',
  ],
  [
    /description|body|paragraph|beschreibung|descripci|descri[cç]|описание|açıklama|説明|描述|설명|توضیح|الوصف|text|metin|متن|النص|テキスト|文本|文字/iu,
    'paragraph',
  ],
];

function roleIn(text: string, language: string): TextRole | null {
  const word = roleWords.find(([pattern]) => pattern.test(text));
  const topic = lexiconOf(language).fieldTopicIn(text);
  const known =
    topic !== null && topic in rolesOfTopics ? rolesOfTopics[topic as keyof typeof rolesOfTopics] : null;
  return word?.[1] ?? known;
}

function splitName(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_/.-]+/g, ' ');
}

function textsBeside(layer: SlotLayer, { texts }: FrameLayers): readonly TextLayer[] {
  const { parent } = layer;
  return parent === null ? [] : texts.filter((text) => isInside(text, parent));
}

/** The style of the largest part of a text. */
export function mainStyleOf({ node }: TextLayer): TextStyle {
  const [first] = [...node.runs].sort((one, other) => other.text.length - one.text.length);
  if (first === undefined) throw new Error('A text has at least one run.');
  return first.style;
}

/** A text in one line may become as wide as what is around it leaves; others keep their box. */
export function measureAvailableSpace(layer: TextLayer): AvailableTextSpace {
  const { node, box } = layer;
  const style = mainStyleOf(layer);
  const height = lineHeightOf(style);
  const lines = Math.max(1, Math.round(box.height / height));
  if (node.paragraph.resize !== 'hug') {
    const most = node.paragraph.maxLines ?? lines;
    return { width: box.width, lines: Math.max(1, Math.min(lines, most)), style };
  }
  const drawn = node.characters.split('\n').map((line) => estimateWidth(line, style));
  // What the sample takes is what the layout was drawn for.
  return { width: Math.max(box.width, ...drawn, freeWidthBeside(layer)), lines, style };
}

/** px to the edge of the parent or to the next layer, as far as the text grows that way. */
function freeWidthBeside({ node, box, parent }: TextLayer): number {
  if (parent === null || node.paragraph.align !== 'left' || parent.node.kind !== 'box') return 0;
  const { layout } = parent.node;
  // A parent that hugs would grow with its text.
  if (parent.node.placement.horizontal === 'hug' || layout?.direction === 'row') return 0;
  const inner = parent.box.x + parent.box.width - (layout?.padding.right ?? 0);
  const next = parent.children
    .filter(
      (one) =>
        one.box.x >= box.x + box.width &&
        one.box.y < box.y + box.height &&
        one.box.y + one.box.height > box.y,
    )
    .map((one) => one.box.x - 4);
  return Math.min(inner, ...next) - box.x;
}
