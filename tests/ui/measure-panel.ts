import type { Frame } from 'playwright-core';

export interface FaintText {
  readonly text: string;
  readonly contrast: number;
}

/** Texts of the panel whose contrast is below WCAG AA (4.5 : 1), with what it is. */
export function findFaintTexts(panel: Frame): Promise<readonly FaintText[]> {
  return panel.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const known = new Map<string, Colour>();
    const read = (css: string): Colour => {
      const before = known.get(css);
      if (!context || before) return before ?? [0, 0, 0, 0];
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      const colour = [red, green, blue, alpha / 255] as const;
      known.set(css, colour);
      return colour;
    };
    const over = (top: Colour, bottom: Colour): Colour => {
      const mix = (index: 0 | 1 | 2) => top[index] * top[3] + bottom[index] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const luminance = ([red, green, blue]: Colour) => {
      const linear = [red, green, blue].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    };
    const backgrounds = new Map<Element, Colour>();
    const backgroundOf = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1];
      const before = backgrounds.get(element);
      if (before) return before;
      const colour = read(getComputedStyle(element).backgroundColor);
      const background = colour[3] === 1 ? colour : over(colour, backgroundOf(element.parentElement));
      backgrounds.set(element, background);
      return background;
    };
    const faint: { text: string; contrast: number }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest('script, style, [aria-hidden="true"]')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const background = backgroundOf(element);
      const colour = over(read(getComputedStyle(element).color), background);
      const [high = 0, low = 0] = [luminance(colour), luminance(background)].sort((a, b) => b - a);
      const contrast = (high + 0.05) / (low + 0.05);
      if (contrast < 4.5) faint.push({ text: text.slice(0, 40), contrast: Math.round(contrast * 100) / 100 });
    }
    return faint;
  });
}

/** What sticks out of the panel to the right, and lists that scroll sideways: only code, pictures and tabs may. */
export function findOverflow(panel: Frame): Promise<readonly string[]> {
  return panel.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const root = document.getElementById('panel');
    const shown = [...(root?.querySelectorAll('*') ?? [])].filter((element) => element.checkVisibility());
    const out = shown
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .filter((element) => !scrolls(element.parentElement === root ? null : element.parentElement));
    const sideways = shown
      .filter((element) => getComputedStyle(element).overflowX === 'auto')
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter((element) => !element.matches('[role="listbox"], [role="tablist"], [aria-label="The images"]'));
    return [...out, ...sideways].map((element) => `${element.tagName} ${element.className}`);
  });
}

/** Controls that are smaller than 24 px either way. */
export function findSmallTargets(panel: Frame): Promise<readonly string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, [role="treeitem"], [role="slider"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      // What a label wraps is as large as the label.
      .map((element) => element.closest('label') ?? element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < 23.5 || height < 23.5;
      })
      .map(
        (element) => `${element.tagName} ${element.textContent.trim() || element.getAttribute('aria-label')}`,
      ),
  );
}

/** Controls that a screen reader meets and nothing names. */
export function findNameless(panel: Frame): Promise<readonly string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, [role], iframe')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          !element.closest('[aria-hidden="true"]') &&
          !element.matches('[role="status"], [role="alert"], [role="tabpanel"]'),
      )
      .filter((element) => {
        const id =
          element.id === '' ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
        const words = [
          element.getAttribute('aria-label'),
          element.getAttribute('title'),
          element.getAttribute('aria-labelledby'),
          element.textContent,
          element.closest('label')?.textContent,
          id?.textContent,
        ];
        return words.every((word) => (word ?? '').trim() === '');
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

/** Walks with Tab through everything and answers the stops whose focus cannot be seen. */
export async function findUnseenFocus(panel: Frame): Promise<readonly string[]> {
  const unseen: string[] = [];
  await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let stop = 0; stop < 40; stop += 1) {
    await panel.page().keyboard.press('Tab');
    const found = await panel.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.tagName === 'IFRAME') return null;
      const marks = [
        element,
        element.nextElementSibling,
        ...element.querySelectorAll('[data-current="true"]'),
      ];
      const seen = marks.some((mark) => {
        if (!mark) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(mark);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      const first = element.getAttribute('data-first-stop') !== null;
      element.setAttribute('data-first-stop', '');
      return { seen, first, name: `${element.tagName} ${element.textContent.slice(0, 30)}` };
    });
    if (!found || found.first) break;
    if (!found.seen) unseen.push(found.name);
  }
  return unseen;
}
