import type { ExportOptions } from '../bridge.ts';
import { type Members, plain, readOnly } from '../member.ts';
import type { NodeState } from '../session.ts';

type Settings = Partial<Omit<ExportOptions, 'format'>> & { readonly format: string };

const formats: ReadonlySet<string> = new Set(['PNG', 'JPG', 'SVG', 'SVG_STRING', 'JSON_REST_V1']);

/** Figma's defaults: a PNG at the layer's own size, with nothing of what lies behind it. */
async function exportNode(state: NodeState, settings: Settings = { format: 'PNG' }): Promise<unknown> {
  const { session } = state;
  session.requireOpen();
  state.present();
  if (!formats.has(settings.format))
    throw new Error(`not implemented in this host: exportAsync of ${settings.format}`);
  if (state.type === 'PAGE' && !session.loadedPages.has(state.id)) {
    throw new Error('in exportAsync: The page is not loaded. Call page.loadAsync first.');
  }
  const { constraint = { type: 'SCALE', value: 1 } } = settings;
  if (!(constraint.value > 0)) throw new Error('in exportAsync: a constraint must be more than 0.');
  return session.work('export-layer', state.id, {
    format: settings.format as ExportOptions['format'],
    constraint,
    contentsOnly: settings.contentsOnly ?? true,
    useAbsoluteBounds: settings.useAbsoluteBounds ?? false,
    svgIdAttribute: settings.svgIdAttribute ?? false,
  });
}

export const exportMembers: Members<ExportMixin> = {
  exportSettings: plain<readonly ExportSettings[]>('exportSettings', []),
  exportAsync: readOnly(
    (state) => ((settings?: Settings) => exportNode(state, settings)) as ExportMixin['exportAsync'],
  ),
};

/** `clone` is on every node that can be drawn. */
export const cloneMembers: Members<FrameNode> = {
  clone: readOnly((state) => () => {
    const { session } = state;
    session.requireEditing('clone');
    const { id, changed } = session.call('clone-layer', state.id);
    session.edited(changed);
    return session.nodeOf(session.get(id)) as FrameNode;
  }),
};
