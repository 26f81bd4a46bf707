/** Rules for pictures, kept in the document itself, so that everyone who opens it draws by them. */
import { readRules, type ImageRule } from '#design/image-rules';

const place = 'image-rules';

/** The rules of the open file; what in them is broken is left out. */
export function openRules(): readonly ImageRule[] {
  try {
    return readRules(JSON.parse(figma.root.getPluginData(place) || '[]')).rules;
  } catch {
    return [];
  }
}

/** Writes only what is new: every write is a step that people could undo. */
export function keepRules(rules: readonly ImageRule[]): void {
  const text = rules.length === 0 ? '' : JSON.stringify(rules);
  if (figma.root.getPluginData(place) !== text) figma.root.setPluginData(place, text);
}
