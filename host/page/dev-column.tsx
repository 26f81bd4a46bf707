import type { JSX } from 'preact';
import type { Host } from './host.ts';

/** Dev Mode's code section: the plugin's languages and what it makes of the selected layer. */
export function DevColumn({ host }: { readonly host: Host }): JSX.Element | null {
  const run = host.run.value;
  if (host.editor.value !== 'dev' || run?.start.mode !== 'codegen') return null;
  const { files, message } = host.code.value;
  const languages = host.manifest.codegenLanguages ?? [];
  return (
    <section class="code-column" aria-label="Code">
      <header>
        <span>Code</span>
        <select
          aria-label="Language"
          onChange={(event) => {
            host.refreshCode(event.currentTarget.value);
          }}
        >
          {languages.map(({ label, value }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </header>
      {host.selection.value.length === 0 && <p class="quiet">Select a layer to see its code.</p>}
      {message && <p class="quiet">{message}</p>}
      {files.map(({ title, code }) => (
        <article key={title}>
          <h3>{title}</h3>
          <pre>{code}</pre>
        </article>
      ))}
    </section>
  );
}
