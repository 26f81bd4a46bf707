/**
 * The audit on faults that were planted into real frames: how many of them it finds, how much of what is new is about
 * them, how many of its claims people find right, and how long it takes for a large frame. What was missed, and what is
 * wrong by the labels, is a line of audit.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '#design/finding';
import { audit, measureImages } from '#insight/audit/audit';
import type { AuditInput } from '#insight/audit/audit-input';
import { isNewFinding, makeBaseline } from '#insight/audit/baseline';
import { openRandom } from '../../tests/random-designs/random.ts';
import { measureLabels } from '../audit/measure-labels.ts';
import { faultKinds } from '../audit/plant-faults.ts';
import { type Bench, type Case, type Figure, measureCases, measureOne } from '../figure.ts';
import { chooseFrames } from '../open-documents.ts';
import { repeatFrame } from '../repeat-frame.ts';

/** Faults of each kind. */
const each = { quick: 2, full: 10 };

export const auditFigure: Figure = {
  id: 'audit',
  async compute(bench) {
    const inputs = bench.documents.flatMap((document) =>
      chooseFrames(document, bench.quick).map((frame) => {
        const snapshot = document.takeSnapshot([frame]);
        const imageFiles = measureImages(snapshot, document.assets);
        const input: AuditInput = {
          snapshot,
          variables: snapshot.variables,
          imageFiles,
          missingFonts: new Set(),
        };
        return { name: `${document.name} ${frame.id}`, input };
      }),
    );
    const clean = new Map(inputs.map(({ name, input }) => [name, audit(input).findings]));
    const lines: string[] = [];
    let [planted, found, fresh, right] = [0, 0, 0, 0];
    const recall: Case[] = faultKinds.flatMap((kind, index) => {
      bench.tell(`Planting faults: ${kind.id}`);
      const random = openRandom(index + 1);
      let [tried, hit] = [0, 0];
      // Every frame gets its turn, in another order for each kind.
      const order = inputs.map((input) => ({ input, key: random.share() })).sort((a, b) => a.key - b.key);
      for (
        let turn = 0;
        turn < order.length * 3 && tried < (bench.quick ? each.quick : each.full);
        turn += 1
      ) {
        const { name, input } = order[turn % order.length]?.input ?? { name: '', input: null };
        const fault = input === null ? null : kind.plant(input, random);
        const former = clean.get(name) ?? [];
        // What was wrong already cannot be made wrong.
        const isWrong = former.some(
          ({ rule, nodeIds }) =>
            rule === kind.rule &&
            rule !== 'missing-state' &&
            nodeIds.some((id) => fault?.nodeIds.includes(id)),
        );
        if (fault === null || isWrong) continue;
        tried += 1;
        const isAbout = ({ rule, nodeIds }: Finding) =>
          rule === kind.rule && nodeIds.some((id) => fault.nodeIds.includes(id));
        const news = audit(fault.input).findings.filter((finding) => isNew(finding, former));
        const isFound = news.some(isAbout);
        hit += isFound ? 1 : 0;
        fresh += news.length;
        right += news.filter(isAbout).length;
        if (!isFound) lines.push(`missed\t${kind.id}\t${name}\t${fault.nodeIds[0] ?? ''}`);
        for (const other of news.filter((finding) => !isAbout(finding)))
          lines.push(`beside\t${kind.id}\t${name}\t${other.rule}\t${other.message} ${other.measure}`);
      }
      planted += tried;
      found += hit;
      return {
        name: `${kind.id} (${String(hit)} of ${String(tried)})`,
        value: tried === 0 ? 1 : hit / tried,
      };
    });
    const judged = await measureLabels(bench);
    await writeFile(join(bench.folder, 'audit.txt'), `${[...lines, ...judged.lines].join('\n')}\n`);
    const share = { unit: 'share', better: 'higher' } as const;
    return [
      measureOne(
        {
          ...share,
          id: 'audit-recall',
          title: `Audit: planted faults found, of ${String(planted)} of ${String(recall.length)} kinds`,
          goal: 0.9,
        },
        found / Math.max(1, planted),
        recall,
      ),
      measureCases(
        { ...share, id: 'audit-recall-kinds', title: 'Audit: planted faults found, by kind', goal: 0.9 },
        recall,
      ),
      measureOne(
        {
          ...share,
          id: 'audit-planted-precision',
          title: `Audit: new findings that are the planted fault, of ${String(fresh)}`,
          goal: 0.9,
        },
        right / Math.max(1, fresh),
      ),
      ...judged.measures,
      measureLarge(bench),
    ];
  },
};

/** About a layer that had no finding of the rule, or with another measure: a component may lack two states. */
function isNew(finding: Finding, former: readonly Finding[]): boolean {
  const isSame = former.some(({ rule, measure }) => rule === finding.rule && measure === finding.measure);
  return isNewFinding(finding, makeBaseline(former)) || (finding.rule === 'missing-state' && !isSame);
}

const largeLayers = 10_000;

/** A frame of 10,000 layers, side by side as they are copied, the fastest of three runs. */
function measureLarge(bench: Bench) {
  const { documents } = bench;
  bench.tell(`Auditing ${String(largeLayers)} layers`);
  const source = documents.find(({ name }) => name === 'yapper') ?? documents[0];
  const frame = source && chooseFrames(source, false)[0];
  const times = [1, 2, 3].map(() => {
    if (source === undefined || frame === undefined) return 0;
    const snapshot = source.takeSnapshot([frame]);
    const large = repeatFrame(frame, largeLayers);
    const frames = snapshot.frames.map((one) => ({ ...one, id: large.id, node: large }));
    const start = performance.now();
    audit({ snapshot: { ...snapshot, frames }, variables: snapshot.variables });
    return performance.now() - start;
  });
  const parts = {
    id: 'audit-large',
    title: 'Audit: a frame of 10,000 layers',
    unit: 'ms',
    better: 'lower',
    goal: 3000,
  } as const;
  return measureOne(parts, Math.min(...times));
}
