/**
 * `npm run try:live`: one small request of each kind to the service that the environment has a key for, with what was
 * sent, what came and what it cost. `npm run try:live -- insight` measures how well it tells places, and
 * `npm run try:live -- sdnext` checks a server of one's own. For a person with a key; never part of the tests.
 */
import { builtInService, isServiceName, type ServiceName, services } from '#design/services';
import { modelsOf } from '#design/settings';
import { adapters } from '#models/adapters';
import type { ModelEvent, ModelTicket } from '#models/ports';
import { testService } from '#models/test-service';
import { type CommandServices, openCommandServices } from './command-services.ts';
import { openTerminal } from './open-terminal.ts';
import { tryDiffusionServer } from './try-diffusion-server.ts';
import { tryInsight } from './try-insight.ts';
import { findService, nameSelectingVariables } from './service-variables.ts';
import { UsageError } from './usage-error.ts';

/** One request to try. */
interface Trial {
  readonly title: string;
  /** Whether a service can do it. @default all can */
  readonly fits?: (service: ServiceName) => boolean;
  readonly sent: string;
  start(commandServices: CommandServices, signal: AbortSignal): Promise<AsyncIterable<ModelEvent>>;
}

const words = 'Answer with one word: which colour is the sky on a clear day?';
const prompt = 'A small red kite on white ground';
/** An 8 × 8 px PNG of one blue, to look at and to start from. */
const blue =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEElEQVR4XmMQibqDFQ0xCQAKqFKBMsC6MgAAAABJRU5ErkJggg==';
const picture = { bytes: Uint8Array.from(Buffer.from(blue, 'base64')), mime: 'image/png' as const };

const image = {
  prompt,
  width: 1024,
  height: 1024,
  quality: 'low',
  background: 'opaque',
  partialImages: 1,
  seed: null,
  palette: [],
} as const;
const text = { instructions: 'Answer shortly.', schema: null, maxOutputTokens: 200 };
const schema = {
  type: 'object',
  properties: { colour: { type: 'string' } },
  required: ['colour'],
  additionalProperties: false,
};

const trials: readonly Trial[] = [
  {
    title: 'text, streamed',
    sent: words,
    start: async ({ services, settings, purpose }, signal) =>
      (await services.text(settings, 'author', purpose)).stream(
        { ...text, parts: [{ kind: 'text', text: words }] },
        signal,
      ),
  },
  {
    title: 'a picture seen, the answer held to a schema',
    sent: 'Which colour is this? and a PNG of 8 × 8 px',
    start: async ({ services, settings, purpose }, signal) =>
      (await services.text(settings, 'plan', purpose)).stream(
        {
          ...text,
          schema: { name: 'colour', schema },
          parts: [
            { kind: 'text', text: 'Which colour is this?' },
            { kind: 'image', ...picture, detail: 'low' },
          ],
        },
        signal,
      ),
  },
  {
    title: 'a picture drawn, with one preview',
    sent: `${prompt}, 1024 × 1024 px, low quality`,
    start: async ({ services, settings, purpose }, signal) =>
      (await services.image(settings, purpose)).stream(image, signal),
  },
  {
    title: 'a picture drawn from another',
    sent: `${prompt}, 1024 × 1024 px, low quality, and a PNG of 8 × 8 px`,
    start: async ({ services, settings, purpose }, signal) =>
      (await services.image(settings, purpose)).stream({ ...image, references: [picture] }, signal),
  },
  {
    title: 'two texts embedded',
    sent: 'A kite, A sailing boat',
    start: async ({ services, settings, purpose }, signal) =>
      (await services.embedding(settings, purpose)).stream(
        {
          inputs: [
            { kind: 'text', text: 'A kite' },
            { kind: 'text', text: 'A sailing boat' },
          ],
        },
        signal,
      ),
  },
  {
    title: 'a picture left as soon as it is begun, and fetched by its ticket',
    fits: (service) => adapters[service].finishesAlone !== undefined,
    sent: `${prompt}, 1024 × 1024 px, low quality`,
    start: async (commandServices, signal) => leaveAndFetch(commandServices, signal),
  },
];

