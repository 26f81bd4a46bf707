import type { RuleField } from '#design/image-rules';
import type { Surroundings } from '#design/surroundings';
import type { ImageAnalysis } from '../image-plan.ts';
import { findLanguage } from './find-language.ts';

/** What rules can ask about one order; `null` where it is not known, which is something else than nothing. */
export interface RuleFacts {
  readonly values: Readonly<Record<Exclude<RuleField, 'token'>, readonly string[] | null>>;
  /** Values of variables by name. */
  readonly tokens: Readonly<Record<string, string>> | null;
}

/** Collects what rules can ask: what the design says goes before what a model says of it. */
export function findFacts(
  words: string,
  around: Surroundings | null,
  analysis: ImageAnalysis | null,
): RuleFacts {
  const texts = around?.texts ?? [];
  const language = findLanguage(texts.length > 0 ? texts.join(' ') : words) ?? said(analysis?.language);
  const themes = [...(around?.modes ?? []), ...(around?.ground == null ? [] : [around.ground])];
  const theme = said(analysis?.theme);
  const mood = said(analysis?.mood);
  return {
    values: {
      words: [words],
      layer: around && [around.layerName],
      frame: around && (around.frameName === null ? [] : [around.frameName]),
      text: around && texts,
      theme: themes.length > 0 ? themes : theme === null ? null : [theme],
      language: language === null ? null : [language],
      mood: mood === null ? null : [mood],
    },
    tokens: around && around.tokens,
  };
}

function said(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' || text === 'unknown' ? null : text.trim();
}
