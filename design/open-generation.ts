import type { Generation, GenerationRequest } from './generation.ts';

/** What a record of an older version does not say. */
const unsaid = {
  parent: null,
  step: 'draw',
  service: '',
  model: '',
  prompt: '',
  request: null,
  width: 0,
  height: 0,
  seed: null,
  imageHash: null,
  tookMs: null,
  costUsd: null,
  rules: [],
  reasoning: '',
  review: null,
} as const satisfies Partial<Generation>;

/** A record as it was kept in a layer; `null` where it is none, as a file from elsewhere may hold anything. */
export function openGeneration(text: string): Generation | null {
  const kept = parse(text);
  if (kept === null || typeof kept.id !== 'string' || typeof kept.createdAt !== 'string') return null;
  const prompt = typeof kept.prompt === 'string' ? kept.prompt : '';
  const words = typeof kept.words === 'string' ? kept.words : prompt;
  const whole = { ...unsaid, ...kept, id: kept.id, createdAt: kept.createdAt, prompt, words };
  const alt = typeof kept.alt === 'string' ? kept.alt : words;
  return { ...whole, alt, request: isRequest(whole.request) ? whole.request : null };
}

/** The hashes of all pictures that a record names, so that they can be kept with it. */
export function listPictures({ imageHash, request }: Generation): readonly string[] {
  const sent = request === null ? [] : [...request.references, ...(request.mask ? [request.mask] : [])];
  return [...(imageHash === null ? [] : [imageHash]), ...sent.map(({ hash }) => hash)];
}

function parse(text: string): Partial<Generation> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function isRequest(value: GenerationRequest | null): boolean {
  return value !== null && Array.isArray(value.references) && Array.isArray(value.palette);
}
