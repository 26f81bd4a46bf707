/**
 * Texts of any length in a node's plugin data. Figma keeps 100 kB an entry, the plugin's id and the key included, so a
 * longer text takes several. Two windows may write a text in the same moment, and Figma then keeps the later value of each
 * entry by itself. So the parts of one write have names of their own, `name+random+0`, `name+random+1` and so on, and the
 * entry `name`, which is written when all of them are there, says which and how many: whichever window is last, its whole
 * text is there. That is why a long text is always written whole.
 * https://developers.figma.com/docs/plugins/api/properties/nodes-setplugindata
 */

/** UTF-16 units of an entry: 99 kB where each takes three bytes, which leaves room for the id and the key. */
const maxPartLength = 33_000;
/** What the entry of a long text begins with. */
const partsMark = '\u0001';

/** A node, as far as its plugin data goes. */
export interface PluginDataNode {
  getPluginData(key: string): string;
  setPluginData(key: string, value: string): void;
  getPluginDataKeys(): string[];
}

/** Empty where nothing is kept. */
export function readLongEntry(node: PluginDataNode, name: string): string {
  const entry = node.getPluginData(name);
  if (!entry.startsWith(partsMark)) return entry + readFormerParts(node, name);
  const [write = '', count = ''] = entry.slice(partsMark.length).split(' ');
  const parts = Array.from({ length: Number(count) }, (_, part) =>
    node.getPluginData(nameOf(name, write, part)),
  );
  // Half a text is none.
  return parts.includes('') ? '' : parts.join('');
}

/** Writes nothing where the text is there, since every write is sent to all who have the file open; an empty text removes it. */
export function writeLongEntry(node: PluginDataNode, name: string, text: string): void {
  const former = node.getPluginDataKeys().filter((key) => key.startsWith(`${name}+`));
  const isKept = text === '' ? node.getPluginData(name) === '' : readLongEntry(node, name) === text;
  if (isKept && (text !== '' || former.length === 0)) return;
  const parts = splitText(text);
  if (parts.length <= 1 && !text.startsWith(partsMark)) node.setPluginData(name, text);
  else {
    const write = Math.random().toString(36).slice(2);
    for (const [part, value] of parts.entries()) node.setPluginData(nameOf(name, write, part), value);
    node.setPluginData(name, `${partsMark}${write} ${parts.length}`);
  }
  for (const key of former) node.setPluginData(key, '');
}

/** Parts were once numbered alone, behind an entry that was the first of them. */
function readFormerParts(node: PluginDataNode, name: string): string {
  let text = '';
  for (let part = 1; ; part += 1) {
    const entry = node.getPluginData(`${name}+${part}`);
    if (entry === '') return text;
    text += entry;
  }
}

/** No character is cut in two, as half of one is no text to Figma. */
function splitText(text: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const last = text.charCodeAt(from + maxPartLength - 1);
    const isCut = last >= 0xd800 && last < 0xdc00;
    const to = from + maxPartLength - (isCut ? 1 : 0);
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

function nameOf(name: string, write: string, part: number): string {
  return `${name}+${write}+${part}`;
}
