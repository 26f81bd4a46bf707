import { hashOf, isObject } from './wire.ts';

const places = 8;

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

function vectorOf(input: string): readonly number[] {
  return Array.from({ length: places }, (_, place) => {
    const hash = Number.parseInt(hashOf(`${place}${input}`), 16);
    return (hash % 2000) / 1000 - 1;
  });
}

function inBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [place, value] of vector.entries()) bytes.writeFloatLE(value, place * 4);
  return bytes.toString('base64');
}
