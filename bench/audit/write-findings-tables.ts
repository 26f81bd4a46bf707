/**
 * Writes into `README.md` what the audit finds in three documents of the corpus, rule by rule, with what people said of
 * it:
 *
 *   node bench/audit/write-findings-tables.ts [--print]
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { createChromiumRenderer } from '#cli/chromium-renderer';
import { auditRules, type Finding } from '#design/finding';
import { ruleTitles } from '#insight/audit/rule-titles';
import { openBench } from '../open-bench.ts';
import { type BenchDocument, openDocuments } from '../open-documents.ts';
import { marks, replaceBlock } from '../readme-figures.ts';
import { listAuditFrames } from './audit-documents.ts';
import { type Judged, judgeFindings, type Labels } from './labels.ts';
import { judgeDocuments } from './measure-labels.ts';

/** A product with variables and component sets, an imported site without them, and a design system. */
const names = ['corpus/yapper', 'corpus/bigben', 'corpus/figmagic'];
const path = join(import.meta.dirname, 'README.md');

const documents: BenchDocument[] = [];
for (const name of names) documents.push(...(await openDocuments(name)).documents);
if (documents.length < names.length) throw new Error('The documents of the corpus are not here.');
const renderer = createChromiumRenderer({ timeLimit: 120_000 });
try {
  const { all, labels } = await judgeDocuments(await openBench(documents, renderer, false));
  const tables = documents.map((document, index) => writeTable(document, all[index]?.findings ?? [], labels));
  const block = [marks.start, ...tables, marks.end].join('\n\n');
  if (process.argv.includes('--print')) console.log(block);
  else {
    const text = replaceBlock(await readFile(path, 'utf8'), block);
    await writeFile(path, await format(text, { parser: 'markdown', singleQuote: true, printWidth: 110 }));
  }
} finally {
  await renderer?.dispose();
}

function writeTable(document: BenchDocument, findings: readonly Finding[], labels: Labels): string {
  const rows = auditRules.flatMap((rule) => {
    const ofRule = findings.filter((finding) => finding.rule === rule);
    const layers = ofRule.reduce((sum, { nodeIds }) => sum + nodeIds.length, 0);
    const judged = judgeFindings([{ document: document.name, findings: ofRule }], labels);
    return ofRule.length === 0 ? [] : [[ruleTitles[rule], ofRule.length, layers, ...countsOf(judged)]];
  });
  const judged = judgeFindings([{ document: document.name, findings }], labels);
  const layers = findings.reduce((sum, { nodeIds }) => sum + nodeIds.length, 0);
  const head = ['rule', 'findings', 'layers', 'findings looked at', 'layers looked at', 'of them wrong'];
  const all = ['all', findings.length, layers, ...countsOf(judged)];
  return [
    `**${document.name}**, ${String(listAuditFrames(document).length)} frames`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map((_, column) => (column === 0 ? '---' : '---:')).join(' | ')} |`,
    ...[...rows, all].map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function countsOf({ made, findings }: Judged): readonly number[] {
  return [findings.judged, made.length, made.filter(({ label }) => label === 'wrong').length];
}
