import { builtInService, type ServiceName } from '#design/services';
import type { ModelFacts, ModelPrice } from '#design/settings';
import { embeddingPrices, imagePrices, textPrices } from './openai/prices.ts';

/**
 * The facts of a model: from its service's list, else from our table, else from its name. Ids are data, so an unknown id
 * is accepted for whatever it is used for.
 */
export function findModelFacts(id: string, listed: readonly ModelFacts[] | undefined): ModelFacts {
  return listed?.find((facts) => facts.id === id) ?? guessFacts(id);
}

/** Infers the facts of a model from its id alone. */
export function guessFacts(id: string): ModelFacts {
  const name = plainName(id);
  const does = kindsOf(name);
  return {
    id,
    does,
    sees: does.includes('image') || /^(?:gpt-[4-9]|chatgpt|o\d)/.test(name),
    followsSchema: does.includes('text'),
    price: findPrice(name),
  };
}

/** Removes the maker that OpenRouter puts before a name and the date that OpenAI puts after it. */
function plainName(id: string): string {
  return id.replace(/^[\w-]+\//, '').replace(/-\d{4}-\d{2}-\d{2}$/, '');
}

function kindsOf(name: string): ModelFacts['does'] {
  if (/embed/.test(name)) return ['embedding'];
  if (/image|dall-e|flux|diffusion/.test(name))
    return /^gpt-\d[\w.]*-image/.test(name) ? ['text', 'image'] : ['image'];
  if (/whisper|tts|audio|realtime|transcribe|moderation|sora|search|babbage|davinci/.test(name)) return [];
  return ['text'];
}

function findPrice(name: string): ModelPrice | null {
  const text = textPrices[name];
  if (text) return { input: text.input, output: text.output, image: null };
  const image = imagePrices[name];
  if (image) return { input: image.textInput, output: image.imageOutput, image: image.imageOutput };
  const embedding = embeddingPrices[name];
  return embedding === undefined ? null : { input: embedding, output: 0, image: null };
}

/** Best first, as their makers rank them. Other models follow in the person's order. */
const qualityRanking: readonly string[] = [
  'gpt-6-astra',
  'gpt-6.1-sol',
  'gpt-6-sol',
  'gpt-5.6-sol',
  'gpt-5.5',
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-5.4-nano',
  'gpt-image-2.6-sunburst',
  'gpt-image-2.5-sunburst',
  'gpt-image-2',
  'gpt-5.4-image-2',
  'gpt-image-1.5',
  'gpt-image-1-mini',
  'text-embedding-3-large',
  'text-embedding-3-small',
];

/** The rank of a model among those of its kind; lower is better. */
export function qualityRankOf(service: ServiceName, id: string): number {
  // The built-in generator has no model, so it is always the last resort.
  if (service === builtInService) return qualityRanking.length + 1;
  const place = qualityRanking.indexOf(plainName(id));
  return place === -1 ? qualityRanking.length : place;
}
