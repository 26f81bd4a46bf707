import type { CancelSignal } from '#design/cancel';

/** Draws a page: the panel has an iframe and a canvas for it, the CLI a Chromium. */
export interface Renderer {
  render(page: PageToRender, signal: CancelSignal): Promise<RenderedPage>;
  /**
   * px that the content of one page takes at each of these widths of the viewport, in px too.
   * @default the page is rendered at each
   */
  readonly measureWidths?: (
    page: Pick<PageToRender, 'html' | 'height'>,
    widths: readonly number[],
    signal: CancelSignal,
  ) => Promise<readonly number[]>;
}

export interface PageToRender {
  /** One complete HTML document without outside references; its scripts have run when `document.body.dataset.ready` is set. */
  readonly html: string;
  /** px of the viewport. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per px of the picture. */
  readonly scale: number;
  /** False where only the content's size is asked for: then `pixels` is empty. @default true */
  readonly picture?: boolean;
}

export interface RenderedPage {
  /** RGBA, 8 bits each, `width * scale` by the page's whole height. */
  readonly pixels: Uint8ClampedArray;
  /** Device pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** px of what the page would scroll to; more than the viewport's width where it overflows. `null` where unknown. */
  readonly contentWidth?: number | null;
}
