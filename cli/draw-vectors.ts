/** `framewright image --vector`: icons or illustrations as SVG files, written by a model for text and checked here. */
import { randomUUID } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageReport } from '#design/report';
import type { TextRequest } from '#models/ports';
import { countTextTokens, estimateText } from '#models/estimate-cost';
import { findModelFacts } from '#models/model-facts';
import { formatMaxDollars } from '#models/policy/find-overrun';
import { askForSvg, readSvgAnswer, recordSvg, type SvgOrder } from '#visuals/vectors/ask-for-svg';
import type { CommandLine, Terminal } from './command.ts';
import { orUsageError, readDrawingStyle } from './drawing-files.ts';
import { meterService } from './meter-service.ts';
import { openTextService, type TextService } from './open-text-service.ts';
import { findOutputFolder } from './output/find-output-folder.ts';
import { receiveAnswer } from './receive-answer.ts';
import { UsageError } from './usage-error.ts';

export async function drawVectors(line: CommandLine, terminal: Terminal): Promise<number> {
  const folder = await findOutputFolder(line.getText('out'));
  if (line.text('specs') !== null) throw new UsageError('--vector takes prompts, not --specs.');
  if (line.positionals.length === 0) throw new UsageError('Describe the image in a sentence.');
  const style = await readDrawingStyle(line, terminal);
  const kind = line.flag('illustration') ? 'illustration' : 'icon';
  const service = await openTextService(line.text('design') ?? '-', 'plan', terminal);
  if (service === null)
    throw new UsageError(
      'An SVG is written by a model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another address). The commands chart and diagram need none.',
    );
  const orders = line.positionals.map((words): SvgOrder => ({ words, kind, style }));
  terminal.notify(describeCost(service, orders.map(askForSvg)));
  const metered = meterService(service);
  const signal = terminal.onInterrupt();
  const files: ImageReport['files'][number][] = [];
  const failed: ImageReport['failed'][number][] = [];
  await mkdir(folder.path, { recursive: true });
  for (const order of orders) {
    const startedAt = Date.now();
    const before = metered.report().costUsd ?? 0;
    const { answer, failure, wasAsked } = await receiveAnswer(metered, askForSvg(order), {
      environment: { signal },
      terminal,
      onText: (_, all) => `${order.words.slice(0, 40)}: ${String(all.length)} characters`,
    });
    terminal.showProgress(null);
    try {
      if (failure !== null) throw new UsageError(failure);
      const drawn = orUsageError(() => readSvgAnswer(answer, order));
      const spent = metered.report().costUsd;
      const generation = recordSvg(order, drawn, {
        id: randomUUID(),
        createdAt: new Date().toISOString(),
        service: service.service,
        model: service.model.model,
        costUsd: spent === null ? null : spent - before,
        tookMs: Date.now() - startedAt,
      });
      const name = await findFreeName(folder.path, order.words);
      const record = `${JSON.stringify(generation, null, 2)}\n`;
      for (const [path, text] of [
        [`${name}.svg`, `${drawn.svg}\n`],
        [`${name}.json`, record],
      ] as const) {
        await writeFile(join(folder.path, path), text);
        files.push({ path, bytes: Buffer.byteLength(text) });
        if (!line.flag('json')) terminal.print(join(line.getText('out'), path));
      }
      for (const note of drawn.notes) terminal.notify(`${name}.svg: ${note}`);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      failed.push({ prompt: order.words, message, mayBeBilled: wasAsked });
      terminal.notify(`"${order.words.slice(0, 60)}": ${message}`);
    }
  }
  await service.release();
  const { costUsd } = metered.report();
  const report: ImageReport = {
    command: 'image',
    files,
    kept: [],
    failed,
    service: service.service,
    model: service.model.model,
    costUsd,
    warnings: [],
  };
  if (line.flag('json')) terminal.print(JSON.stringify(report, null, 2));
  return failed.length === 0 ? 0 : files.length > 0 ? 1 : 2;
}

function describeCost({ service, model }: TextService, requests: readonly TextRequest[]): string {
  const facts = findModelFacts(model.model, undefined);
  const costs = requests.map((request) => {
    const tokens = { input: countTextTokens(request, model.model), output: request.maxOutputTokens ?? 0 };
    return estimateText(service, model.model, tokens, facts).costUsd;
  });
  const most = costs.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0,
  );
  const count = `${String(requests.length)} request${requests.length === 1 ? '' : 's'}`;
  return `${model.model}: ${count}, ${most === null ? 'the price is not known' : `at most ${formatMaxDollars(most)}`}.`;
}

/** A name of the words that no file has yet. */
async function findFreeName(folder: string, words: string): Promise<string> {
  const base =
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'picture';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${String(number)}`;
    const isTaken = await stat(join(folder, `${name}.svg`)).then(
      () => true,
      () => false,
    );
    if (!isTaken) return name;
  }
}
