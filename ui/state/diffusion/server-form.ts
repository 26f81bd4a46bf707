/**
 * The options of the server as a form. Changes are collected, shown and sent together; what was sent can be put back. Also what
 * the server does now.
 */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { ServerPreset } from '#design/diffusion';
import type { PanelSettings } from '#design/settings';
import type { DiffusionServer, ServerState } from '#models/diffusion-server';
import {
  findOptionMistake,
  isSameOption,
  listOptions,
  type OptionValue,
  type ServerOption,
  type ServerOptions,
} from '#models/server-options';
import { createTaskRunner } from '../task-runner.ts';
import type { Outcome, Work } from '../work.ts';

/** One option that is to be changed. */
export interface OptionChange {
  readonly option: ServerOption;
  readonly to: OptionValue;
  /** Why it cannot be sent; `null` where it can. */
  readonly mistake: string | null;
}

export interface ServerForm {
  /** `null` until they were read. */
  readonly options: ReadonlySignal<ServerOptions | null>;
  readonly state: ReadonlySignal<ServerState | null>;
  /** What is searched for among the options. */
  readonly search: Signal<string>;
  /** The options of every section that the search leaves. */
  readonly found: ReadonlySignal<ServerOptions | null>;
  readonly changes: ReadonlySignal<readonly OptionChange[]>;
  /** Values that are not sent yet, by option; `null` where there are none. They wait until the options are read. */
  readonly unsent: ReadonlySignal<Readonly<Record<string, OptionValue>> | null>;
  readonly restoreUnsent: (kept: unknown) => void;
  /** The value that a field shows. */
  readonly valueOf: (option: ServerOption) => OptionValue;
  readonly set: (name: string, value: OptionValue) => void;
  readonly discard: () => void;
  readonly send: () => void;
  /** Whether what was sent last can be put back. */
  readonly canPutBack: ReadonlySignal<boolean>;
  readonly putBack: () => void;
  readonly presets: ReadonlySignal<readonly ServerPreset[]>;
  /** What is typed as the name of a new preset. */
  readonly presetName: Signal<string>;
  /** Makes the values of a preset the changes. */
  readonly usePreset: (name: string) => void;
  /** Keeps the changes under a name, or every option that differs from the server's default where there are none. */
  readonly keepPreset: (name: string) => void;
  readonly dropPreset: (name: string) => void;
  readonly read: () => void;
  readonly readState: () => void;
  readonly skip: () => void;
  readonly interrupt: () => void;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly cancel: () => void;
}

export interface ServerFormNeeds {
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly change: (settings: Partial<PanelSettings>) => void;
  readonly openServer: () => Promise<DiffusionServer>;
  readonly isOpen: ReadonlySignal<boolean>;
}

/** Presets that are kept. */
const maxPresets = 20;

