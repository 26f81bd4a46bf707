import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Host } from './host.ts';
import type { MenuItem } from './manifest.ts';

/** The manifest's menu; in Dev Mode a plugin is opened for inspecting or for code, as in its two sections there. */
export function PluginMenu({ host }: { readonly host: Host }): JSX.Element {
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
