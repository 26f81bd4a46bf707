import type { CancelSignal } from '#design/cancel';

/**
 * Draws pages: the panel has an iframe and a canvas for it, the CLI a Chromium. Both answer alike; one suite of tests
 * holds them to it. A page that does not become ready in time is given up, and the promise rejects with a sentence.
 */
export interface Renderer {
  render(page: PageToRender, signal: CancelSignal): Promise<RenderedPage>;
  /** px that the content of one page takes at each of these widths of the viewport, in px too. */
  measureWidths(
    page: Pick<PageToRender, 'html' | 'height'>,
    widths: readonly number[],
    signal: CancelSignal,
  ): Promise<readonly number[]>;
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

/** A picture in device pixels. */
export interface PagePicture {
  /** RGBA, 8 bits each. */
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The picture of a page is `width * scale` by the page's whole height. */
export interface RenderedPage extends PagePicture {
  /** px of what the page would scroll to; more than the viewport's width where it overflows. */
  readonly contentWidth: number;
  /** Families that texts of the page ask for first and that were drawn in another font, sorted. */
  readonly missingFonts: readonly string[];
}
