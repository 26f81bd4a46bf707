/** One HTML file with every finding and a picture of it, for people who have neither the plugin nor a terminal. */
import type { Finding } from '#design/finding';
import { levelTitles, ruleTitles } from './rule-titles.ts';

export interface ReportSource {
  readonly title: string;
  readonly notes: readonly string[];
  /** Names of layers by id. */
  readonly names: ReadonlyMap<string, string>;
  /** A picture of a layer as a `data:` address; `null` where there is none. */
  readonly cropOf: (finding: Finding) => string | null;
}

/** Writes the page; it needs no other file and runs no script. */
export function writeReportPage(findings: readonly Finding[], source: ReportSource): string {
  const groups = new Map<Finding['rule'], Finding[]>();
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  const title = escape(source.title);
  const summary = findings.length === 1 ? '1 finding' : `${String(findings.length)} findings`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Audit of ${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>Audit of ${title}</h1><p>${summary}</p></header>
<main>
${findings.length === 0 ? '<p>Nothing was found.</p>' : [...groups].map(([rule, group]) => writeGroup(ruleTitles[rule], group, source)).join('\n')}
${source.notes.length === 0 ? '' : `<section><h2>Not checked</h2><ul>${source.notes.map((note) => `<li>${escape(note)}</li>`).join('')}</ul></section>`}
</main>
</body>
</html>
`;
}

function writeGroup(title: string, findings: readonly Finding[], source: ReportSource): string {
  const why = findings[0]?.why ?? '';
  return `<section><h2>${escape(title)} <span class="count">${String(findings.length)}</span></h2>
<p class="why">${escape(why)}</p>
${findings.map((finding) => writeFinding(finding, source)).join('\n')}
</section>`;
}

function writeFinding(finding: Finding, { names, cropOf }: ReportSource): string {
  const crop = cropOf(finding);
  const layers = finding.nodeIds.slice(0, maxLayers).map((id) => escape(names.get(id) ?? id));
  const rest = finding.nodeIds.length - layers.length;
  const first = names.get(finding.nodeIds[0] ?? '') ?? '';
  return `<article class="${finding.level}">
${crop === null ? '' : `<img src="${escape(crop)}" alt="${escape(`The layer ${first}`)}">`}
<div><p class="measure"><span class="level">${levelTitles[finding.level]}</span> ${escape(finding.measure)}</p>
<p>${escape(finding.message)}</p>
<p class="fix">${escape(finding.howToFix)}</p>
<p class="layers">${layers.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}</p></div>
</article>`;
}

const maxLayers = 8;

const style = `
:root { color-scheme: light dark; --ink: #1b1b1f; --quiet: #5c5c66; --line: #dcdce2; --page: #fff; --error: #c0182b; --warning: #8a5a00; --note: #4d5566 }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --quiet: #a9a9b5; --line: #3a3a42; --page: #18181b; --error: #ff8a95; --warning: #f0b95a; --note: #b4bccb } }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page) }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.125rem; margin: 2rem 0 0 } p { margin: 0 }
header p, .why, .layers, .count { color: var(--quiet) } .count { font-weight: 400 }
article { display: flex; gap: 1rem; padding: 1rem 0; border-bottom: 1px solid var(--line); flex-wrap: wrap }
article div { flex: 1 1 18rem; min-width: 0; overflow-wrap: anywhere }
img { flex: none; max-width: min(20rem, 100%); max-height: 15rem; border: 1px solid var(--line); border-radius: 4px; object-fit: contain }
.measure { font-weight: 600; font-variant-numeric: tabular-nums } .layers { font-size: .875rem }
.error .level { color: var(--error) } .warning .level { color: var(--warning) } .note .level { color: var(--note) }
`;

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
