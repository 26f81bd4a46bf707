/** The entry point of the panel: connects to Figma and the services, and draws the first frame before a worker starts. */
import { render } from 'preact';
import { systemClock } from '#models/clock';
import { createCodegenClient } from './worker-clients/codegen-client.ts';
import { createPictureWorkerClient } from './worker-clients/picture-worker-client.ts';
import { createRenderer } from './compare/render-page.ts';
import './kit/base.css';
import { PanelFrame } from './panel-frame.tsx';
import { openBridge } from './state/bridge.ts';
import { mark } from './state/performance-marks.ts';
import { createPanel } from './state/panel.ts';
import { PanelContext } from './state/use-panel.ts';

mark('script-started');
const afterFirstFrame = new Promise<void>((resolve) => {
  requestAnimationFrame(() => {
    mark('first-frame');
    // One task later the frame is on the screen, and work no longer delays it.
    setTimeout(resolve, 0);
  });
  // A hidden panel draws no frames and still has to answer.
  setTimeout(resolve, 300);
});
/** The workers' texts come after the script and may not be loaded yet. */
const whollyThere = new Promise<void>((resolve) => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => resolve());
  else resolve();
});

const codegen = createCodegenClient(
  createRenderer(),
  Promise.all([afterFirstFrame, whollyThere]).then(() => undefined),
);
const panel = createPanel(openBridge(), {
  codegen,
  pixels: createPictureWorkerClient(whollyThere),
  clock: systemClock,
});
void codegen.ready.then(() => mark('worker-ready'));

const root = document.getElementById('panel');
if (root) {
  render(
    <PanelContext.Provider value={panel}>
      <PanelFrame />
    </PanelContext.Provider>,
    root,
  );
}
