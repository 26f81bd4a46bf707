/**
 * A frame inherits the modes of the page around it, which its JSON does not tell. But it tells each bound paint's
 * colour, so the mode whose values the frame shows is the one it is drawn in.
 */
import type { SnapshotVariables } from '../snapshot.ts';
import { fieldsOf, findText, listOf } from './fields.ts';
import { readColour, sameColour } from './read-colour.ts';
import type { Modes } from './token-registry.ts';

/** The modes, by collection id, that a frame is drawn in where they are not the collections' own first ones. */
export function findPageModes(node: unknown, source: SnapshotVariables | null): Modes {
  const collections = Object.entries(fieldsOf(source?.variableCollections)).filter(
    ([, collection]) => listOf(fieldsOf(collection).modes).length > 1,
  );
  if (collections.length === 0) return {};
  const votes = countVotes(node, fieldsOf(source?.variables));
  return Object.fromEntries(
    collections.flatMap(([id, collection]) => {
      const first = findText(fieldsOf(collection).defaultModeId) ?? '';
      const ranked = [...(votes.get(id) ?? [])].sort(([, one], [, other]) => other - one);
      const [best, most] = ranked[0] ?? [first, 0];
      return best === first || most <= (votes.get(id)?.get(first) ?? 0) ? [] : [[id, best]];
    }),
  );
}

type Votes = Map<string, Map<string, number>>;

function countVotes(root: unknown, variables: ReturnType<typeof fieldsOf>): Votes {
  const votes: Votes = new Map();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = fieldsOf(waiting.pop());
    // A layer with its own modes gives no information about those of the page.
    if (Object.keys(fieldsOf(node.explicitVariableModes)).length > 0) continue;
    for (const paint of [...listOf(node.fills), ...listOf(node.strokes)].map(fieldsOf)) {
      const variable = fieldsOf(variables[findText(fieldsOf(fieldsOf(paint.boundVariables).color).id) ?? '']);
      const collection = findText(variable.variableCollectionId);
      if (collection === null) continue;
      const shown = readColour(paint.color);
      const counts = votes.get(collection) ?? new Map<string, number>();
      votes.set(collection, counts);
      for (const [mode, value] of Object.entries(fieldsOf(variable.valuesByMode))) {
        const alike = fieldsOf(value).r !== undefined && sameColour(readColour(value), shown);
        if (alike) counts.set(mode, (counts.get(mode) ?? 0) + 1);
      }
    }
    waiting.push(...listOf(node.children));
  }
  return votes;
}
