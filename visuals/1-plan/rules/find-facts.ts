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
  surroundings: Surroundings | null,
  analysis: ImageAnalysis | null,
): RuleFacts {
  const texts = surroundings?.texts ?? [];
  const language = findLanguage(texts.length > 0 ? texts.join(' ') : words) ?? nonEmpty(analysis?.language);
  const themes = [
    ...(surroundings?.modes ?? []),
    ...(surroundings?.ground == null ? [] : [surroundings.ground]),
  ];
  const theme = nonEmpty(analysis?.theme);
  const mood = nonEmpty(analysis?.mood);
  return {
    values: {
      words: [words],
      layer: surroundings && [surroundings.layerName],
      frame: surroundings && (surroundings.frameName === null ? [] : [surroundings.frameName]),
      text: surroundings && texts,
      theme: themes.length > 0 ? themes : theme === null ? null : [theme],
      language: language === null ? null : [language],
      mood: mood === null ? null : [mood],
    },
    tokens: surroundings && surroundings.tokens,
  };
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' || text === 'unknown' ? null : text.trim();
}
