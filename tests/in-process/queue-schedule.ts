/**
 * One schedule of two windows that draw pictures in one file: opened, closed, crashed, taken over, cancelled and asked
 * again at moments that a seed decides, while the service and the line to it fail. The plugin's sandbox, the panel's
 * queue, the services and the stand-in with its own bill are the real ones; clock, document and client storage are the
 * test's. Afterwards the bill, the document and the records are held against each other.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Generation } from '#design/generation';
import { defaultPanelSettings, type PanelSettings } from '#design/settings';
import type { Clock } from '#models/clock';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageJob } from '#visuals/2-draw/draw-queue';
import type { ImageQueue } from '../../ui/state/image-queue.ts';
import type { Layer } from '../../host/document/layer.ts';
import { withDescendants } from '../../host/document/scene.ts';
import type { ModelServer } from '../model-server/start-model-server.ts';
import { openRandom, type Random } from '../random-designs/random.ts';
import { openQueue } from './open-queue.ts';
import {
  newComputer,
  pluginId,
  SharedDocument,
  type Computer,
  type OpenDocument,
  type OpenedSandbox,
} from './open-sandbox.ts';

/** Milliseconds until what one window did has come to the others. */
const exchangeLimitMs = 2000;

/** What came of a schedule. */
export interface ScheduleResult {
  readonly seed: number;
  /** What was done, in order. */
  readonly steps: readonly string[];
  readonly asked: number;
  readonly billed: number;
  /** Pictures that were paid for more often than a person asked for them. */
  readonly paidTwice: readonly string[];
  /** Pictures that are paid for, and neither in the document nor named by a record, nor cancelled by a person. */
  readonly missing: readonly string[];
  /** Pictures that stand in the document twice. */
  readonly placedTwice: readonly string[];
  /** Pictures that a person ordered, and nothing knows of any more. */
  readonly forgotten: readonly string[];
  /** Pictures that are recorded as being drawn although no panel waits for them. */
  readonly stuck: readonly string[];
}

const page = {
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [
      {
        id: '0:1',
        name: 'Page',
        type: 'CANVAS',
        children: ['1:1', '1:2', '1:3'].map((id, at) => ({
          id,
          name: `Place ${at}`,
          type: 'RECTANGLE',
          size: { x: 200, y: 100 },
          relativeTransform: [
            [1, 0, at * 300],
            [0, 1, 0],
          ],
          absoluteBoundingBox: { x: at * 300, y: 0, width: 200, height: 100 },
          fills: [{ type: 'SOLID', blendMode: 'NORMAL', color: { r: 1, g: 1, b: 1, a: 1 } }],
          strokes: [],
          effects: [],
        })),
      },
    ],
  },
};

/** Faults of the service, those that cost nothing and those that may. */
const faults = [
  'stall',
  'stall-before',
  'reset-before',
  'truncated',
  'reset',
  'server-error',
  'rate-limited-briefly',
  'bad-gateway',
  'overloaded',
  'blocked',
  'key-refused',
  'quota',
  'broken-picture',
  'unfinished',
  'unheard',
  'held',
] as const;

/** A clock that moves when the schedule says so. */
class ScheduledClock {
  now = Date.UTC(2026, 10, 21, 12);
  readonly #timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  /** The clock of one window. Once closed, it calls no callbacks. */
  open(random: Random): { readonly clock: Clock; readonly close: () => void } {
    let isClosed = false;
    const clock: Clock = {
      now: () => this.now,
      random: () => random.share(),
      after: (milliseconds, callback) => {
        const timer = { at: this.now + milliseconds, callback: () => (isClosed ? undefined : callback()) };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
      },
    };
    return { clock, close: () => void (isClosed = true) };
  }

  /** Lets time pass, and gives whatever was due its turn. */
  async pass(milliseconds: number, turns: () => Promise<void>): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.#timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.callback();
      await turns();
    }
    this.now = end;
  }
}

/** Client storage with delays, so that another window can act between two reads of one. */
class SlowStorage {
  readonly #random: Random;
  readonly #clock: ScheduledClock;
  readonly #limitMs: number;
  /** Answers that are on their way. */
  pending = 0;

