/** Which declarations say how large or how far something is, and which of them say it in px. */

/**
 * Sizes, distances and letters. A least size stands for a size; a most size guards one and says nothing of its own, so
 * it is not counted. `flex` and grid tracks are sizes of what is in them.
 */
const measured =
  /^((min-)?(width|height)|top|right|bottom|left|inset(-.+)?|(row-|column-)?gap|(padding|margin)(-.+)?|font-size|flex(-basis)?|grid-(template|auto)-(columns|rows))$/;

/** `px` where any of its lengths is one of px alone; `null` where it is none of these or has no length but zero. */
export function unitOf(property: string, value: string): 'px' | 'relative' | null {
  if (!measured.test(property)) return null;
  const parts = partsOf(value);
  // A flex item that grows or shrinks takes its basis as a start only.
  if (property === 'flex' && parts.length > 1 && /[1-9]/.test(parts.slice(0, 2).join(' '))) return 'relative';
  const lengths = parts.filter((part) => !isZero(part));
  if (lengths.length === 0) return null;
  return lengths.some(isInPx) ? 'px' : 'relative';
}

/** Parts of a value that stand apart, functions whole; tracks of `repeat()` as parts. */
function partsOf(value: string): readonly string[] {
  const unrolled = value
    .replace(/repeat\([^,]+,((?:[^()]|\([^()]*\))*)\)/g, '$1')
    .replaceAll(/\[[^\]]*\]/g, ' ');
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of unrolled) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0 && /[\s/]/.test(letter)) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.filter((part) => part !== '');
}

function isZero(part: string): boolean {
  return /^-?0(\.0+)?(px)?$/.test(part);
}

/** A bare length, or a function of nothing but such. */
function isInPx(part: string): boolean {
  if (!part.includes('(')) return /^-?[\d.]+px$/.test(part);
  return (
    part.includes('px') && !/%|var\(|auto|content|\d(fr|r?em|[sld]?v[wh]|vmin|vmax|cq\w+|ch|ex)\b/.test(part)
  );
}
