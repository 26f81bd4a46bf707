/**
 * A JSON object that is still being written by a model, read as it comes: what is finished can be used while the rest
 * is on its way. Reads what a strict schema makes a model write; anything else is simply never finished.
 */

/** What a piece of text finished, in order. */
export type CompletedJson =
  /** A member of the object, whole. */
  | { readonly kind: 'member'; readonly name: string; readonly value: unknown }
  /** An item of an array that is a member of the object. */
  | { readonly kind: 'item'; readonly name: string; readonly value: unknown };

export interface PartialJsonReader {
  /** Takes the next piece of the text and answers what it finished. */
  push(delta: string): readonly CompletedJson[];
}

/** Begins to read one object; each character is looked at once. */
export function createPartialJsonReader(): PartialJsonReader {
  let state = { text: '', depth: 0, inString: false, escaped: false };
  /** Where the value of the present member, and the present item of it, begin. */
  let [name, memberStart, itemStart, lastString]: [string | null, number, number, [number, number]] = [
    null,
    -1,
    -1,
    [0, 0],
  ];
  let isArray = false;

  const finish = (kind: CompletedJson['kind'], from: number, to: number): readonly CompletedJson[] => {
    const value = from < 0 || name === null ? undefined : parse(state.text.slice(from, to));
    return value === undefined || name === null ? [] : [{ kind, name, value }];
  };
  const endMember = (at: number): readonly CompletedJson[] => {
    const found = finish('member', memberStart, at);
    [name, memberStart, isArray] = [null, -1, false];
    return found;
  };
  const endItem = (at: number): readonly CompletedJson[] => {
    const found = isArray ? finish('item', itemStart, at) : [];
    itemStart = at + 1;
    return found;
  };

  const read = (letter: string, at: number): readonly CompletedJson[] => {
    const { depth } = state;
    switch (letter) {
      case '"':
        state.inString = true;
        lastString = [at, at];
        return [];
      case '{':
      case '[':
        state.depth += 1;
        if (depth === 1) [isArray, itemStart] = [letter === '[', at + 1];
        return [];
      case '}':
      case ']':
        state.depth -= 1;
        if (depth === 2) return endItem(at);
        return depth === 1 ? endMember(at) : [];
      case ':':
        if (depth !== 1 || memberStart >= 0) return [];
        name = asText(parse(state.text.slice(lastString[0], lastString[1] + 1)));
        memberStart = at + 1;
        return [];
      case ',':
        if (depth === 2) return endItem(at);
        return depth === 1 ? endMember(at) : [];
      default:
        return [];
    }
  };

  return {
    push(delta) {
      const from = state.text.length;
      state = { ...state, text: state.text + delta };
      const found: CompletedJson[] = [];
      for (let at = from; at < state.text.length; at += 1) {
        const letter = state.text.charAt(at);
        if (!state.inString) found.push(...read(letter, at));
        else if (state.escaped) state.escaped = false;
        else if (letter === '\\') state.escaped = true;
        else if (letter === '"') {
          state.inString = false;
          lastString = [lastString[0], at];
        }
      }
      return found;
    },
  };
}

/** `undefined` for what is no JSON; an array that is empty has no item. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
