import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TextFile } from '#design/source-file';
import { highlightCode, highlightStart } from './highlight-code.ts';

/** The lines of a file as safe HTML: the first `atOnce` of them coloured when they first show, the others a moment after. */
export function useColouredLines(file: TextFile, atOnce: number): readonly string[] {
  const text = useMemo(() => file.text.replace(/\n$/, ''), [file]);
  const start = useMemo(() => highlightStart(file.path, text, atOnce), [file, text, atOnce]);
  const [coloured, setColoured] = useState<{ readonly text: string; readonly lines: readonly string[] }>();
  useEffect(() => {
    if (start.length <= atOnce) return undefined;
    const timer = setTimeout(() => setColoured({ text, lines: highlightCode(file.path, text) }));
    return () => clearTimeout(timer);
  }, [file.path, text, start, atOnce]);
  return coloured?.text === text ? coloured.lines : start;
}
