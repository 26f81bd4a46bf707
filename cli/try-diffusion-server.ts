/**
 * `npm run try:live -- sdnext`: what the panel relies on, asked of a real SD.Next: its lists, its options and their types, a
 * picture, one from another, an enlarged one, and each tool whose models it has. Nothing of the server is changed: an option
 * is sent the value that it has. For a person with a server; the tests run it against the stand-in.
 */
import { systemClock } from '#models/clock';
import type { DiffusionServer } from '#models/diffusion-server';
import type { ImageRequest, RequestImage } from '#models/ports';
import { listOptions } from '#models/server-options';
import { openSdNextModel } from '#models/sdnext/image-model';
import { openSdNextServer } from '#models/sdnext/server';
import type { EnvironmentVariables } from './service-variables.ts';
import { UsageError } from './usage-error.ts';

/** One thing that is asked; answers what came, or why it was left out. */
interface Check {
  readonly title: string;
  readonly run: (context: CheckContext) => Promise<Outcome>;
}

type Outcome = { readonly kind: 'passed' | 'left-out'; readonly words: string };

interface CheckContext {
  readonly server: DiffusionServer;
  readonly draw: (
    changes: Partial<ImageRequest>,
  ) => Promise<RequestImage & { width: number; height: number }>;
  readonly signal: AbortSignal;
}

const passed = (words: string): Outcome => ({ kind: 'passed', words });
const leftOut = (words: string): Outcome => ({ kind: 'left-out', words });

const size = { width: 512, height: 384 };
const request: ImageRequest = {
  ...{ prompt: 'A small red kite on a white background', ...size, quality: 'low', background: 'opaque' },
  ...{ partialImages: 1, seed: 7, palette: [] },
};

const checks: readonly Check[] = [
  {
    title: 'lists',
    async run({ server, signal }) {
      const lists = await server.readLists(signal);
      if (lists.samplers.length === 0) throw new Error('There are no samplers.');
      return passed(
        Object.entries<readonly unknown[]>({ ...lists })
          .map(([name, all]) => `${name} ${all.length}`)
          .join(', '),
      );
    },
  },
  {
    title: 'options',
    async run({ server, signal }) {
      const all = [...listOptions(await server.readOptions(signal)).values()];
      if (all.length === 0) throw new Error('The form has no options.');
      const kinds = new Map<string, number>();
      for (const { control } of all) kinds.set(control.kind, (kinds.get(control.kind) ?? 0) + 1);
      const same = all.find(({ control }) => control.kind === 'number' || control.kind === 'switch');
      if (same !== undefined) {
        const refused = await server.changeOptions({ [same.name]: same.value }, signal);
        if (refused.length > 0) throw new Error(`${same.name} is refused with its own value.`);
      }
      return passed([...kinds].map(([kind, count]) => `${kind} ${count}`).join(', '));
    },
  },
  {
    title: 'state',
    async run({ server, signal }) {
      const { status, memory, videoMemory } = await server.readState(signal);
      const known = (name: string, value: unknown) => `${name} ${value === null ? 'not known' : 'known'}`;
      return passed([status, known('memory', memory), known('graphics memory', videoMemory)].join(', '));
    },
  },
  {
    title: 'a picture, twice with one seed',
    async run({ draw }) {
      const [first, second] = [await draw({}), await draw({})];
      if (first.width !== size.width || first.height !== size.height)
        throw new Error(`It is ${first.width} × ${first.height} px, not ${size.width} × ${size.height}.`);
      const isSame = Buffer.from(first.bytes).equals(Buffer.from(second.bytes));
      return passed(
        `${first.width} × ${first.height} px, ${isSame ? 'the same bytes' : 'other bytes'} again`,
      );
    },
  },
  {
    title: 'a picture from another',
    async run({ draw }) {
      const base = await draw({});
      const { width, height } = await draw({ references: [base], diffusion: { strength: 0.5 } });
      return passed(`${width} × ${height} px`);
    },
  },
  {
    title: 'the structure of a picture',
    async run({ server, draw, signal }) {
      const { processors } = await server.readLists(signal);
      const processor = processors.find((name) => /canny/i.test(name)) ?? processors[0];
      if (processor === undefined) return leftOut('there are no preprocessors');
      const { width, height } = await server.preprocess(await draw({}), processor, signal);
      return passed(`${processor}, ${width} × ${height} px`);
    },
  },
  {
    title: 'a mask',
    async run({ server, draw, signal }) {
      const { maskModels } = await server.readLists(signal);
      const [model] = maskModels;
      if (model === undefined) return leftOut('there are no mask models');
      const { width, height } = await server.makeMask(await draw({}), model, signal);
      return passed(`${model}, ${width} × ${height} px`);
    },
  },
  {
    title: 'things found',
    async run({ server, draw, signal }) {
      const { detailers } = await server.readLists(signal);
      const [model] = detailers;
      if (model === undefined) return leftOut('there are no detailers');
      return passed(`${model}, ${(await server.detect(await draw({}), model, signal)).length} found`);
    },
  },
  {
    title: 'a question',
    async run({ server, draw, signal }) {
      const { questionModels } = await server.readLists(signal);
      const [model] = questionModels;
      if (model === undefined) return leftOut('there are no models for questions');
      const answer = await server.ask(await draw({}), { model, words: 'What is shown?' }, signal);
      if (answer.trim() === '') throw new Error('The answer is empty.');
      return passed(`${model}: ${answer.slice(0, 80)}`);
    },
  },
];

/** Runs all checks; answers how many failed. @throws UsageError where no address is given */
export async function tryDiffusionServer(
  environment: EnvironmentVariables,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<number> {
  const { SDNEXT_URL: address = '', SDNEXT_AUTH: auth } = environment;
  if (!/^https?:\/\//.test(address))
    throw new UsageError(
      'Set SDNEXT_URL to the address of your SD.Next, as http://127.0.0.1:7860, and SDNEXT_AUTH to its user:password if it has one.',
    );
  const key = auth === undefined || auth === '' ? null : auth;
  const at = { address: address.replace(/\/+$/, ''), key, silenceLimitMs: 600_000, clock: systemClock };
  const model = openSdNextModel(at, '');
  const draw: CheckContext['draw'] = async (changes) => {
    for await (const event of model.stream({ ...request, ...changes }, signal)) {
      if (event.type === 'failed') throw new Error(event.failure.message);
      if (event.type === 'image') {
        const { bytes, mime, width, height } = event.image;
        if (mime === 'image/webp') throw new Error('The picture is a WebP.');
        return { bytes, mime, width, height };
      }
    }
    throw new Error('No picture came.');
  };
  print(`SD.Next at ${at.address}`);
  let failures = 0;
  for (const { title, run } of checks) {
    try {
      const { kind, words } = await run({ server: openSdNextServer(at), draw, signal });
      print(`  ${kind === 'passed' ? 'passed' : 'left out'}  ${title}: ${words}`);
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      print(`  FAILED  ${title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  print(`${failures} of ${checks.length} failed.`);
  return failures;
}
