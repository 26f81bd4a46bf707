import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Host, PanelState } from './host.ts';

/** px between the panel and the canvas's edge, on both its sides. */
const margin = 24;

/** The running plugin's panel, as large as the plugin asks, floating at the right of the canvas. */
export function PluginPanel({ host }: { readonly host: Host }): JSX.Element | null {
  const run = host.run.value;
  const panel = run?.panel.value;
  return panel ? <PanelWindow key={String(panel.frame.key)} host={host} panel={panel} /> : null;
}

function PanelWindow({ host, panel }: { readonly host: Host; readonly panel: PanelState }): JSX.Element {
  const body = useRef<HTMLDivElement>(null);
  const { frame, options } = panel;
  // px from the place at the right of the canvas, where it opens.
  const [offset, setOffset] = useState({ x: 0, y: 0 });
  const drag = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const isMoved = offset.x !== 0 || offset.y !== 0;
  useEffect(() => {
    body.current?.append(frame.element);
  }, [frame]);
  useEffect(() => {
    host.view.covered.value = options.visible && !isMoved ? options.width + margin : 0;
    return () => {
      host.view.covered.value = 0;
    };
  }, [host, options.visible, options.width, isMoved]);
  // A hidden panel stays in the page: its frame keeps running, as in Figma.
  return (
    <section
      class={`panel ${options.visible ? '' : 'away'}`}
      aria-label="Plugin panel"
      style={{
        width: `${String(options.width)}px`,
        transform: `translate(${String(offset.x)}px, ${String(offset.y)}px)`,
      }}
    >
      <header
        onPointerDown={(event) => {
          if ((event.target as Element).closest('button')) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX - offset.x, y: event.clientY - offset.y };
        }}
        onPointerMove={(event) => {
          const from = drag.current;
          // The pointer stays in the window, and so does what is held by it.
          if (
            from &&
            event.clientX > 0 &&
            event.clientY > 0 &&
            event.clientX < innerWidth &&
            event.clientY < innerHeight
          )
            setOffset({ x: event.clientX - from.x, y: event.clientY - from.y });
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
      >
        <span>{options.title ?? host.manifest.name}</span>
        <button
          type="button"
          class="icon-button"
          aria-label="Close the plugin"
          onClick={() => {
            host.stopPlugin();
          }}
        >
          <svg width="16" height="16" viewBox="0 0 16 16">
            <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" />
          </svg>
        </button>
      </header>
      <div class="panel-body" ref={body} style={{ height: `${String(options.height)}px` }} />
    </section>
  );
}
