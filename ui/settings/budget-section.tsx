import { useEffect, useState } from 'preact/hooks';
import { monthOf } from '#design/ledger';
import type { Budget } from '#design/settings';
import { formatDollars } from '#models/policy/find-overrun';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './settings-tab.module.css';

const limits: readonly (readonly [keyof Budget, string])[] = [
  ['action', 'Per action (USD)'],
  ['file', 'Per file (USD)'],
  ['month', 'Per month (USD)'],
];

/** The budget. Requests that would exceed it are not sent. */
export function BudgetSection() {
  const panel = usePanel();
  const { ledger, ledgerRecorder } = panel.models;
  useEffect(() => void ledgerRecorder.read(), [ledgerRecorder]);
  const [month] = useState(() => monthOf(Date.now()));
  const spent = ledger.value.spent.months[month] ?? 0;
  return (
    <section class={styles.group}>
      <h3>Budget</h3>
      <p class={styles.quiet}>
        Requests that would exceed the budget are not sent. This month so far: {formatDollars(spent)}, with
        what may have been billed.
      </p>
      {limits.map(([name, label]) => (
        <MoneyField key={name} name={name} label={label} />
      ))}
    </section>
  );
}

/** An amount, or empty for no limit. Other text changes nothing and shows an error. */
function MoneyField({ name, label }: { readonly name: keyof Budget; readonly label: string }) {
  const panel = usePanel();
  const { budget } = panel.settings.value;
  const [typed, setTyped] = useState(() => budget[name]?.toString() ?? '');
  const amount = readAmount(typed);
  const onInput = (text: string) => {
    setTyped(text);
    const next = readAmount(text);
    if (next !== undefined) panel.change({ budget: { ...panel.settings.peek().budget, [name]: next } });
  };
  return (
    <TextField
      label={label}
      value={typed}
      placeholder="No limit"
      {...(amount === undefined
        ? { hint: 'Enter an amount like 0.50, or leave it empty for no limit.' }
        : {})}
      onInput={onInput}
    />
  );
}

function readAmount(text: string): number | null | undefined {
  const trimmed = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(',', '.');
  if (trimmed === '') return null;
  return /^\d+(?:\.\d+)?$|^\.\d+$/.test(trimmed) ? Number(trimmed) : undefined;
}
