import type { JSX } from 'preact';

export interface IconButtonProps {
  readonly label: string;
  /** The keys that do the same, for the tooltip. */
  readonly keys?: string;
  /** Outline of the icon in a square of 16 px. */
  readonly path: string;
  /** @default false */
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A button with an icon, a tooltip and an accessible name. */
export function IconButton({ label, keys, path, disabled = false, onClick }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={keys === undefined ? label : `${label} (${keys})`}
      disabled={disabled}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16">
        <path d={path} fill="none" stroke="currentColor" />
      </svg>
    </button>
  );
}
