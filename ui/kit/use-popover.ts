import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

/** px between the button, its list and the edges of the panel. */
const gap = 4;

/**
 * Shows a list as a popover at its button, so no scrolling box around the button cuts it; a click elsewhere closes it.
 * @param root holds the button and the list
 */
export function usePopover(
  isOpen: boolean,
  root: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  /** The same function each time. */
  close: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = (event: MouseEvent) => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    window.addEventListener('mousedown', leave);
    return () => window.removeEventListener('mousedown', leave);
  }, [isOpen, root, close]);
  useLayoutEffect(() => {
    if (!isOpen || !list.current || !root.current) return undefined;
    const [shown, button] = [list.current, root.current];
    const place = () => placeList(shown, button.getBoundingClientRect());
    shown.showPopover();
    place();
    // The list does not move with the button by itself.
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
      shown.hidePopover();
    };
  }, [isOpen, list, root]);
}

/** Under the button where there is more room than above it, and inside the panel. */
function placeList(list: HTMLElement, button: DOMRect): void {
  const { innerWidth, innerHeight } = window;
  list.style.minWidth = `${button.width}px`;
  list.style.maxHeight = '';
  const { width, height } = list.getBoundingClientRect();
  const below = innerHeight - button.bottom - 2 * gap;
  const above = button.top - 2 * gap;
  const isBelow = height <= below || below >= above;
  const shownHeight = Math.min(height, isBelow ? below : above);
  list.style.maxHeight = `${shownHeight}px`;
  list.style.top = `${isBelow ? button.bottom + gap : button.top - gap - shownHeight}px`;
  list.style.left = `${Math.max(gap, Math.min(button.left, innerWidth - width - gap))}px`;
}
