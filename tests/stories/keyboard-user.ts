/** A person without a mouse: Tab, arrows and Enter, and what has the focus after each of them. */
import type { Frame, Page } from 'playwright-core';

export interface KeyboardUser {
  readonly press: (key: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** The name of what has the focus, with `tab` before that of a tab; empty where nothing has it. */
  readonly focused: () => Promise<string>;
  /** Goes on with Tab, or back, until something of this name has the focus. @throws Error with all stops on the way */
  readonly tabTo: (name: RegExp, key?: 'Tab' | 'Shift+Tab') => Promise<void>;
  /** The stops of Tab so far at which nothing showed that they have the focus. */
  readonly unmarked: ReadonlySet<string>;
}

/** Stops after which something is said to be out of reach. */
const maxStops = 80;

/** @param panel the frame that is open now, as a panel that is opened again is another one */
export function createKeyboardUser(page: Page, panel: () => Frame): KeyboardUser {
  const unmarked = new Set<string>();
  const focused = () => panel().evaluate(nameFocused);
  return {
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.insertText(text),
    focused,
    unmarked,
    async tabTo(name, key = 'Tab') {
      const stops: string[] = [];
      for (let stop = 0; stop < maxStops; stop += 1) {
        await page.keyboard.press(key);
        const at = await focused();
        stops.push(at);
        // Past its last stop, Tab leaves the panel.
        if (at !== '' && !(await panel().evaluate(isMarked))) unmarked.add(at);
        if (name.test(at)) return;
      }
      throw new Error(`Tab never came to ${String(name)}: ${stops.join(', ')}`);
    },
  };
}

function nameFocused(): string {
  const at = document.activeElement;
  if (!at || at === document.body) return '';
  const label = at.id === '' ? null : document.querySelector(`label[for="${CSS.escape(at.id)}"]`);
  const names = [at.getAttribute('aria-label'), label?.textContent, at.closest('label')?.textContent];
  const name = (names.find((one) => (one ?? '') !== '') ?? at.textContent).trim().replace(/\s+/g, ' ');
  return at.role === 'tab' || at.getAttribute('role') === 'tab' ? `tab ${name}` : name;
}

/** Whether what has the focus shows it inside the panel: by its outline, or by that of the text of a radio button. */
function isMarked(): boolean {
  const at = document.activeElement;
  if (!at || at === document.body) return false;
  const { top, bottom, left, right } = at.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return false;
  return [at, at.nextElementSibling].some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
}
