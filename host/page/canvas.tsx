import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Box, Layer } from '../document/layer.ts';
import { CanvasView } from './canvas-view.ts';
import { boundsOf } from './draw/draw-layer.ts';
import { findAt, pickAt } from './find-layers.ts';
import type { Host } from './host.ts';

/** The page's canvas: wheel pans, with Ctrl or a pinch it zooms, Space drags, clicks select. */
export function Canvas({ host }: { readonly host: Host }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const view = useRef<CanvasView | null>(null);

  useEffect(() => {
    const element = frame.current;
    if (!element || !world.current) return undefined;
    const canvas = new CanvasView(host, world.current);
    view.current = canvas;
    const measure = (): void => {
      host.view.size.value = { width: element.clientWidth, height: element.clientHeight };
      canvas.update();
    };
    measure();
    canvas.openPage();
    host.view.fit(canvas.bounds);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const stop = listen(host, element);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [host]);

  useSignalEffect(() => {
    const isOpen = host.pageId.value !== '';
    const fits = host.view.fits.value;
    const canvas = view.current;
    if (!canvas || !isOpen || fits < 0) return;
    canvas.openPage();
    host.view.fit(canvas.bounds);
  });
  useSignalEffect(() => {
    if (host.view.covered.value >= 0 && view.current) host.view.refit(view.current.bounds);
  });
  useSignalEffect(() => {
    if (host.view.look.value.zoom > 0) view.current?.update();
  });
  useSignalEffect(() => {
    if (host.picturesCame.value > 0) view.current?.redraw();
  });

  return (
    <div
      class={`canvas ${isDark(host) ? 'dark' : 'light'}`}
      ref={frame}
      tabIndex={0}
      aria-label="Canvas"
      style={{ background: pageColour(host) }}
    >
      <div class="world" ref={world} />
      <Outlines host={host} />
      <ZoomBar host={host} />
    </div>
  );
}

/** Red, green and blue of the page, 0 to 255; `null` where it has Figma's default, which follows the theme. */
function ownPageColour(host: Host): readonly number[] | null {
  const isOpen = host.pageId.value !== '';
  const { backgroundColor: colour } = host.page;
  if (!isOpen || !colour) return null;
  const channels = [colour.r, colour.g, colour.b].map((part) => Math.round(part * 255));
  return defaultGreys.some((grey) => channels.every((channel) => channel === grey)) ? null : channels;
}

/** Figma's canvas today, and that of older files. */
const defaultGreys = [0xf5, 0xe5];

function pageColour(host: Host): string {
  const own = ownPageColour(host);
  return own === null ? 'var(--canvas)' : `rgb(${own.join(' ')})`;
}

/** Whether names on the canvas have to be light. */
function isDark(host: Host): boolean {
  const own = ownPageColour(host);
  if (own === null) return host.theme.value === 'dark';
  const [r = 0, g = 0, b = 0] = own;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
}

/** Blue boxes around what is selected, and names above the frames of the page. */
function Outlines({ host }: { readonly host: Host }): JSX.Element {
  const { x, y, zoom } = host.view.look.value;
  const isCurrent = host.revision.value >= 0;
  const marquee = host.view.marquee.value;
  const place = (box: { x: number; y: number; width: number; height: number }): Record<string, string> => ({
    left: `${String((box.x - x) * zoom)}px`,
    top: `${String((box.y - y) * zoom)}px`,
    width: `${String(box.width * zoom)}px`,
    height: `${String(box.height * zoom)}px`,
  });
  const selected = host.selection.value.flatMap((id) => (isCurrent ? (host.scene.find(id) ?? []) : []));
  return (
    <div class="outlines">
      <FrameNames host={host} />
      {marquee && <div class="marquee" style={place(marquee)} />}
      {selected.map((layer) => {
        const box = boundsOf(host.scene, layer);
        const [width, height] = [Math.round(box.width * 100) / 100, Math.round(box.height * 100) / 100];
        return (
          <div
            key={layer.id}
            class={`outline ${isComponent(layer.type) ? 'component' : ''}`}
            style={place(box)}
          >
            {selected.length <= 3 && (
              <span class="size">
                {width} × {height}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function isComponent(type: string): boolean {
  return type === 'COMPONENT' || type === 'COMPONENT_SET' || type === 'INSTANCE';
}

/** The most names shown at once; more would be unreadable. */
const mostNames = 200;
const named: ReadonlySet<string> = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'SECTION']);

function FrameNames({ host }: { readonly host: Host }): JSX.Element {
  const { x, y, zoom } = host.view.look.value;
  const { width, height } = host.view.size.value;
  const selection = new Set(host.selection.value);
  const isOpen = host.pageId.value !== '' && host.revision.value >= 0;
  const lying = isOpen ? (host.page.children ?? []) : [];
  const frames = lying.flatMap((layer) =>
    layer.type === 'SECTION' ? [layer, ...(layer.children ?? [])] : [layer],
  );
  const shown = frames
    .filter(({ type, visible }) => named.has(type) && visible !== false)
    .map((layer) => ({ layer, box: boundsOf(host.scene, layer) }))
    .filter(({ box }) => {
      const left = (box.x - x) * zoom;
      const top = (box.y - y) * zoom;
      return (
        box.width * zoom > 24 &&
        left < width &&
        top < height + 20 &&
        left + box.width * zoom > 0 &&
        top + box.height * zoom > 0
      );
    })
    .slice(0, mostNames);
  return (
    <>
      {shown.map(({ layer, box }) => (
        <button
          key={layer.id}
          type="button"
          tabIndex={-1}
          class={`frame-name ${isComponent(layer.type) ? 'component' : ''} ${selection.has(layer.id) ? 'selected' : ''}`}
          style={{
            left: `${String((box.x - x) * zoom)}px`,
            top: `${String((box.y - y) * zoom - 20)}px`,
            maxWidth: `${String(Math.max(24, box.width * zoom))}px`,
          }}
          onPointerDown={(event) => {
            event.stopPropagation();
            toggle(host, layer.id, event.shiftKey);
          }}
        >
          {layer.name}
        </button>
      ))}
    </>
  );
}

/** The layers of the page that a box touches; of sections, those inside. */
function findTouched(host: Host, box: Box): readonly string[] {
  return (host.page.children ?? [])
    .flatMap((layer) => (layer.type === 'SECTION' ? (layer.children ?? []) : [layer]))
    .filter(({ visible }) => visible !== false)
    .filter((layer) => {
      const other = boundsOf(host.scene, layer);
      return (
        other.x < box.x + box.width &&
        box.x < other.x + other.width &&
        other.y < box.y + box.height &&
        box.y < other.y + other.height
      );
    })
    .map(({ id }) => id);
}

function toggle(host: Host, id: string, adding: boolean): void {
  const now = host.selection.peek();
  if (!adding) host.select([id]);
  else host.select(now.includes(id) ? now.filter((other) => other !== id) : [...now, id]);
}

function ZoomBar({ host }: { readonly host: Host }): JSX.Element {
  const { zoom } = host.view.look.value;
  const by = (factor: number): void => {
    const { width, height } = host.view.size.peek();
    host.view.zoomAt(factor, width / 2, height / 2);
  };
  return (
    <div class="zoom-bar">
      <button
        type="button"
        aria-label="Zoom out"
        onClick={() => {
          by(1 / 1.5);
        }}
      >
        −
      </button>
      <button
        type="button"
        class="zoom"
        title="Zoom to 100%"
        onClick={() => {
          by(1 / zoom);
        }}
      >
        {Math.round(zoom * 100)}%
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        onClick={() => {
          by(1.5);
        }}
      >
        +
      </button>
      <button
        type="button"
        title="Zoom to fit (Shift 1)"
        onClick={() => {
          host.view.fit(boundsOf(host.scene, host.page));
        }}
      >
        Fit
      </button>
    </div>
  );
}

/** Pointer, wheel and keys of the canvas; answers what takes them off again. */
function listen(host: Host, element: HTMLElement): () => void {
  const controller = new AbortController();
  const options = { signal: controller.signal };
  let spaceDown = false;
  let dragged: { readonly x: number; readonly y: number } | null = null;
  let marqueeStart: { readonly x: number; readonly y: number; readonly kept: readonly string[] } | null =
    null;
  const at = (event: MouseEvent): { x: number; y: number; screenX: number; screenY: number } => {
    const { left, top } = element.getBoundingClientRect();
    const { x, y, zoom } = host.view.look.peek();
    const [screenX, screenY] = [event.clientX - left, event.clientY - top];
    return { x: x + screenX / zoom, y: y + screenY / zoom, screenX, screenY };
  };
  const pick = (event: MouseEvent, how: Parameters<typeof pickAt>[3]): Layer | undefined => {
    const { x, y } = at(event);
    return pickAt(host.scene, findAt(host.scene, host.page, x, y), host.selection.peek(), how);
  };
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { screenX, screenY } = at(event);
      const unit = event.deltaMode === 1 ? 20 : 1;
      if (event.ctrlKey || event.metaKey)
        host.view.zoomAt(Math.exp(-event.deltaY * unit * 0.004), screenX, screenY);
      else if (event.shiftKey && event.deltaX === 0) host.view.pan(event.deltaY * unit, 0);
      else host.view.pan(event.deltaX * unit, event.deltaY * unit);
    },
    { ...options, passive: false },
  );
  element.addEventListener(
    'pointerdown',
    (event) => {
      if ((event.target as Element).closest('.zoom-bar')) return;
      element.focus({ preventScroll: true });
      if (spaceDown || event.button === 1) {
        dragged = { x: event.clientX, y: event.clientY };
        element.setPointerCapture(event.pointerId);
        return;
      }
      if (event.button !== 0) return;
      const hit = pick(event, event.ctrlKey || event.metaKey ? 'deepest' : 'click');
      if (hit) return toggle(host, hit.id, event.shiftKey);
      if (!event.shiftKey) host.select([]);
      marqueeStart = { ...at(event), kept: host.selection.peek() };
      element.setPointerCapture(event.pointerId);
    },
    options,
  );
  element.addEventListener(
    'dblclick',
    (event) => {
      const hit = pick(event, 'double-click');
      if (hit && !(event.target as Element).closest('.zoom-bar')) toggle(host, hit.id, event.shiftKey);
    },
    options,
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (marqueeStart) {
        const { x, y } = at(event);
        const box = {
          x: Math.min(x, marqueeStart.x),
          y: Math.min(y, marqueeStart.y),
          width: Math.abs(x - marqueeStart.x),
          height: Math.abs(y - marqueeStart.y),
        };
        host.view.marquee.value = box;
        host.select([...new Set([...marqueeStart.kept, ...findTouched(host, box)])]);
      }
      if (!dragged) return;
      host.view.pan(dragged.x - event.clientX, dragged.y - event.clientY);
      dragged = { x: event.clientX, y: event.clientY };
    },
    options,
  );
  element.addEventListener(
    'pointerup',
    () => {
      dragged = null;
      marqueeStart = null;
      host.view.marquee.value = null;
    },
    options,
  );
  const space =
    (down: boolean) =>
    (event: KeyboardEvent): void => {
      if (event.code !== 'Space' || isTyping(event)) return;
      if (document.activeElement === element) event.preventDefault();
      spaceDown = down;
      element.classList.toggle('panning', down);
    };
  window.addEventListener('keydown', space(true), options);
  window.addEventListener('keyup', space(false), options);
  return () => {
    controller.abort();
  };
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.matches('input, textarea, button, select');
}
