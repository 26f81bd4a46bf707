import { watch } from 'node:fs';

/** ms of quiet after which a build counts as done. */
const quiet = 150;

/** Calls back once after each burst of changes in a folder; answers what stops it. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quiet);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