  /** @param limitMs milliseconds after which an answer comes at the latest */
  constructor(random: Random, clock: ScheduledClock, limitMs: number) {
    this.#random = random;
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  readonly later = (answer: () => void): void => {
    this.pending += 1;
    const askedAt = this.#clock.now;
    let turns = this.#random.chance(0.2) ? this.#random.whole(10, 300) : this.#random.whole(0, 2);
    const wait = () => {
      if (turns === 0 || this.#clock.now - askedAt >= this.#limitMs) {
        this.pending -= 1;
        answer();
        return;
      }
      turns -= 1;
      setImmediate(wait);
    };
    setImmediate(wait);
  };
}

/** A window with the panel open. */
interface Panel {
  readonly name: string;
  readonly queue: ImageQueue;
  readonly sandbox: OpenedSandbox;
  readonly close: (how: 'close' | 'crash') => void;
}

/** Runs one schedule against a stand-in that no other uses meanwhile. */
export async function runSchedule(seed: number, server: ModelServer): Promise<ScheduleResult> {
  return new Schedule(seed, server).run();
}

class Schedule {
  readonly #seed: number;
  readonly #random: Random;
  readonly #server: ModelServer;
  readonly #clock = new ScheduledClock();
  /** Each window has a document of its own, and what it does there reaches the others later. */
  readonly #file = new SharedDocument(page, 'Bakery');
  readonly #ownDocument: OpenDocument = this.#file.join();
  readonly #delays: Random;
  /** How likely windows exchange what they did, at each turn of the loop. */
  readonly #exchangeRate: number;
  #exchangedAt = 0;
  readonly #storage: SlowStorage;
  readonly #computer: Computer;
  readonly #panels: Panel[] = [];
  readonly #steps: string[] = [];
  readonly #specs: ImageSpec[] = [];
  /** How often a person asked for a picture that may have been paid for already. */
  readonly #askedAgain = new Map<string, number>();
  /** Pictures that a person wants no more: cancelled, or deleted with their layer. */
  readonly #unwanted = new Set<string>();
  /** Pictures that a panel has said it will draw; who closes it before has ordered nothing. */
  readonly #ordered = new Set<string>();
  readonly #billsBefore: number;
  readonly #settings: PanelSettings;
  #opened = 0;

