import { type ControlState, readVariantStates } from '#design/variant-states';
import { isBox } from '../audit-frame.ts';
import { groupBy, type Rule } from '../audit-rule.ts';

/** A component set that shows some states of a control and lacks another that every such control has. */
export const missingState: Rule = {
  id: 'missing-state',
  level: 'warning',
  why: 'The state is then invented by whoever builds it, or left out: without a focus state nobody knows where the keyboard is.',
  find: ({ frame, controls, input }) => {
    const inSets = controls.flatMap((control) => {
      const { layer, kind } = control;
      const id = isBox(layer) ? layer.node.instance?.componentId : undefined;
      const set = id === undefined ? null : (frame.tree.components[id]?.set ?? null);
      return set === null || kind === 'link' ? [] : [{ layer, kind, set }];
    });
    return groupBy(inSets, ({ set }) => set.id).flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const drawn = input.variantNames?.get(first.set.id);
      const names =
        drawn ??
        (frame.tree.variants ?? []).flatMap(({ setId, root }) => (setId === first.set.id ? root.name : []));
      const shown = new Set(
        [...readVariantStates(names, first.set.name).values()].flatMap(({ states }) => states ?? []),
      );
      // Where the set is not in the file nothing is known of its states.
      if (shown.size === 0 && (drawn === undefined || !canBeDisabled.test(first.set.name))) return [];
      const missing = needed.filter(
        (state) => !shown.has(state) && (state !== 'disabled' || canBeDisabled.test(first.set.name)),
      );
      if (missing.length === 0) return [];
      const words = missing.map((state) => stateNames[state]).join(' and ');
      return [
        {
          layers: group.map(({ layer }) => layer),
          measure: `${shown.size === 0 ? 'has no states' : `has ${[...shown].map((state) => stateNames[state]).join(', ')}`}; lacks ${words}`,
          message: `The component ${first.set.name} has no ${words} state.`,
          howToFix: `Add ${missing.length === 1 ? 'a variant' : 'variants'} for ${words}.`,
          confidence: missing.includes('focus-visible') ? 0.9 : 0.8,
        },
      ];
    });
  },
};

/** What is pressed or filled in; an entry of a list is left out instead. */
const canBeDisabled = /button|btn|cta|input|field|text ?area|select|checkbox|radio|switch|toggle/i;

const needed: readonly ControlState[] = ['focus-visible', 'disabled'];

const stateNames: Readonly<Record<ControlState, string>> = {
  hover: 'hover',
  'focus-visible': 'focus',
  active: 'pressed',
  disabled: 'disabled',
};
