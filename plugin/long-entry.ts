/**
 * Texts of any length in a node's plugin data. Figma keeps 100 kB an entry, the plugin's id and the key included, so a
 * longer text takes several: `name`, `name+1`, `name+2` and so on.
 * https://developers.figma.com/docs/plugins/api/properties/nodes-setplugindata
 */

/** UTF-16 units of an entry: 99 kB where each takes three bytes, which leaves room for the id and the key. */
const maxPartLength = 33_000;

/** A node, as far as its plugin data goes. */
export interface PluginDataNode {
  getPluginData(key: string): string;
  setPluginData(key: string, value: string): void;
}

/** Empty where nothing is kept. */
export function readLongEntry(node: PluginDataNode, name: string): string {
  let text = '';
  for (let part = 0; ; part += 1) {
    const entry = node.getPluginData(nameOf(name, part));
    if (entry === '') return text;
    text += entry;
  }
}

/** Writes only what differs, since every write is sent to all who have the file open; an empty text removes it. */
export function writeLongEntry(node: PluginDataNode, name: string, text: string): void {
  const parts = splitText(text);
  for (let part = 0; ; part += 1) {
    const entry = parts[part] ?? '';
    const former = node.getPluginData(nameOf(name, part));
    if (entry !== former) node.setPluginData(nameOf(name, part), entry);
    if (entry === '' && former === '') return;
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

function nameOf(name: string, part: number): string {
  return part === 0 ? name : `${name}+${part}`;
}
