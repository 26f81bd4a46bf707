/** What Tab stops at. */
const tabbable = ':is(button, input, textarea, summary, iframe, [tabindex]):not(:disabled, [tabindex="-1"])';

/**
 * Keeps the focus in the panel when the element that has it is removed or disabled: the first stop in what is left around
 * it gets it. Views that know a better place focus that place afterwards. Returns what ends it.
 */
export function keepFocus(root: HTMLElement): () => void {
  /** The element that had the focus last, and what was around it. */
  let path: readonly Element[] = [];
  const remember = ({ target }: FocusEvent) => {
    const found: Element[] = [];
    for (let at = target as Element | null; at !== null; at = at.parentElement) found.push(at);
    path = found;
  };
  const restore = () => {
    const [last, ...around] = path;
    // A button that was just disabled still has the focus, and loses it when the page is drawn.
    if (last === undefined || ![document.body, last].includes(document.activeElement ?? document.body))
      return;
    if (last.isConnected && !last.matches(':disabled')) return;
    for (const element of around) {
      if (!element.isConnected || !root.contains(element)) continue;
      const next = [...element.querySelectorAll<HTMLElement>(tabbable)].find((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
      if (next) return next.focus({ preventScroll: true });
    }
  };
  const observer = new MutationObserver(restore);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  root.addEventListener('focusin', remember);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', remember);
  };
}
