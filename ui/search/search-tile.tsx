import { useEffect, useState } from 'preact/hooks';
import type { SearchHit } from '#design/search';
import { Button } from '../kit/button.tsx';
import { copyText } from '../kit/copy-text.ts';
import { LayerIcon } from '../kit/icons-of-layers.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './search-tile.module.css';

const iconTypes = { frame: 'FRAME', component: 'COMPONENT', picture: 'IMAGE', layer: 'RECTANGLE' } as const;

/** One hit: its picture, name, where it is and why it was found; a click selects it on the canvas. */
export function SearchTile({ hit }: { readonly hit: SearchHit }) {
  const { search, selectLayers } = usePanel();
  const { nodeId, name, kind, why, page, frame, frameId, colours, file } = hit;
  // What is in another file can only be named.
  const isElsewhere = file !== undefined;
  const [isCopied, setCopied] = useState(false);
  const url = search.thumbnails.value.get(nodeId);
  const { requestThumbnail } = search;
  useEffect(() => {
    if (url === undefined && !isElsewhere) requestThumbnail(nodeId);
  }, [url, nodeId, requestThumbnail, isElsewhere]);
  const place = [file?.split(/[/\\]/).at(-1), page, frameId === nodeId ? null : frame]
    .filter((part) => part !== null && part !== undefined)
    .join(' / ');
  const copyPlace = () =>
    setCopied(
      copyText([file, page, frame, name].filter((part) => part !== null && part !== undefined).join('\n')),
    );
  return (
    <li class={styles.tile}>
      <button
        type="button"
        class={styles.main}
        data-tile
        title={isElsewhere ? 'Copy the file, page, frame and name' : ''}
        onClick={() => (isElsewhere ? copyPlace() : selectLayers([nodeId]))}
      >
        {url === undefined || isElsewhere ? (
          <span class={styles.picture} aria-hidden="true">
            <LayerIcon type={iconTypes[kind]} />
          </span>
        ) : (
          <img class={styles.picture} src={url} alt="" />
        )}
        <span class={styles.name} title={name}>
          {name}
        </span>
        <span class={styles.facts} title={place}>
          {place}
        </span>
        {isCopied ? (
          <span class={styles.facts} role="status">
            Location copied.
          </span>
        ) : null}
        {why === '' ? null : <span class={styles.facts}>{why}</span>}
      </button>
      {isElsewhere ? null : (
        <div class={styles.actions}>
          <Button title={`Find layers like ${name}`} onClick={() => search.showLike(nodeId, name)}>
            More like this
          </Button>
          {colours.map((colour) => (
            <button
              key={colour}
              type="button"
              class={styles.swatch}
              style={{ backgroundColor: colour }}
              aria-label={`Where ${colour} is used`}
              title={`Where ${colour} is used`}
              onClick={() => search.showColour(colour)}
            />
          ))}
        </div>
      )}
    </li>
  );
}
