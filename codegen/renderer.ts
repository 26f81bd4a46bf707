import type { CancelSignal } from '#design/cancel';
import type { PageText } from './targets/preview/page-texts.ts';

/**
 * Renders pages: with an iframe and a canvas in the panel, with Chromium in the CLI. One test suite holds both to the
 * same answers. If a page does not become ready in time, the promise rejects with a sentence.
 */
export interface Renderer {
  render(page: PageToRender, signal: CancelSignal): Promise<RenderedPage>;
  /** How a page is laid out at each of these widths of the viewport, in px. */
  tryWidths(
    page: Pick<PageToRender, 'html' | 'height'>,
    widths: readonly number[],
    signal: CancelSignal,
  ): Promise<readonly PageAtWidth[]>;
}

export interface PageToRender {
  /** One complete HTML document without outside references; its scripts have run when `document.body.dataset.ready` is set. */
  readonly html: string;
  /** px of the viewport. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per px of the picture. */
  readonly scale: number;
  /** False if only the size of the content is needed: then `pixels` is empty. @default true */
  readonly picture?: boolean;
}

/** A page at one width of the viewport. */
export interface PageAtWidth {
  /** The scrollable width in px. */
  readonly contentWidth: number;
  /** In the order of the page, which is the same at every width. */
  readonly texts: readonly PageText[];
}

/** A picture in device pixels. */
export interface PagePicture {
  /** RGBA, 8 bits each. */
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The picture is `width * scale` wide and as high as the whole page. */
export interface RenderedPage extends PagePicture {
  /** The scrollable width in px. It is more than the width of the viewport if the page overflows. */
  readonly contentWidth: number;
  /** The families that texts ask for first and that were rendered in another font, sorted. */
  readonly missingFonts: readonly string[];
}
