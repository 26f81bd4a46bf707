import { hashOf, isObject } from './wire.ts';

const places = 256;

/**
 * The body of `POST /embeddings`: vectors that are the same for the same input, in base64 unless floats are asked for.
 */
export function embeddingBody(body: Record<string, unknown>, fault: string | null): object {
  const inputs = inputsOf(body);
  const data = inputs.map((input, index) => ({
    object: 'embedding',
    index,
    embedding: body['encoding_format'] === 'base64' ? inBase64(vectorOf(input)) : vectorOf(input),
  }));
  const tokens = inputs.reduce((sum, input) => sum + Math.ceil(input.length / 4), 0);
  return {
    object: 'list',
    // The order of the answer is not guaranteed; the index is.
    data: fault === 'missing-vector' ? data.slice(1) : data.toReversed(),
    model: body['model'],
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** What the service would refuse: nothing to read, or too much of it. */
export function findEmbeddingRefusal(body: Record<string, unknown>): string | null {
  const inputs = inputsOf(body);
  if (inputs.length === 0 || inputs.some((input) => input === '')) return 'Input cannot be empty.';
  if (inputs.length > 2048) return 'The input array must be at most 2048 items.';
  return inputs.some((input) => input.length > 8192 * 4) ? 'This input is longer than 8192 tokens.' : null;
}

function inputsOf({ input }: Record<string, unknown>): readonly string[] {
  const list = Array.isArray(input) ? input : [input];
  return list.map((one: unknown) => (isObject(one) ? JSON.stringify(one) : String(one)));
}

/**
 * Texts that share words, or parts of words, are near each other: each word and each three letters in a row count in one
 * place. An input without letters has a place of its own.
 */
function vectorOf(input: string): readonly number[] {
  const vector = Array.from({ length: places }, () => 0);
  const count = (part: string, weight: number) => {
    const place = Number.parseInt(hashOf(part).slice(0, 6), 16) % places;
    vector[place] = (vector[place] ?? 0) + weight;
  };
  const words = input.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words) {
    if (fillers.has(word)) continue;
    count(word.slice(0, 5), 3);
    for (let at = 0; at + 3 <= word.length; at += 1) count(word.slice(at, at + 3), 1);
  }
  if (vector.every((value) => value === 0)) count(input, 1);
  // What is said again says little more.
  return vector.map((value) => Math.sqrt(value));
}

const fillers: ReadonlySet<string> = new Set(
  'a an and are as at by for from in is it of on or that the this to with x'.split(' '),
);

function inBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [place, value] of vector.entries()) bytes.writeFloatLE(value, place * 4);
  return bytes.toString('base64');
}
