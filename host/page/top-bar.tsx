import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Host } from './host.ts';
import type { MenuItem } from './manifest.ts';

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
        <button
          type="button"
          class="icon-button"
          aria-label="Undo"
          title="Undo (Ctrl Z)"
          disabled={!host.scene.canUndo}
          onClick={() => {
            host.undo();
          }}
        >
          <svg width="16" height="16" viewBox="0 0 16 16">
            <path d="M6 3L3 6l3 3M3.5 6H10a3.5 3.5 0 010 7H7" fill="none" stroke="currentColor" />
          </svg>
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Redo"
          title="Redo (Ctrl Shift Z)"
          disabled={!host.scene.canRedo}
          onClick={() => {
            host.redo();
          }}
        >
          <svg width="16" height="16" viewBox="0 0 16 16">
            <path d="M10 3l3 3-3 3M12.5 6H6a3.5 3.5 0 000 7h3" fill="none" stroke="currentColor" />
          </svg>
        </button>
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
        <button
          type="button"
          class="icon-button"
          aria-label={isDark ? 'Light theme' : 'Dark theme'}
          title={isDark ? 'Light theme' : 'Dark theme'}
          onClick={() => {
            host.setTheme(isDark ? 'light' : 'dark');
          }}
        >
          <svg width="16" height="16" viewBox="0 0 16 16">
            {isDark ? (
              <path
                d="M8 5a3 3 0 110 6 3 3 0 010-6zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6L13 13M13 3l-1.4 1.4M4.4 11.6L3 13"
                fill="none"
                stroke="currentColor"
              />
            ) : (
              <path d="M13 9.5A5.5 5.5 0 116.5 3 4.5 4.5 0 0013 9.5z" fill="none" stroke="currentColor" />
            )}
          </svg>
        </button>
      </div>
    </header>
  );
}

/** The manifest's menu; in Dev Mode a plugin is opened for inspecting or for code, as in its two sections there. */
function PluginMenu({ host }: { readonly host: Host }): JSX.Element {
  const isOpen = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const { manifest } = host;
  const isDev = host.editor.value === 'dev';
  useEffect(() => {
    const close = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) isOpen.value = false;
    };
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
    };
  }, [isOpen]);
  const run = (command: string): void => {
    isOpen.value = false;
    void host.runCommand(command);
  };
  const modes: readonly MenuItem[] = [
    ...(manifest.capabilities?.includes('inspect') ? [{ name: 'Inspect', command: '' }] : []),
    ...(manifest.capabilities?.includes('codegen') ? [{ name: 'Code', command: 'codegen' }] : []),
  ];
  const items = isDev ? modes : (manifest.menu ?? [{ name: 'Run', command: '' }]);
  return (
    <div
      class="menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape') isOpen.value = false;
      }}
    >
      <button
        type="button"
        class="menu-button"
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.peek();
        }}
      >
        {manifest.name}
        <svg width="8" height="8" viewBox="0 0 8 8">
          <path d="M1 2.5l3 3 3-3" fill="none" stroke="currentColor" />
        </svg>
      </button>
      {isOpen.value && (
        <ul role="menu">
          <MenuItems items={items} run={run} />
          {host.run.value && (
            <>
              <li role="separator" />
              <li role="none">
                <button
                  type="button"
                  role="menuitem"
                  onClick={() => {
                    isOpen.value = false;
                    host.stopPlugin();
                  }}
                >
                  Stop the plugin
                </button>
              </li>
            </>
          )}
        </ul>
      )}
    </div>
  );
}

function MenuItems({
  items,
  run,
}: {
  readonly items: readonly MenuItem[];
  readonly run: (command: string) => void;
}): JSX.Element {
  return (
    <>
      {items.map((item, index) => {
        if (item.separator) return <li key={index} role="separator" />;
        if (item.menu) {
          return (
            <li key={index} role="none">
              <span class="menu-title">{item.name}</span>
              <ul role="group" aria-label={item.name}>
                <MenuItems items={item.menu} run={run} />
              </ul>
            </li>
          );
        }
        return (
          <li key={index} role="none">
            <button
              type="button"
              role="menuitem"
              data-command={item.command}
              onClick={() => {
                run(item.command ?? '');
              }}
            >
              {item.name}
            </button>
          </li>
        );
      })}
    </>
  );
}
