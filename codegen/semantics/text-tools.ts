/** What icon sets and editors call the tools for texts. Elsewhere than in a bar of tools, these names mean other things. */
import type { LabelTopic } from '#design/lexicon/language-words';
import { wordsOf } from '../naming/identifiers.ts';

const tools: readonly (readonly [RegExp, LabelTopic])[] = [
  [/^(b|bold)$/, 'bold'],
  [/^(i|italics?)$/, 'italic'],
  [/^(u|under|underlined?)$/, 'underline'],
  [/^(s|strike|strikethrough|strike through)$/, 'strikethrough'],
  [/^(a|link|hyperlink|insert link)$/, 'link'],
  [/^(quotes?|block ?quote)$/, 'quote'],
  [/^(ul|list|bullets?|bullet(ed)? list|list bullet(ed)?|unordered list)$/, 'bulletList'],
  [/^(ol|number(ed)? list|list number(ed)?|ordered list)$/, 'numberedList'],
  [/^(img|image|picture|photo)$/, 'image'],
  [/^(table|insert table)$/, 'table'],
  [/^undo$/, 'undo'],
  [/^redo$/, 'redo'],
];

/** Returns the tool that an icon in a bar of them stands for; `null` for an icon of another name. */
export function topicOfTool(graphicName: string): LabelTopic | null {
  const words = wordsOf(graphicName).filter((word) => !/^(icons?|ico?|format|text|editor)$/.test(word));
  return tools.find(([pattern]) => pattern.test(words.join(' ')))?.[1] ?? null;
}
