import { useEffect, useState } from 'preact/hooks';
import { isAbandoned, type LedgerEntry, monthOf } from '#design/ledger';
import { builtInService, services, type ServiceName } from '#design/services';
import type { WorkKind } from '#design/settings';
import { formatDollars, formatMaxDollars } from '#models/policy/find-overrun';
import { saveFile } from '../code/save-file.ts';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format-text.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './ledger-section.module.css';
import { SettingsSection } from './settings-section.tsx';
import shared from './settings-tab.module.css';

/** Rows shown at first and with each wish for more. */
const rowsPerPage = 20;

const workTitles: Readonly<Record<WorkKind, string>> = {
  plan: 'Plan',
  author: 'Code',
  picture: 'Image',
  question: 'Answer',
  caption: 'Description',
  embedding: 'Search',
};

/** Every request that was sent, newest first: its service, its cost and its outcome. */
export function LedgerSection() {
  const panel = usePanel();
  const { ledger, ledgerRecorder } = panel.models;
  const [shown, setShown] = useState(rowsPerPage);
  const [isSure, setSure] = useState(false);
  useEffect(() => void ledgerRecorder.read(), [ledgerRecorder]);
  const { entries } = ledger.value;
  const clear = () => {
    if (isSure) void ledgerRecorder.clear();
    setSure(!isSure);
  };
  const [month] = useState(() => monthOf(Date.now()));
  const spent = ledger.value.spent.months[month] ?? 0;
  const summary =
    entries.length === 0
      ? 'None yet'
      : `${count(entries.length, 'request')}, ${formatDollars(spent)} this month`;
  const latest = entries.slice(-shown).reverse();
  return (
    <SettingsSection title="Requests" summary={summary}>
      <p class={shared.quiet}>
        {entries.length === 0
          ? 'No requests yet. Each request is listed here with its cost, without its content.'
          : `${count(entries.length, 'request')}, stored on this computer without their content.`}
      </p>
      {entries.length === 0 ? null : (
        <>
          <ul class={styles.list} aria-label="Requests, newest first">
            {latest.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </ul>
          <div class={shared.row}>
            {entries.length > shown ? (
              <Button onClick={() => setShown(shown + rowsPerPage)}>Show more</Button>
            ) : null}
            <Button onClick={() => saveFile('requests.json', asJson(entries), 'application/json')}>
              Export
            </Button>
            <Button onClick={clear} title="What was spent still counts against the budget">
              {isSure ? 'Clear permanently' : 'Clear'}
            </Button>
          </div>
        </>
      )}
    </SettingsSection>
  );
}

function Row({ entry }: { readonly entry: LedgerEntry }) {
  const last = entry.attempts.at(-1);
  const tries = entry.attempts.length;
  const who = last ? `${titleOf(last.service)}, ${last.model}` : '';
  const facts = [
    describeOutcome(entry),
    ...(tries > 1 ? [`${tries} tries`] : []),
    ...(entry.inputTokens + entry.outputTokens > 0
      ? [count(entry.inputTokens + entry.outputTokens, 'token')]
      : []),
    ...(last?.firstByteMs == null ? [] : [`first response after ${(last.firstByteMs / 1000).toFixed(1)} s`]),
  ];
  return (
    <li class={styles.entry}>
      <span class={styles.what}>
        {workTitles[entry.work]} <span class={shared.quiet}>{who}</span>
      </span>
      <span class={styles.cost}>{describeCost(entry)}</span>
      <span class={styles.facts}>
        {new Date(entry.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })},{' '}
        {facts.join(', ')}
      </span>
    </li>
  );
}

function titleOf(service: ServiceName): string {
  return service === builtInService ? 'Built-in' : services[service].panel.title;
}

function describeOutcome(entry: LedgerEntry): string {
  const { outcome } = entry;
  if (entry.open && !isAbandoned(entry, Date.now())) return 'under way';
  if (entry.open || outcome === 'left') return 'lost when the panel was closed';
  return outcome === 'done' || outcome === 'cancelled' ? outcome : `failed: ${outcome.replaceAll('-', ' ')}`;
}

function describeCost({ costUsd, maybeUsd }: LedgerEntry): string {
  if (maybeUsd > 0) return `up to ${formatMaxDollars((costUsd ?? 0) + maybeUsd)}`;
  return costUsd === null ? 'price not known' : formatDollars(costUsd);
}

function asJson(entries: readonly LedgerEntry[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(entries, null, 2));
}