  constructor(seed: number, server: ModelServer) {
    this.#seed = seed;
    this.#random = openRandom(seed);
    this.#server = server;
    this.#billsBefore = server.bills.length;
    this.#delays = openRandom(-1 - seed);
    // A window that hangs until others count it as closed places what they may place as well. It is paid for once, and the
    // document says where it is as soon as the windows have exchanged what they did; so these do it soon.
    const hangs = this.#delays.chance(0.5);
    this.#exchangeRate = hangs ? this.#delays.pick([0.3, 0.1]) : this.#delays.pick([0.1, 0.01]);
    this.#storage = new SlowStorage(this.#delays, this.#clock, hangs ? Infinity : 3000);
    const { clock } = this.#clock.open(this.#random);
    this.#computer = newComputer({
      now: clock.now,
      later: this.#storage.later,
      after: (milliseconds, callback) => clock.after(milliseconds, callback),
    });
    const image = this.#random.pick(['gpt-image-2', 'gpt-5.4+gpt-image-2']);
    this.#settings = {
      ...defaultPanelSettings,
      service: 'openai',
      addresses: { openai: server.url },
      models: { openai: { image } },
      keysKept: ['openai'],
      keepsGoing: this.#random.chance(0.7),
    };
  }

  async run(): Promise<ScheduleResult> {
    await this.#openPanel();
    const length = this.#random.whole(6, 14);
    for (let step = 0; step < length; step += 1) {
      await this.#step();
      await this.#turns(this.#random.pick([0, 1, 2, 3, 5, 8, 12, 20, 40, 60, 100, 200]));
    }
    await this.#settle();
    const result = await this.#judge();
    for (const panel of [...this.#panels]) panel.close('close');
    this.#server.forgetScript();
    return result;
  }

  async #step(): Promise<void> {
    const panel = this.#pickOf(this.#panels);
    const choice = this.#random.whole(0, 99);
    if (panel === null || (this.#panels.length < 2 && choice < 15)) return this.#openPanel();
    if (choice < 40) return this.#add(panel);
    if (choice < 48) return this.#close(panel, 'close');
    if (choice < 55) return this.#close(panel, 'crash');
    if (choice < 63) return this.#tell('takes over', panel, () => panel.queue.takeOver());
    if (choice < 68) return this.#cancelOne(panel);
    if (choice < 76) return this.#askAgain(panel);
    if (choice < 82) return this.#loseLine();
    if (choice < 85) return this.#tell('pauses', panel, () => panel.queue.change((run) => run.pause()));
    if (choice < 88) return this.#tell('resumes', panel, () => panel.queue.change((run) => run.resume()));
    if (choice < 91) return this.#removePlace();
    const time = this.#random.pick([1000, 6000, 30_000, 170_000, 400_000]);
    this.#steps.push(`${time} ms pass`);
    await this.#clock.pass(time, () => this.#turns(3));
  }

  async #openPanel(): Promise<void> {
    this.#opened += 1;
    const name = `panel-${this.#opened}`;
    this.#steps.push(`${name} opens`);
    const { clock, close: stopClock } = this.#clock.open(this.#random);
    const { queue, sandbox } = await openQueue({
      document: this.#file.join(),
      computer: this.#computer,
      settings: this.#settings,
      key: `sk-${name}`,
      clock,
    });
    const panel: Panel = {
      name,
      queue,
      sandbox,
      close: (how) => {
        this.#panels.splice(this.#panels.indexOf(panel), 1);
        stopClock();
        sandbox.close(how);
        this.#server.hangUp(({ headers }) => headers['authorization'] === `Bearer sk-${name}`);
      },
    };
    this.#panels.push(panel);
    queue.restore();
  }

  #close(panel: Panel, how: 'close' | 'crash'): void {
    this.#steps.push(`${panel.name} ${how === 'close' ? 'closes' : 'crashes'}`);
    panel.close(how);
  }

  #tell(what: string, panel: Panel, act: () => void): void {
    this.#steps.push(`${panel.name} ${what}`);
    act();
  }

  #add(panel: Panel): void {
    const count = this.#random.whole(1, 3);
    const specs = Array.from({ length: count }, () => this.#newSpec());
    const broken = this.#random.chance(0.45) ? this.#random.pick(faults) : 'none';
    if (broken !== 'none') this.#server.breakNext(broken);
    this.#steps.push(`${panel.name} adds ${specs.map(({ id }) => id).join(', ')} (${broken})`);
    panel.queue.add(specs).then(
      () => specs.forEach(({ id }) => this.#ordered.add(id)),
      (error: unknown) => this.#steps.push(`${panel.name} refuses: ${String(error)}`),
    );
  }

  #newSpec(): ImageSpec {
    const id = `s${this.#seed}-${this.#specs.length}`;
    const where = this.#random.pick(['fill', 'beside'] as const);
    const nodeId = this.#random.pick(['1:1', '1:2', '1:3']);
    const spec: ImageSpec = {
      id,
      words: `Picture ${id}`,
      prompt: `Picture <${id}>`,
      width: 1024,
      height: 640,
      quality: 'low',
      background: 'opaque',
      palette: [],
      seed: null,
      previews: 0,
      place: { nodeId, where },
    };
    this.#specs.push(spec);
    return spec;
  }

  #cancelOne(panel: Panel): void {
    const { owner: hold, isHere } = panel.queue;
    if (hold.peek() !== 'here') return;
    const open = this.#items(panel, ({ stage }) =>
      stage.kind === 'asked' ? isHere(stage.sent) : stage.kind === 'waiting',
    );
    const id = this.#pickOf(open)?.spec.id;
    if (id === undefined) return;
    this.#steps.push(`${panel.name} cancels ${id}`);
    this.#unwanted.add(id);
    panel.queue.change((run) => run.cancel(id));
  }

  /** What a person asks for again may be paid for again, unless the panel says that it only places it. */
  #askAgain(panel: Panel): void {
    if (panel.queue.owner.peek() !== 'here') return;
    const isOver = ({ stage }: ImageJob) => ['failed', 'lost', 'left', 'cancelled'].includes(stage.kind);
    for (const { spec, stage } of this.#items(panel, isOver)) {
      const { id } = spec;
      const mayBePaid =
        (stage.kind === 'failed' && stage.pending == null && stage.mayBeBilled) ||
        stage.kind === 'lost' ||
        (stage.kind === 'cancelled' && stage.mayBeBilled);
      if (mayBePaid) this.#askedAgain.set(id, (this.#askedAgain.get(id) ?? 0) + 1);
      this.#steps.push(`${panel.name} asks again for ${id} (${stage.kind})`);
      panel.queue.change(async (run) => {
        await run.retry(id);
        const now = run.queue.items.find((item) => item.spec.id === id)?.stage.kind;
        // It is not asked for where the queue was taken meanwhile.
        if (now !== 'cancelled') this.#unwanted.delete(id);
      });
    }
  }

  #items({ queue }: Panel, isMeant: (item: ImageJob) => boolean): readonly ImageJob[] {
    return queue.queue.peek().items.filter(isMeant);
  }

  #pickOf<Item>(items: readonly Item[]): Item | null {
    return items[this.#random.whole(0, items.length - 1)] ?? null;
  }

  #loseLine(): void {
    this.#steps.push('the line is lost');
    this.#server.hangUp(() => true);
  }

  #removePlace(): void {
    const id = this.#random.pick(['1:1', '1:2', '1:3']);
    const layer = this.#ownDocument.scene.find(id);
    if (!layer) return;
    this.#steps.push(`${id} is deleted`);
    for (const picture of generationsOf(layer)) this.#unwanted.add(picture);
    this.#ownDocument.scene.remove(layer);
  }

  /** Turns of the loop in which requests, storage and sandboxes come to what they can. */
  async #turns(least: number): Promise<void> {
    for (let turn = 0; turn < least; turn += 1) {
      await nextTurn();
      const isLate = this.#clock.now - this.#exchangedAt >= exchangeLimitMs;
      if (isLate || this.#delays.chance(this.#exchangeRate)) this.#exchange();
    }
  }

  #exchange(): void {
    this.#exchangedAt = this.#clock.now;
    this.#file.exchange();
  }

  /** Closes all but one window, waits for everything that can still come, and asks a person's questions of no one. */
  async #settle(): Promise<void> {
    this.#server.forgetScript();
    if (this.#panels.length === 0) await this.#openPanel();
    this.#steps.push('it settles');
    for (const panel of this.#panels) panel.queue.change((run) => run.resume());
    // Long enough for silences of five minutes, and for windows that are gone to count as gone.
    for (let round = 0; round < 24; round += 1) {
      this.#server.letGo();
      await this.#clock.pass(20_000, () => this.#turns(4));
      await this.#idle();
    }
  }

  /** Waits until nothing is on the line that still moves. */
  async #idle(): Promise<void> {
    for (let quiet = 0, turns = 0; quiet < 12 && turns < 3000; turns += 1) {
      await this.#turns(1);
      quiet = this.#server.underWay() + this.#storage.pending === 0 ? quiet + 1 : 0;
    }
  }

  async #judge(): Promise<ScheduleResult> {
    this.#exchange();
    const bills = this.#server.bills.slice(this.#billsBefore);
    const billsOf = (id: string) => bills.filter(({ words }) => words.includes(`<${id}>`)).length;
    const placed = this.#placedPictures();
    const known = this.#knownPictures();
    const ids = this.#specs.map(({ id }) => id);
    const paid = ids.filter((id) => billsOf(id) > 0);
    const isKnown = (id: string) => placed.has(id) || known.has(id) || this.#unwanted.has(id);
    return {
      seed: this.#seed,
      steps: this.#steps,
      asked: ids.length,
      billed: bills.length,
      paidTwice: ids.filter((id) => billsOf(id) > 1 + (this.#askedAgain.get(id) ?? 0)),
      missing: paid.filter((id) => !isKnown(id)),
      placedTwice: ids.filter((id) => (placed.get(id) ?? 0) > 1),
      forgotten: ids.filter((id) => this.#ordered.has(id) && !isKnown(id)),
      stuck: ids.filter((id) => known.get(id) === 'asked'),
    };
  }

  /** How many layers show a picture, by its id. */
  #placedPictures(): ReadonlyMap<string, number> {
    const placed = new Map<string, number>();
    for (const layer of withDescendants(this.#ownDocument.scene.document)) {
      for (const id of generationsOf(layer)) placed.set(id, (placed.get(id) ?? 0) + 1);
    }
    return placed;
  }

  /** What records in client storage say of pictures, by their ids; that of the latest lease counts. */
  #knownPictures(): ReadonlyMap<string, ImageJob['stage']['kind']> {
    const latest = new Map<string, readonly [number: number, kind: ImageJob['stage']['kind']]>();
    for (const [key, value] of this.#computer.storage) {
      const [, number = '', id = ''] = /^drawing \S+ (\d+) (.*)$/.exec(key) ?? [];
      if (id === '' || Number(number) < (latest.get(id)?.[0] ?? 0)) continue;
      const job = JSON.parse((value as { readonly record: string }).record) as ImageJob;
      latest.set(id, [Number(number), job.stage.kind]);
    }
    return new Map([...latest].map(([id, [, kind]]) => [id, kind]));
  }
}

/** Pictures of a layer, visible or hidden, that have a record; a record without bytes does not count. */
function generationsOf(layer: Layer): readonly string[] {
  const data = (layer['pluginData'] as Record<string, Record<string, string>> | undefined)?.[pluginId] ?? {};
  const fills = (layer['fills'] ?? []) as readonly { readonly imageRef?: string }[];
  const hashes = new Set<string | null | undefined>(fills.map(({ imageRef }) => imageRef));
  const records = Object.entries(data)
    .filter(([key]) => key === 'generation' || key.startsWith('generation-'))
    .map(([, text]) => JSON.parse(text) as Generation);
  return [...new Set(records.filter(({ imageHash }) => hashes.has(imageHash)).map(({ id }) => id))];
}