/** As a panel that is closed while a model draws that goes on by itself, and is opened again. */
async function* leaveAndFetch(
  { services, settings, purpose }: CommandServices,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  const { text: thinker } = modelsOf(settings);
  const models = { ...settings.models, [settings.service]: { image: thinker } };
  const model = await services.image({ ...settings, models }, purpose);
  let ticket: ModelTicket | null = null;
  for await (const event of model.stream({ ...image, partialImages: 0, keepsGoing: true }, signal)) {
    yield event;
    if (event.type !== 'ticket') continue;
    ticket = event.ticket;
    break;
  }
  if (ticket === null) return;
  yield* services.resumeImage(settings, { ticket, estimatedUsd: null }, purpose, signal);
  await services.releaseImage(settings, ticket);
}

const terminal = openTerminal();
try {
  process.exitCode = await tryAll(terminal.onInterrupt());
} catch (error) {
  terminal.notify(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

async function tryAll(signal: AbortSignal): Promise<number> {
  const named = process.argv[2] ?? '';
  if (isServiceName(named) && services[named].isDiffusionServer === true)
    return (await tryDiffusionServer(terminal.environment, (line) => terminal.print(line), signal)) === 0
      ? 0
      : 1;
  const service = findService(terminal.environment);
  if (service === builtInService) throw new UsageError(`Set ${nameSelectingVariables()} first.`);
  const commandServices = await openCommandServices(service, null, terminal.environment);
  const config = await commandServices.services.configOf(commandServices.settings, service);
  terminal.print(`${service} at ${config.address ?? 'its own address'}`);
  terminal.print(`  ${(await testService(config, signal)).sentence}\n`);
  if (process.argv[2] === 'insight')
    return (await tryInsight(commandServices, terminal, signal)) === 0 ? 0 : 1;
  let failures = 0;
  let spent = 0;
  const fitting = trials.filter(({ fits }) => fits?.(service) !== false);
  for (const trial of fitting) {
    terminal.print(`${trial.title}\n  sent  ${trial.sent}`);
    const { costUsd, isWell } = await run(trial, commandServices, signal);
    spent += costUsd ?? 0;
    failures += isWell ? 0 : 1;
  }
  terminal.print(
    `\nTogether $${spent.toFixed(4)}, as far as it is known; ${failures} of ${fitting.length} failed.`,
  );
  return failures === 0 ? 0 : 1;
}

async function run(trial: Trial, commandServices: CommandServices, signal: AbortSignal) {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  let answerText = '';
  let costUsd: number | null = null;
  for await (const event of await trial.start(commandServices, signal)) {
    if (event.type === 'text') answerText += event.delta;
    else if (event.type === 'usage') costUsd = event.usage.costUsd;
    else if (event.type !== 'done' && event.type !== 'reasoning')
      terminal.print(`  ${seconds()} s  ${describe(event)}`);
    if (event.type === 'usage') terminal.print(`  ${seconds()} s  ${describe(event)}`);
    // An operation that the service does not offer is not a failure.
    if (event.type === 'failed') return { costUsd, isWell: event.failure.kind === 'service-unsupported' };
  }
  if (answerText !== '') terminal.print(`  said  ${answerText.trim()}`);
  terminal.print(`  ${seconds()} s  done`);
  return { costUsd, isWell: true };
}

function describe(event: ModelEvent): string {
  switch (event.type) {
    case 'sending':
      return `asks ${event.service} for ${event.model}`;
    case 'ticket':
      return `goes on by itself as ${event.ticket.id}`;
    case 'started':
      return `${event.service ?? ''} ${event.model}, request ${event.requestId ?? 'without an id'}`;
    case 'image-partial':
    case 'image': {
      const { mime, width, height, bytes } = event.image;
      return `${event.type === 'image' ? 'picture' : 'preview'}: ${mime}, ${width} × ${height} px, ${bytes.length} bytes`;
    }
    case 'embedding':
      return `vector ${event.index}: ${event.vector.length} numbers`;
    case 'usage': {
      const { inputTokens, outputTokens, costUsd } = event.usage;
      const cost = costUsd === null ? 'a cost that is not known' : `$${costUsd.toFixed(6)}`;
      return `${inputTokens} tokens in, ${outputTokens} out, ${cost}`;
    }
    case 'waiting':
    case 'warning':
      return `${event.type}: ${event.message}`;
    case 'failed':
      return `failed: ${event.failure.message}`;
    default:
      return event.type;
  }
}
