/** The text that JSX source stands for. */
import { parseFragment } from 'parse5';

/** JSX folds the ends of lines and the spaces around them, and nothing else. */
export function foldJsxText(source: string): string {
  const lines = source.split(/\r\n|\n|\r/);
  const last = lines.length - 1;
  const folded = lines.map((line, index) => {
    const start = index === 0 ? line : line.replace(/^[ \t]+/, '');
    return index === last ? start : start.replace(/[ \t]+$/, '');
  });
  return decodeEntities(folded.filter((line) => line !== '').join(' '));
}

/** `&amp;` and its kind; JSX knows none without its semicolon, as HTML does. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const [node] = parseFragment(text.replace(/&(?!#?\w+;)/g, '&amp;').replaceAll('<', '&lt;')).childNodes;
  return node && 'value' in node ? node.value : text;
}
