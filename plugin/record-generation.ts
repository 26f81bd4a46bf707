import type { Generation } from '#design/generation';

/** Where a layer keeps how its picture came to be. */
const place = 'generation';
/** Figma keeps 100 kB an entry: https://developers.figma.com/docs/plugins/api/properties/nodes-setplugindata */
const longestPrompt = 20_000;

/** Writes the record into the layer; a prompt too long to keep is cut. */
export function recordGeneration(layer: SceneNode, generation: Generation): void {
  const prompt = generation.prompt.slice(0, longestPrompt);
  layer.setPluginData(place, JSON.stringify({ ...generation, prompt }));
}
