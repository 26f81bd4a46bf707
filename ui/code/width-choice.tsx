import { Checkbox } from '../kit/checkbox.tsx';
import { framesOf } from '../state/selection.ts';
import { usePanel } from '../state/use-panel.ts';

/** Offers one page for frames that look like one page drawn at several widths. Shows nothing if there are none. */
export function WidthChoice() {
  const panel = usePanel();
  const groups = panel.code.generated.value?.code.widthGroups ?? [];
  const { mergeWidths } = panel.settings.value;
  if (framesOf(panel.selection.value).length < 2 || (groups.length === 0 && !mergeWidths)) return null;
  return (
    <Checkbox
      text={wordsFor(groups.map((group) => group.map(({ width }) => Math.round(width))))}
      checked={mergeWidths}
      onChange={(on) => panel.change({ mergeWidths: on })}
    />
  );
}

function wordsFor([widths = [], ...more]: readonly (readonly number[])[]): string {
  if (more.length > 0) return `Combine each of ${more.length + 1} designs into one responsive page`;
  if (widths.length === 0) return 'Combine frames of one design into one responsive page';
  return `Combine ${widths.slice(0, -1).join(', ')} and ${widths.at(-1)} px into one responsive page`;
}
