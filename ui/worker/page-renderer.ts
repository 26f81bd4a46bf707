import type { Renderer, RenderedPage } from '#codegen/renderer';
import type { FromWorker, ToWorker } from './protocol.ts';

export interface PageRenderer extends Renderer {
  /** Takes the panel's answer. */
  receive(answer: Extract<ToWorker, { task: 'page-rendered' }>): void;
}

/** A Renderer that asks the panel, which has an iframe and a canvas. */
export function createPageRenderer(send: (message: FromWorker) => void): PageRenderer {
  const waiting = new Map<
    number,
    { resolve: (page: RenderedPage) => void; reject: (reason: Error) => void }
  >();
  let asked = 0;
  return {
    render(page, signal) {
      signal.throwIfAborted();
      asked += 1;
      const renderId = asked;
      send({ type: 'render-page', renderId, page });
      return new Promise((resolve, reject) => waiting.set(renderId, { resolve, reject }));
    },
    receive({ renderId, page, failure }) {
      if (page) waiting.get(renderId)?.resolve(page);
      else waiting.get(renderId)?.reject(new Error(failure ?? 'The page could not be drawn.'));
      waiting.delete(renderId);
    },
  };
}
