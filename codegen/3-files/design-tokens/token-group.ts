/** A token as the Design Tokens format has it. https://www.designtokens.org/tr/2025.10/format/ */
export interface WrittenToken {
  readonly $type: 'color' | 'dimension' | 'number' | 'fontFamily' | 'typography' | 'shadow';
  readonly $value: unknown;
  readonly $description?: string;
}

/** Tokens and groups of tokens by name. */
export interface TokenGroup {
  [name: string]: WrittenToken | TokenGroup;
}

/** The token of a group that is a token itself. */
const root = '$root';

/** The steps from the outermost group to a token: `Brand/500` is `500` in `Brand`. */
function stepsOf(name: string): readonly string[] {
  return name.split('/').map((step) => step.trim().replace(/[{}.]/g, '-').replace(/^\$+/, '') || '-');
}

/** Where a token of this name stands in a group; one that is a group too is its root. */
export function pathIn(group: TokenGroup, name: string): readonly string[] {
  const steps = stepsOf(name);
  let place: WrittenToken | TokenGroup | undefined = group;
  for (const step of steps)
    place = place && !isToken(place) && Object.hasOwn(place, step) ? place[step] : undefined;
  return place === undefined || isToken(place) ? steps : [...steps, root];
}

/** Puts a token in a group, and groups around it where there are none; a token in their place is their root. */
export function putToken(group: TokenGroup, path: readonly string[], token: WrittenToken): void {
  const [last = '-', ...groups] = path.toReversed();
  let place = group;
  for (const step of groups.toReversed()) {
    const inner = Object.hasOwn(place, step) ? place[step] : undefined;
    const next: TokenGroup = inner === undefined ? {} : isToken(inner) ? { [root]: inner } : inner;
    put(place, step, next);
    place = next;
  }
  put(place, last, token);
}

export function isToken(one: WrittenToken | TokenGroup): one is WrittenToken {
  return '$value' in one;
}

/** A layer may be called `__proto__`. */
function put(group: TokenGroup, name: string, value: WrittenToken | TokenGroup): void {
  Object.defineProperty(group, name, { value, enumerable: true, writable: true, configurable: true });
}
