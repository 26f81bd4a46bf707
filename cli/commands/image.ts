/** `framewright image`: one picture for each prompt, and its record, from the service the environment has a key for. */
import { createHash, randomUUID } from 'node:crypto';
import type { Generation } from '#design/generation';
import { recordPicture } from '#visuals/history/record-picture';
import { collectImage, type DrawnImage } from '../collect-image.ts';
import { invariant } from '#design/invariant';
import type { ImageReport } from '#design/report';
import type { ServiceName } from '#design/settings';
import type { ImageModel } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { planImage } from '#visuals/1-plan/plan-image';
import type { RunCommand } from '../command.ts';
import { findOutputFolder } from '../output/find-output-folder.ts';
import { writeFiles } from '../output/write-files.ts';
import { writeFileList } from '../output/write-summary.ts';
import type { CommandLine } from '../read-command-line.ts';
import { openDesk } from '../open-desk.ts';
import { findService } from '../service-variables.ts';
import { UsageError } from '../usage-error.ts';

const services: readonly ServiceName[] = ['openai', 'openrouter', 'compatible', 'sdnext', 'built-in'];
const extensions = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

export const runImage: RunCommand = async (line, terminal) => {
  const out = line.getText('out');
  const folder = await findOutputFolder(out);
  const size = readSize(line.getText('size'));
  const seed = line.number('seed', { from: 0, to: 4_294_967_295 });
  const named = services.find((service) => service === line.text('service'));
  const service = named ?? findService(terminal.environment);
  const { services: opened, settings, purpose } = await openDesk(service, null, terminal.environment);
  const model = await opened.image(settings, purpose);
  const signal = terminal.onInterrupt();
  const drawn: DrawnImage[] = [];
  const records: Generation[] = [];
  const specs = line.positionals.map((words, index) => planPicture(words, size, seed, index + 1));
  for (const [index, spec] of specs.entries()) {
    terminal.showProgress(`Drawing ${index + 1} of ${specs.length} …`);
    const began = Date.now();
    const picture = await collectImage(model, service, spec, signal, terminal);
    drawn.push(picture);
    records.push(recordOf(picture, Date.now() - began));
  }
  const files = nameFiles(line, drawn, records);
  await writeFiles(folder, files);
  terminal.showProgress(null);
  const report: ImageReport = {
    command: 'image',
    files: files.map(({ path, content }) => ({ path, bytes: content.length })),
    // Another service may have drawn the last of them.
    service: drawn.at(-1)?.service ?? model.service,
    model: drawn.at(-1)?.model ?? model.model,
    costUsd: addCosts(model, drawn),
    warnings: [...new Set(drawn.flatMap(({ warnings }) => warnings))],
  };
  for (const warning of report.warnings) terminal.tell(warning);
  terminal.print(line.flag('json') ? JSON.stringify(report, null, 2) : writeFileList(out, report.files));
  return 0;
};

interface Size {
  readonly width: number;
  readonly height: number;
}

function readSize(text: string): Size {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/i.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (size.width >= 1 && size.height >= 1 && size.width <= 8192 && size.height <= 8192) return size;
  throw new UsageError(`--size is WIDTHxHEIGHT in px up to 8192, as 1024x768, not "${text}".`);
}

/** A picture beside nothing: the words and the size are all there is to plan with. */
function planPicture(words: string, size: Size, seed: number | null, number: number): ImageSpec {
  if (words.trim() === '') throw new UsageError('A prompt is empty; say in a sentence what to draw.');
  const { specs } = planImage({ words, around: null, where: 'beside', seed }, () => String(number));
  const [spec] = specs;
  invariant(spec, 'a plan for one picture has none');
  return { ...spec, ...size };
}

/** The record that the panel would keep in a layer; a picture is named by the hash of its bytes, as Figma names it. */
function recordOf(picture: DrawnImage, tookMs: number): Generation {
  const made = { id: randomUUID(), createdAt: new Date().toISOString(), tookMs };
  const imageHash = createHash('sha1').update(picture.image.bytes).digest('hex');
  return { ...recordPicture(picture, made), imageHash };
}

/** Named by the first words of the prompt, each once; its record lies beside each picture. */
function nameFiles(line: CommandLine, drawn: readonly DrawnImage[], records: readonly Generation[]) {
  const taken = new Set<string>();
  return drawn.flatMap(({ image }, index) => {
    const slug = toSlug(line.positionals[index] ?? '');
    let name = slug;
    for (let number = 2; taken.has(name); number++) name = `${slug}-${number}`;
    taken.add(name);
    const record = new TextEncoder().encode(`${JSON.stringify(records[index], null, 2)}\n`);
    return [
      { path: `${name}.${extensions[image.mime]}`, content: image.bytes },
      { path: `${name}.json`, content: record },
    ];
  });
}

function toSlug(prompt: string): string {
  const words =
    prompt
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const slug = words.slice(0, 8).join('-').slice(0, 60);
  // Windows keeps some short names for devices.
  return slug.length < 5 ? `picture${slug === '' ? '' : `-${slug}`}` : slug;
}

/** The built-in generator costs nothing; elsewhere one unknown cost makes the sum unknown. */
function addCosts(model: ImageModel, drawn: readonly DrawnImage[]): number | null {
  if (model.service === 'built-in') return 0;
  let sum = 0;
  for (const { costUsd } of drawn) {
    if (costUsd === null) return null;
    sum += costUsd;
  }
  return sum;
}
