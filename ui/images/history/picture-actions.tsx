import { IconRating16, IconRatingFilled16 } from '@create-figma-plugin/ui';
import { findImageFormat } from '#design/image-header';
import { fileNameOf, saveFile } from '../../code/save-file.ts';
import { type Action, ActionMenu } from '../../kit/action-menu.tsx';
import { copyPicture } from '../../kit/copy-picture.ts';
import { IconButton } from '../../kit/icon-button.tsx';
import { usePanel } from '../../state/use-panel.ts';

export interface PictureActionsProps {
  /** The id of its record. */
  readonly id: string;
  readonly words: string;
  readonly read: () => Promise<Uint8Array>;
  /** Called when it is deleted. */
  readonly onDelete?: () => void;
}

/** A star, and what can be done with any picture: show it, copy it, download it, delete it. */
export function PictureActions({ id, words, read, onDelete }: PictureActionsProps) {
  const { history } = usePanel().pictures;
  const isFavourite = history.favourites.value.has(id);
  const canEdit = usePanel().editor.value === 'figma';
  const copy = () =>
    history.report(async () => {
      const bytes = await read();
      const isCopied = await copyPicture(bytes, findImageFormat(bytes) ?? 'image/png');
      return isCopied ? 'Copied.' : 'Figma blocked the clipboard. Download the image instead.';
    });
  const download = () =>
    history.report(async () => {
      const bytes = await read();
      const mime = findImageFormat(bytes) ?? 'image/png';
      const name = `${fileNameOf(words, 'picture')}.${mime.replace('image/', '').replace('jpeg', 'jpg')}`;
      saveFile(name, bytes, mime);
      return `Saved ${name}.`;
    });
  const actions: readonly Action[] = [
    { text: 'Show on canvas', run: () => history.showOnCanvas(id) },
    { text: 'Copy', run: copy },
    { text: 'Download', run: download },
    ...(canEdit ? [{ text: 'Delete', run: () => history.delete(id, onDelete) }] : []),
  ];
  return (
    <>
      {canEdit ? (
        <IconButton label="Favourite" pressed={isFavourite} onClick={() => history.toggleFavourite(id)}>
          {isFavourite ? <IconRatingFilled16 /> : <IconRating16 />}
        </IconButton>
      ) : null}
      <ActionMenu label="More actions" actions={actions} />
    </>
  );
}
