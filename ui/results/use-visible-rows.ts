import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface Rows {
  readonly from: number;
  /** The first row that is not in it. */
  readonly to: number;
}

/** Rows kept ready above and below those in sight. */
const ready = 30;

/** Which rows of a long list have to be in the page: all of a short one, else those in sight and some around. */
export function useVisibleRows(
  box: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
  allFit: number,
): Rows {
  const [rows, setRows] = useState<Rows>({ from: 0, to: Math.min(total, allFit) });
  useEffect(() => {
    const element = box.current;
    if (!element || total <= allFit) {
      setRows({ from: 0, to: total });
      return undefined;
    }
    const look = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - ready);
      const to = Math.min(total, Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + ready);
      setRows((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [box, total, rowHeight, allFit]);
  return rows;
}
