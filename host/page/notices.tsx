import type { JSX } from 'preact';
import type { Host } from './host.ts';

/** The plugin's notifications, at the bottom of the page. */
export function Notices({ host }: { readonly host: Host }): JSX.Element {
  return (
    <div class="notices" role="status" aria-live="polite">
      {host.notices.value.map((notice) => (
        <div key={notice.id} class={notice.error ? 'notice error' : 'notice'}>
          <span>{notice.text}</span>
          {notice.button && (
            <button
              type="button"
              onClick={() => {
                notice.close('action_button_click');
              }}
            >
              {notice.button}
            </button>
          )}
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => {
              notice.close('dismiss');
            }}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
