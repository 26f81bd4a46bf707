import { signal } from '@preact/signals';
import type { Box } from '../document/layer.ts';

/** The viewport of the canvas: page px at its left top, and px of the screen for one px of the page. */
export interface ViewTransform {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const leastZoom = 0.01;
const mostZoom = 64;

/** Pan and zoom of the canvas. */
export class View {
  readonly look = signal<ViewTransform>({ x: 0, y: 0, zoom: 1 });
  /** px of the canvas on the screen. */
  readonly size = signal({ width: 800, height: 600 });
  /** px of the canvas at its right that a floating panel covers. */
  readonly covered = signal(0);
  /** Counts up when the whole page should be brought into view. */
  readonly fits = signal(0);
  /** What a person drags over the canvas to select, in px of the page. */
  readonly marquee = signal<Box | null>(null);
  /** Whether the view shows the whole page because nobody has moved it since. */
  #isFitted = false;

  read(): { readonly zoom: number; readonly bounds: Box } {
    const { x, y, zoom } = this.look.peek();
    const { width, height } = this.size.peek();
    return { zoom, bounds: { x, y, width: width / zoom, height: height / zoom } };
  }

  move({
    zoom,
    center,
  }: {
    readonly zoom?: number;
    readonly center?: { readonly x: number; readonly y: number };
  }): void {
    const { width, height } = this.size.peek();
    const now = this.read();
    const next = clampZoom(zoom ?? now.zoom);
    const middle = center ?? {
      x: now.bounds.x + now.bounds.width / 2,
      y: now.bounds.y + now.bounds.height / 2,
    };
    this.#isFitted = false;
    this.look.value = { zoom: next, x: middle.x - width / next / 2, y: middle.y - height / next / 2 };
  }

  pan(dx: number, dy: number): void {
    const { x, y, zoom } = this.look.peek();
    this.#isFitted = false;
    this.look.value = { x: x + dx / zoom, y: y + dy / zoom, zoom };
  }

  /** Zooms so that the page stays put under the given point of the screen. */
  zoomAt(factor: number, screenX: number, screenY: number): void {
    const { x, y, zoom } = this.look.peek();
    const next = clampZoom(zoom * factor);
    this.#isFitted = false;
    this.look.value = {
      zoom: next,
      x: x + screenX / zoom - screenX / next,
      y: y + screenY / zoom - screenY / next,
    };
  }

  /** Brings the boxes into view, never larger than they are. */
  show(boxes: readonly Box[]): void {
    if (boxes.length === 0) return;
    const x = Math.min(...boxes.map((box) => box.x));
    const y = Math.min(...boxes.map((box) => box.y));
    const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
    const height = Math.max(...boxes.map((box) => box.y + box.height)) - y;
    const size = this.size.peek();
    const covered = Math.min(this.covered.peek(), size.width / 2);
    const available = {
      width: Math.max(64, size.width - covered - 96),
      height: Math.max(64, size.height - 112),
    };
    const zoom = clampZoom(
      Math.min(1, available.width / Math.max(1, width), available.height / Math.max(1, height)),
    );
    this.move({ zoom, center: { x: x + width / 2 + covered / 2 / zoom, y: y + height / 2 } });
  }

  /** Brings the whole page into view, and again when a panel opens or closes before anybody moves the view. */
  fit(page: Box): void {
    this.show([page]);
    this.#isFitted = true;
  }

  refit(page: Box): void {
    if (this.#isFitted) this.fit(page);
  }

  fitPage(): void {
    this.fits.value += 1;
  }
}

function clampZoom(zoom: number): number {
  return Math.min(mostZoom, Math.max(leastZoom, zoom));
}
