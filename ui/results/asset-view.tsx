import { useEffect, useState } from 'preact/hooks';
import type { AssetFile } from '#design/source-file';
import { isAbort } from '../worker-clients/codegen-client.ts';
import { useBlobUrl } from '../kit/use-blob-url.ts';
import { usePanel } from '../state/use-panel.ts';
import type { Recipe } from '../worker/protocol.ts';
import styles from './asset-view.module.css';

/** A picture of the project. */
export function AssetView({ file, recipe }: { readonly file: AssetFile; readonly recipe: Recipe }) {
  const { codegen } = usePanel();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [failure, setFailure] = useState('');
  const { key, mime } = file.asset;
  useEffect(() => {
    const controller = new AbortController();
    codegen.run('asset', { recipe, key }, { signal: controller.signal }).then(
      (found) => (found ? setBytes(found) : setFailure('The image is not in the file.')),
      (error: unknown) => {
        if (!isAbort(error)) setFailure(String(error));
      },
    );
    return () => controller.abort();
  }, [codegen, recipe, key]);
  const url = useBlobUrl(bytes, mime);
  return (
    <div class={styles.asset}>
      {url === null ? <p>{failure}</p> : <img src={url} alt={file.path} />}
      <p class={styles.name}>{file.path}</p>
    </div>
  );
}
