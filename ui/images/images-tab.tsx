import { DrawView } from './draw-view.tsx';

/** Sentences become pictures, and pictures layers. */
export function ImagesTab() {
  return <DrawView />;
}