export function createServerForm(needs: ServerFormNeeds): ServerForm {
  const options = signal<ServerOptions | null>(null);
  const state = signal<ServerState | null>(null);
  const search = signal('');
  const edited = signal<ReadonlyMap<string, OptionValue>>(new Map());
  /** The values before what was sent last. */
  const former = signal<Readonly<Record<string, OptionValue>> | null>(null);
  const runner = createTaskRunner(() => undefined);
  const all = computed(() =>
    options.value === null ? new Map<string, ServerOption>() : listOptions(options.value),
  );
  const presets = computed(() => needs.settings.value.serverPresets);
  const service = computed(() => needs.settings.value.service);
  effect(() => {
    void service.value;
    options.value = null;
    state.value = null;
    edited.value = new Map();
    former.value = null;
  });

  const changes = computed<readonly OptionChange[]>(() =>
    [...edited.value].flatMap(([name, to]) => {
      const option = all.value.get(name);
      if (option === undefined || isSameOption(option.value, to)) return [];
      return [{ option, to, mistake: findOptionMistake(option, to) }];
    }),
  );

  const readAll = async (server: DiffusionServer, abort: AbortSignal) => {
    [options.value, state.value] = await Promise.all([server.readOptions(abort), server.readState(abort)]);
  };
  const sendValues = (values: Readonly<Record<string, OptionValue>>, isBack: boolean) =>
    runner.run(true, isBack ? 'Reverting' : 'Sending', async (abort) => {
      const before = Object.fromEntries(
        Object.keys(values).flatMap((name) => {
          const option = all.peek().get(name);
          return option === undefined ? [] : [[name, option.value] as const];
        }),
      );
      const server = await needs.openServer();
      const refused = await server.changeOptions(values, abort);
      const taken = Object.keys(values).filter((name) => !refused.includes(name));
      former.value = isBack
        ? null
        : Object.fromEntries(Object.entries(before).filter(([name]) => taken.includes(name)));
      edited.value = new Map([...edited.peek()].filter(([name]) => refused.includes(name)));
      await readAll(server, abort);
      const done = `${taken.length} ${taken.length === 1 ? 'option' : 'options'} ${isBack ? 'reverted' : 'changed'}.`;
      if (refused.length === 0) return done;
      const labels = refused.map((name) => all.peek().get(name)?.label ?? name).join(', ');
      throw new Error(`${done} The server refused: ${labels}.`);
    });

  return {
    options,
    state,
    search,
    found: computed(() => filterOptions(options.value, search.value)),
    changes,
    unsent: computed(() => (edited.value.size === 0 ? null : Object.fromEntries(edited.value))),
    restoreUnsent(kept) {
      if (typeof kept === 'object' && kept !== null)
        edited.value = new Map(
          Object.entries(kept).filter((entry): entry is [string, OptionValue] => isValue(entry[1])),
        );
    },
    valueOf: ({ name, value }) => edited.value.get(name) ?? value,
    set: (name, value) => void (edited.value = new Map([...edited.peek(), [name, value]])),
    discard: () => void (edited.value = new Map()),
    send() {
      const sent = changes.peek();
      if (sent.length === 0 || sent.some(({ mistake }) => mistake !== null)) return;
      void sendValues(Object.fromEntries(sent.map(({ option, to }) => [option.name, to])), false);
    },
    canPutBack: computed(() => former.value !== null && Object.keys(former.value).length > 0),
    putBack() {
      const values = former.peek();
      if (values !== null) void sendValues(values, true);
    },
    presets,
    presetName: signal(''),
    usePreset(name) {
      const preset = presets.peek().find((one) => one.name === name);
      const values = Object.entries(preset?.values ?? {}).filter(([key]) => all.peek().has(key));
      edited.value = new Map([...edited.peek(), ...(values as [string, OptionValue][])]);
    },
    keepPreset(given) {
      const name = given.trim();
      const changed = changes.peek().map(({ option, to }) => [option.name, to] as const);
      const own = [...all.peek().values()]
        .filter(({ value, standard }) => !isSameOption(value, standard))
        .map((option) => [option.name, option.value] as const);
      const values = Object.fromEntries(changed.length > 0 ? changed : own);
      if (name === '' || Object.keys(values).length === 0) return;
      const others = presets.peek().filter((one) => one.name !== name);
      needs.change({ serverPresets: [...others, { name, values }].slice(-maxPresets) });
    },
    dropPreset: (name) => needs.change({ serverPresets: presets.peek().filter((one) => one.name !== name) }),
    read: () =>
      void runner.run(true, 'Reading the options', async (abort) => {
        await readAll(await needs.openServer(), abort);
        return '';
      }),
    readState: () =>
      void runner.run(true, 'Reading the state of the server', async (abort) => {
        state.value = await (await needs.openServer()).readState(abort);
        return '';
      }),
    skip: () => order(async (server, abort) => server.skip(abort), 'The image is skipped.'),
    interrupt: () => order(async (server, abort) => server.interrupt(abort), 'The request is interrupted.'),
    work: runner.work,
    outcome: runner.outcome,
    cancel: () => runner.cancel(() => 'Cancelled.'),
  };

  function order(doIt: (server: DiffusionServer, abort: AbortSignal) => Promise<void>, done: string): void {
    void runner.run(true, 'Sending the request', async (abort) => {
      const server = await needs.openServer();
      await doIt(server, abort);
      state.value = await server.readState(abort);
      return done;
    });
  }
}

/** A number that was no number yet was stored as `null`. */
function isValue(value: unknown): value is OptionValue {
  return Array.isArray(value) ? value.every(isValue) : ['string', 'number', 'boolean'].includes(typeof value);
}

/** The sections whose options match every word of the search. */
function filterOptions(options: ServerOptions | null, search: string): ServerOptions | null {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (options === null || words.length === 0) return options;
  const sections = options.sections.flatMap((section) => {
    const matching = section.options.filter(({ label, name, control }) => {
      const text = `${section.title} ${label} ${name}`.toLowerCase();
      return control.kind !== 'heading' && words.every((word) => text.includes(word));
    });
    return matching.length === 0 ? [] : [{ ...section, options: matching }];
  });
  return { sections };
}
