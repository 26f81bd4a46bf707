import type { CancelSignal } from '#design/cancel';
import type { PageAtWidth, RenderedPage, Renderer } from '#codegen/renderer';
import type { FromWorker, ToWorker } from './protocol.ts';

export interface PageRenderer extends Renderer {
  /** Takes the panel's answer. */
  receive(answer: Extract<ToWorker, { task: 'page-rendered' }>): void;
}

type Answer = RenderedPage | readonly PageAtWidth[];

/** A Renderer that asks the panel, which has an iframe and a canvas. */
export function createPageRenderer(send: (message: FromWorker) => void): PageRenderer {
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (reason: Error) => void }>();
  let asked = 0;

  async function ask<Kind extends Answer>(
    signal: CancelSignal,
    message: (renderId: number) => FromWorker,
  ): Promise<Kind> {
    signal.throwIfAborted();
    asked += 1;
    const renderId = asked;
    send(message(renderId));
    const answer = await new Promise<Kind>((resolve, reject) => waiting.set(renderId, { resolve, reject }));
    signal.throwIfAborted();
    return answer;
  }

  return {
    render: (page, signal) =>
      ask<RenderedPage>(signal, (renderId) => ({ type: 'render-page', renderId, page })),
    tryWidths: ({ html, height }, widths, signal) =>
      ask<readonly PageAtWidth[]>(signal, (renderId) => ({
        type: 'try-widths',
        renderId,
        page: { html, height },
        widths,
      })),
    receive({ renderId, answer, failure }) {
      const entry = waiting.get(renderId);
      waiting.delete(renderId);
      if (answer) entry?.resolve(answer as never);
      else entry?.reject(new Error(failure ?? 'The page could not be rendered.'));
    },
  };
}
