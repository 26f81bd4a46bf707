import type { Session } from '../session.ts';
import { Callbacks, type Listener } from './callbacks.ts';

export interface PanelApi {
  readonly ui: Omit<UIAPI, 'reposition'> & Partial<UIAPI>;
  readonly showUI: (html: string, options?: ShowUIOptions) => void;
  receive(message: unknown): void;
}

/** `figma.ui` and `figma.showUI`. https://developers.figma.com/docs/plugins/api/figma-ui */
export function panelApi(session: Session): PanelApi {
  const callbacks = new Callbacks('figma.ui', ['message']);
  const facts = { origin: 'null' };
  let single: MessageEventHandler | undefined;
  let isOpen = false;
  const requirePanel = (what: string): void => {
    session.requireOpen();
    if (!isOpen) throw new Error(`in ${what}: No UI to use it on; call figma.showUI first.`);
  };
  const ui = {
    show: () => {
      requirePanel('show');
      session.call('change-panel', { visible: true });
    },
    hide: () => {
      requirePanel('hide');
      session.call('change-panel', { visible: false });
    },
    resize: (width: number, height: number) => {
      requirePanel('resize');
      // Figma's window is at least 70 px wide; there is no least height but 0.
      session.call('change-panel', {
        width: Math.max(70, Math.round(width)),
        height: Math.max(0, Math.round(height)),
      });
    },
    reposition: (x: number, y: number) => {
      requirePanel('reposition');
      session.call('change-panel', { x, y });
    },
    close: () => {
      requirePanel('close');
      isOpen = false;
      session.call('close-panel');
    },
    postMessage: (message: unknown) => {
      requirePanel('postMessage');
      session.call('post-message', message);
    },
    get onmessage(): MessageEventHandler | undefined {
      return single;
    },
    set onmessage(handler: MessageEventHandler | undefined) {
      if (single) callbacks.remove('message', single);
      single = handler;
      if (handler) callbacks.add('message', handler as Listener, false);
    },
    on: (type: 'message', call: MessageEventHandler) => {
      callbacks.add(type, call as Listener, false);
    },
    once: (type: 'message', call: MessageEventHandler) => {
      callbacks.add(type, call as Listener, true);
    },
    off: (type: 'message', call: MessageEventHandler) => {
      callbacks.remove(type, call);
    },
  };
  return {
    ui: ui as PanelApi['ui'],
    showUI: (html, options = {}) => {
      session.requireOpen();
      if (typeof html !== 'string') throw new Error('in showUI: Expected the HTML as a string.');
      isOpen = true;
      session.call('show-panel', html === session.start.html ? null : html, {
        visible: options.visible ?? true,
        width: Math.max(70, Math.round(options.width ?? 300)),
        height: Math.max(0, Math.round(options.height ?? 200)),
        title: options.title ?? null,
        themeColors: options.themeColors ?? false,
      });
    },
    receive: (message) => {
      callbacks.emit('message', message, facts);
    },
  };
}
