import type { CancelSignal } from '#design/cancel';

/** Draws a page: the panel has an iframe and a canvas for it, the CLI a Chromium. */
export interface Renderer {
  render(page: PageToRender, signal: CancelSignal): Promise<RenderedPage>;
}

export interface PageToRender {
  /** One complete HTML document without outside references; its scripts have run when `document.body.dataset.ready` is set. */
  readonly html: string;
  /** px of the viewport. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per px of the picture. */
  readonly scale: number;
}

export interface RenderedPage {
  /** RGBA, 8 bits each, `width * scale` by the page's whole height. */
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
