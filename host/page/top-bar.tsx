import type { JSX } from 'preact';
import type { Host } from './host.ts';
import { IconButton } from './icon-button.tsx';
import { PluginMenu } from './plugin-menu.tsx';

const sun =
  'M8 5a3 3 0 110 6 3 3 0 010-6zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6L13 13M13 3l-1.4 1.4M4.4 11.6L3 13';
const moon = 'M13 9.5A5.5 5.5 0 116.5 3 4.5 4.5 0 0013 9.5z';

/** The document's name, the plugin's menu, undo, the editor and the theme. */
export function TopBar({ host }: { readonly host: Host }): JSX.Element {
  const isCurrent = host.revision.value >= 0 && host.pageId.value !== '';
  const editors = host.manifest.editorType ?? ['figma'];
  const isDark = host.theme.value === 'dark';
  return (
    <header class="top-bar">
      <div class="side">
        <strong class="document-name" title={host.scene.name}>
          {isCurrent ? host.scene.name : ''}
        </strong>
      </div>
      <nav aria-label="Plugin and history">
        <PluginMenu host={host} />
        <IconButton
          label="Undo"
          keys="Ctrl Z"
          path="M6 3L3 6l3 3M3.5 6H10a3.5 3.5 0 010 7H7"
          disabled={!host.scene.canUndo}
          onClick={() => {
            host.undo();
          }}
        />
        <IconButton
          label="Redo"
          keys="Ctrl Shift Z"
          path="M10 3l3 3-3 3M12.5 6H6a3.5 3.5 0 000 7h3"
          disabled={!host.scene.canRedo}
          onClick={() => {
            host.redo();
          }}
        />
      </nav>
      <div class="side end">
        {editors.includes('dev') && (
          <div class="segments" role="group" aria-label="Editor">
            <button
              type="button"
              aria-pressed={host.editor.value === 'figma'}
              onClick={() => {
                host.setEditor('figma');
              }}
            >
              Design
            </button>
            <button
              type="button"
              aria-pressed={host.editor.value === 'dev'}
              onClick={() => {
                host.setEditor('dev');
              }}
            >
              Dev
            </button>
          </div>
        )}
        <IconButton
          label={isDark ? 'Light theme' : 'Dark theme'}
          path={isDark ? sun : moon}
          onClick={() => {
            host.setTheme(isDark ? 'light' : 'dark');
          }}
        />
      </div>
    </header>
  );
}
