import { readObject, textIn } from './wire.ts';

const views = ['From afar', 'Up close', 'From above', 'At night', 'In the rain', 'In detail'];

/** A plan for the pictures that a request asks for: the same words from several sides. */
export function planPictures(input: string): string {
  const asked = readObject(input) ?? {};
  const words = textIn(asked, 'asked_for', 'A picture');
  const count = Math.min(10, Number(asked['pictures'] ?? 1));
  const pictures = Array.from({ length: count }, (_, index) => {
    const label = views[index % views.length] ?? '';
    const prompt = `${words}, ${label.toLowerCase()}`;
    return { label, prompt, alt: words, background: 'auto', reasoning: `${label}, so that it differs.` };
  });
  return JSON.stringify({
    analysis: {
      reasoning: 'The place is wide and its colours are few, so each picture is simple.',
      subject: words,
      mood: 'calm',
      theme: textIn(asked, 'ground', 'light'),
      language: 'en',
    },
    style: { style: 'photograph on film, little grain', light: 'soft light of the morning' },
    pictures,
  });
}

/** One rule, whatever was said. */
export function writeRules(input: string): string {
  const said = textIn(readObject(input) ?? {}, 'sentences');
  const when = { field: 'theme', token: '', test: 'is', value: 'dark' };
  return JSON.stringify({
    rules: [{ when, then: { part: 'light', value: 'moonlight' } }],
    left_out: said.includes('Monday') ? ['What day it is'] : [],
  });
}
