import type { Problem } from '#design/problem';
import type { Check, Receipt } from '#design/receipt';
import type { FileReport } from '#design/report';

/** As many of a kind as a summary lists before it counts. */
const maxListed = 20;
const maxFindings = 3;

/** The summary of a run: the files, the receipt worst first, the problems by kind. */
export function writeSummary(
  out: string,
  files: readonly FileReport[],
  receipt: Receipt,
  problems: readonly Problem[],
): string {
  return [writeFileList(out, files), writeReceipt(receipt), writeProblems(problems)]
    .filter((part) => part !== '')
    .map(withoutControlCharacters)
    .join('\n\n');
}

export function writeFileList(out: string, files: readonly FileReport[]): string {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const widest = Math.max(0, ...files.slice(0, maxListed).map((file) => file.path.length));
  const listed = files
    .slice(0, maxListed)
    .map((file) => `  ${file.path.padEnd(widest)}  ${writeSize(file.bytes).padStart(8)}`);
  const rest = files.length - listed.length;
  if (rest > 0) listed.push(`  and ${rest} more`);
  return [`${count(files.length, 'file')} (${writeSize(total)}) in ${out}`, ...listed].join('\n');
}

function writeReceipt(receipt: Receipt): string {
  return [`Receipt: ${receipt.outcome}`, ...receipt.checks.flatMap(writeCheck)].join('\n');
}

function writeCheck(check: Check): readonly string[] {
  const line = `  ${check.outcome.padEnd(8)} ${check.id.padEnd(14)} ${check.summary}`;
  if (check.outcome === 'passed' || check.outcome === 'skipped') return [line];
  const findings = check.findings.slice(0, maxFindings).map(({ message, file, line: at, nodeId }) => {
    const place = file === null ? (nodeId ?? '') : at === null ? file : `${file}:${at}`;
    return `      ${place === '' ? '' : `${place}  `}${message}`;
  });
  const rest = check.findings.length - findings.length;
  return [line, ...findings, ...(rest > 0 ? [`      and ${rest} more`] : [])];
}

/** Problems of one kind are listed as one of them and their number. */
function writeProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = kinds.get(problem.code);
    if (kind) kind.push(problem);
    else kinds.set(problem.code, [problem]);
  }
  const lines = [...kinds.values()]
    .sort((one, other) => other.length - one.length)
    .map((kind) => {
      const [first] = kind;
      const place = first?.nodeId ? ` [${first.nodeId}]` : '';
      const more = kind.length > 1 ? ` And ${kind.length - 1} more like it.` : '';
      return `  ${first?.code ?? ''}: ${first?.message ?? ''}${place}${more}`;
    });
  return [count(problems.length, 'problem'), ...lines].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function writeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Names may hold control characters, which would write on the screen where they like; line breaks stay. */
export function withoutControlCharacters(text: string): string {
  return text.replace(/[^\P{Cc}\n]+|[\u2028\u2029]/gu, ' ');
}
