import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface RowRange {
  readonly from: number;
  /** The first row that is not in it. */
  readonly to: number;
}

/** Rows kept ready above and below those in sight. */
const overscanRows = 30;

/** Which rows of a long list have to be in the page: all of a short one, else those in sight and some around. */
export function useVisibleRows(
  box: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
  allFit: number,
): RowRange {
  const [rows, setRows] = useState<RowRange>({ from: 0, to: Math.min(total, allFit) });
  useEffect(() => {
    const element = box.current;
    if (!element || total <= allFit) {
      setRows({ from: 0, to: total });
      return undefined;
    }
    const update = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - overscanRows);
      const to = Math.min(
        total,
        Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + overscanRows,
      );
      setRows((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    update();
    element.addEventListener('scroll', update, { passive: true });
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', update);
      observer.disconnect();
    };
  }, [box, total, rowHeight, allFit]);
  return rows;
}
