import type { JSX } from 'preact';
import type { Layer } from '../document/layer.ts';

const line = { fill: 'none', stroke: 'currentColor' };

/** An icon for each kind of layer, 12 px. */
const icons: Readonly<Record<string, JSX.Element>> = {
  FRAME: <path d="M3.5 1v10M8.5 1v10M1 3.5h10M1 8.5h10" {...line} />,
  ROW: <path d="M1.5 2.5h3.5v7h-3.5zM7 2.5h3.5v7h-3.5z" {...line} />,
  COLUMN: <path d="M2.5 1.5h7v3.5h-7zM2.5 7h7v3.5h-7z" {...line} />,
  GRID: (
    <path d="M1.5 1.5h3.5v3.5h-3.5zM7 1.5h3.5v3.5h-3.5zM1.5 7h3.5v3.5h-3.5zM7 7h3.5v3.5h-3.5z" {...line} />
  ),
  GROUP: <path d="M1.5 1.5h9v9h-9z" {...line} stroke-dasharray="2 1.6" />,
  SECTION: <path d="M1.5 3.5h9v7h-9zM1.5 3.5v-2h4v2" {...line} />,
  TEXT: <path d="M2 3.5v-2h8v2M6 1.5v9M4.5 10.5h3" {...line} />,
  RECTANGLE: <path d="M1.5 2.5h9v7h-9z" {...line} />,
  IMAGE: <path d="M1.5 2.5h9v7h-9zM1.5 8l2.5-2.5 2 2 2-1.5 2.5 2.5" {...line} />,
  ELLIPSE: <circle cx="6" cy="6" r="4.5" {...line} />,
  LINE: <path d="M2 10L10 2" {...line} />,
  VECTOR: <path d="M2 9c0-6 8 0 8-6M1 8.5h2v2h-2zM9 1.5h2v2h-2z" {...line} />,
  COMPONENT: (
    <path d="M6 1l2 2-2 2-2-2zM9 4l2 2-2 2-2-2zM6 7l2 2-2 2-2-2zM3 4l2 2-2 2-2-2z" fill="currentColor" />
  ),
  INSTANCE: <path d="M6 1.2L10.8 6 6 10.8 1.2 6z" {...line} />,
  BOOLEAN_OPERATION: <path d="M1.5 1.5h6v3h3v6h-6v-3h-3z" {...line} />,
};

const iconAliases: Readonly<Record<string, string>> = {
  COMPONENT_SET: 'COMPONENT',
  STAR: 'VECTOR',
  REGULAR_POLYGON: 'VECTOR',
  SLOT: 'FRAME',
  TABLE: 'GRID',
};

export function LayerIcon({ layer }: { readonly layer: Layer }): JSX.Element {
  const layout = { HORIZONTAL: 'ROW', VERTICAL: 'COLUMN', GRID: 'GRID' }[layer.layoutMode ?? ''];
  const isPicture = layer.type === 'RECTANGLE' && layer.fills?.some(({ type }) => type === 'IMAGE');
  const kind = isPicture
    ? 'IMAGE'
    : layer.type === 'FRAME' && layout
      ? layout
      : (iconAliases[layer.type] ?? layer.type);
  return (
    <svg class="icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {icons[kind] ?? icons.RECTANGLE}
    </svg>
  );
}
