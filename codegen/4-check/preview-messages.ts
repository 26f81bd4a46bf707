/**
 * What a preview and the window that holds it say to each other, by `postMessage`.
 *
 * A preview runs in `<iframe sandbox="allow-scripts">`, so its origin is opaque: it posts to `*`, takes messages from
 * its parent only, and the parent tells its messages by `event.source`. It says `ready` or `failed` once, unasked.
 */

import type { PageMeasures } from './measure-page.ts';

export type MessageToPreview =
  | {
      /** Asks how the page looks now; answered by `described`. */
      readonly type: 'describe';
      /** Comes back in the answer. @default 0 */
      readonly requestId?: number;
    }
  | {
      /** Asks how large the page is at the present size of the frame; answered by `measured`. */
      readonly type: 'measure';
      /** Comes back in the answer. @default 0 */
      readonly requestId?: number;
    }
  | {
      /** Outlines the elements of these layers and no others; an empty list takes the outlines away. */
      readonly type: 'highlight';
      readonly nodeIds: readonly string[];
    };

export type MessageFromPreview =
  | {
      /** The page stands, its fonts and pictures are there. `document.body.dataset.ready` is set as well. */
      readonly type: 'ready';
    }
  | ({
      readonly type: 'measured';
      readonly requestId: number;
    } & PageMeasures)
  | ({
      /** Its size is px of the whole content; wider than the frame where the page overflows. */
      readonly type: 'described';
      readonly requestId: number;
      /**
       * The page as well-formed XHTML: one `<html>` element with all of its styles, without scripts. It can stand in
       * the `foreignObject` of an SVG of this width and height, which a canvas can draw.
       */
      readonly html: string;
      /** The boxes of each layer's elements. An element stands for all the ids of its `data-node-id`. */
      readonly boxes: Readonly<Record<string, readonly PreviewBox[]>>;
    } & PageMeasures)
  | {
      /** The innermost element with layers that was clicked; links and forms lead nowhere. */
      readonly type: 'element-clicked';
      readonly nodeIds: readonly string[];
    }
  | {
      /** A link was followed; its address as the page has it. */
      readonly type: 'link-clicked';
      readonly address: string;
    }
  | {
      /** The page threw while it was built or used; the error's own words. */
      readonly type: 'failed';
      readonly message: string;
    };

/** px from the top left corner of the page, however far it is scrolled. */
export interface PreviewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
