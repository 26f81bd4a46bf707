import type { CodeAttribute } from '../components/code-component.ts';

/** What one place of a component is on a page, in all its uses. */
export interface Role {
  readonly tag: string;
  readonly attributes: readonly CodeAttribute[];
  /** Only phrasing content may stand inside. */
  readonly phrasing: boolean;
  /** It is, or is inside, something to press. */
  readonly interactive: boolean;
  /** A label around it says what it is. */
  readonly labelled: boolean;
  /** It shows whether something is on, and takes the presses. */
  readonly toggles: boolean;
  /** What to call it where its layer has no name of its own. */
  readonly fallbackName: string;
}

/** Whether an element is one to type or choose in. */
export function isFieldTag(tag: string): boolean {
  return tag === 'input' || tag === 'select' || tag === 'textarea';
}
