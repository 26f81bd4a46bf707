import type { RuleField } from '#design/image-rules';
import { findEvidence } from '#design/lexicon/find-language';
import type { Surroundings } from '#design/surroundings';
import type { ImageAnalysis } from '../image-plan.ts';

/** The facts of one order that rules can test; `null` means unknown, not empty. */
export interface RuleFacts {
  readonly values: Readonly<Record<Exclude<RuleField, 'token'>, readonly string[] | null>>;
  /** The values of variables by name. */
  readonly tokens: Readonly<Record<string, string>> | null;
}

/** Collects the facts that rules can test; facts from the design go before those from a model. */
export function findFacts(
  words: string,
  surroundings: Surroundings | null,
  analysis: ImageAnalysis | null,
): RuleFacts {
  const texts = surroundings?.texts ?? [];
  const language = languageOf(texts.length > 0 ? texts : [words]) ?? nonEmpty(analysis?.language);
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

/** Returns the language of texts; `null` where a single word, which may be a name, is all that tells it. */
function languageOf(texts: readonly string[]): string | null {
  const evidence = findEvidence(texts);
  return evidence !== null && evidence.score >= minEvidence ? evidence.language : null;
}

/** Words that tell a language. */
const minEvidence = 1.5;
