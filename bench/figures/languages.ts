/**
 * How well the compiler understands interfaces in other languages than English: the type and the autofill token of
 * fields by their labels, texts that are actions, and the language of a few texts, on `bench/field-labels/`. A case is
 * a language. Each miss is a line of languages.txt.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inferFieldKind } from '#codegen/semantics/forms/field-kind';
import { findLanguage } from '#design/lexicon/find-language';
import { lexiconOf } from '#design/lexicon/lexicon';
import { measureCases, type Figure, type Measure } from '../figure.ts';

const folder = join(import.meta.dirname, '../field-labels');

export const languagesFigure: Figure = {
  id: 'languages',
  async compute(bench) {
    const scores = new Map<string, LanguageScore>();
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()) {
      const texts = JSON.parse(await readFile(join(folder, file), 'utf8')) as InterfaceTexts;
      const language = file.replace('.json', '');
      scores.set(language, scoreLanguage(language, texts));
    }
    const lines = [...scores].flatMap(([language, { misses }]) =>
      misses.map((miss) => [language, ...miss].join('\t')),
    );
    await writeFile(join(bench.folder, 'languages.txt'), `${lines.join('\n')}\n`);
    return measured.map(({ key, title, goal }): Measure => {
      const cases = [...scores].map(([name, score]) => ({ name, value: score[key] }));
      return measureCases({ id: `languages-${key}`, title, unit: 'share', better: 'higher', goal }, cases);
    });
  },
};

/** What people write in an interface of one language. */
export interface InterfaceTexts {
  readonly labels: readonly (readonly [text: string, type: string, autocomplete: string | null])[];
  readonly actions: readonly string[];
  /** Short texts that are no actions. */
  readonly otherTexts: readonly string[];
  /** Texts of one place each. */
  readonly groups: readonly (readonly string[])[];
}

/** Shares from 0 to 1. */
export interface LanguageScore {
  readonly types: number;
  readonly autocomplete: number;
  readonly recall: number;
  readonly precision: number;
  readonly language: number;
  /** What was measured, the text, what was found and what is right. */
  readonly misses: readonly (readonly [measure: string, text: string, found: string, wanted: string])[];
}

const measured = [
  { key: 'types', title: 'Labels of fields with the right type', goal: 0.95 },
  { key: 'autocomplete', title: 'Labels of fields with the right autofill token', goal: null },
  { key: 'recall', title: 'Actions that are found', goal: null },
  { key: 'precision', title: 'Actions found that are actions', goal: null },
  { key: 'language', title: 'Groups of texts whose language is right', goal: null },
] as const;

export function scoreLanguage(language: string, texts: InterfaceTexts): LanguageScore {
  const lexicon = lexiconOf(language);
  const misses: LanguageScore['misses'][number][] = [];
  const countRight = <Item>(
    measure: string,
    items: readonly Item[],
    compare: (item: Item) => readonly [text: string, found: string | null, wanted: string | null],
  ) =>
    items.filter((item) => {
      const [text, found, wanted] = compare(item);
      if (found !== wanted) misses.push([measure, text, String(found), String(wanted)]);
      return found === wanted;
    }).length;
  const actionCase = (wanted: string) => (text: string) =>
    [text, lexicon.isAction(text) ? 'action' : 'other', wanted] as const;

  const { labels, actions, otherTexts, groups } = texts;
  const types = countRight('type', labels, ([text, type]) => [
    text,
    inferFieldKind([text], lexicon).type,
    type,
  ]);
  const autocomplete = countRight('autocomplete', labels, ([text, , token]) => [
    text,
    tokenClass(inferFieldKind([text], lexicon).autocomplete),
    tokenClass(token),
  ]);
  const found = countRight('action', actions, actionCase('action'));
  const wrong = otherTexts.length - countRight('action', otherTexts, actionCase('other'));
  const told = countRight('language', groups, (group) => [group.join(' | '), findLanguage(group), language]);
  return {
    types: types / labels.length,
    autocomplete: autocomplete / labels.length,
    recall: found / actions.length,
    precision: found + wrong === 0 ? 0 : found / (found + wrong),
    language: told / groups.length,
    misses,
  };
}

/** A label does not tell whether a form has one field for a street or several lines. */
function tokenClass(token: string | null): string | null {
  return token === 'street-address' ? 'address-line1' : token;
}
