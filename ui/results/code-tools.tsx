import { IconButton } from '../kit/icon-button.tsx';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';

/** What can be done with the text of the files, besides reading it. */
export function CodeTools() {
  const { find, wraps } = usePanel().result;
  return (
    <>
      <IconButton
        label="Find in files"
        pressed={find.value !== null}
        onClick={() => setSignal(find, find.peek() === null ? '' : null)}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3.5 3.5" />
        </svg>
      </IconButton>
      <IconButton label="Wrap lines" pressed={wraps.value} onClick={() => setSignal(wraps, !wraps.peek())}>
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
          <path d="M2 3.5h12M2 8h9a2.25 2.25 0 0 1 0 4.5H8M2 12.5h2.5M9.5 10.5l-2 2 2 2" />
        </svg>
      </IconButton>
    </>
  );
}
