import { elementsOf, type PageMarkup } from '../4-check/markup.ts';
import type { SettleFault } from './compare-texts.ts';
import { findForeign } from './mend-foreign.ts';
import { findUnsafeAttribute, unsafeElements } from './unsafe-values.ts';

/**
 * What pages would load or run once their scripts have put names and addresses together, as far as the checks can
 * follow them: a text in the source may look harmless and its sum may not be.
 */
export function findForeignMarkup(pages: readonly PageMarkup[], known: string): readonly SettleFault[] {
  return pages.flatMap(({ nodes }) =>
    [...elementsOf(nodes)].flatMap(({ element: { tag, attributes, file, line } }) => {
      if (unsafeElements.has(tag)) return [{ reason: `it makes the element <${tag}>`, files: [file], line }];
      return [...attributes].flatMap(([name, value]) => {
        const reason = findUnsafeAttribute(name, value) ?? findAddress(name, value, known);
        return reason === null ? [] : [{ reason: `it has ${reason}`, files: [file], line }];
      });
    }),
  );
}

const addressed = /^(?:href|src|srcset|action|formaction|poster|ping|data|style|xlink:href)$/;

function findAddress(name: string, value: string | null, known: string): string | null {
  const [address] = value !== null && addressed.test(name) ? findForeign(value, known) : [];
  return address === undefined ? null : `the address "${address.slice(0, 60)}", which nobody gave (${name})`;
}
