/** The role of an element, as the builders of components use it. */
import type { CodeAttribute } from '../components/code-component.ts';

/** The role of one element of a component, in all its occurrences. */
export interface Role {
  readonly tag: string;
  readonly attributes: readonly CodeAttribute[];
  /** It may contain only phrasing content. */
  readonly phrasingOnly: boolean;
  /** It is a control or inside one. */
  readonly isInteractive: boolean;
  /** A label around it names it. */
  readonly isLabelled: boolean;
  /** It contains the indicator of a toggle, and its input covers it. */
  readonly hasToggle: boolean;
  /** The name for an element whose layer has none. */
  readonly fallbackName: string;
}

/** Whether an element is an input, a select or a textarea. */
export function isFieldTag(tag: string): boolean {
  return tag === 'input' || tag === 'select' || tag === 'textarea';
}
