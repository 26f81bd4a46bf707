/**
 * Whether the judge of answers tells better code from worse: gold code over our draft and its picture, as it is and with
 * distances in steps of 4 px, has to be taken; the same with one planted fault has to be refused or repaired, with the fault named.
 */
import { listGoldProjects } from '../code-structure/gold-projects.ts';
import { openExpertFrame, withRoundedDistances } from '../answers/judge-expert.ts';
import { plantedFaults, plantFault } from '../answers/planted-faults.ts';
import { type Case, type Figure, measureCases } from '../figure.ts';

export const expertAnswersFigure: Figure = {
  id: 'expert-answers',
  async compute(bench) {
    const { documents, libraries, renderer, quick } = bench;
    if (!renderer) return [];
    const taken: Case[] = [];
    const refused: Case[] = [];
    for (const project of await listGoldProjects()) {
      const document = documents.find(({ name }) => name === project.document);
      if (!document || (quick && project.name !== 'registration-form')) continue;
      bench.tell(`Judging an expert's code of ${project.name}`);
      const frame = await openExpertFrame(project, document, libraries, renderer);
      const answers = { 'as written': frame.gold, 'in steps of 4 px': withRoundedDistances(frame.gold) };
      for (const [name, answer] of Object.entries(answers)) {
        const { isTaken, said } = await frame.judge(answer);
        if (!isTaken) bench.tell(`${project.name} ${name} was refused: ${said.slice(0, 600)}`);
        taken.push({ name: `${project.name} ${name}`, value: isTaken ? 1 : 0 });
      }
      for (const fault of plantedFaults.filter((one) => one.project === project.name)) {
        const { isTaken, said } = await frame.judge(plantFault(frame.gold, fault));
        const isNamed = fault.named.test(said);
        if (!isNamed)
          bench.tell(
            `${project.name}: ${fault.about} was ${isTaken ? 'taken' : `not named: ${said.slice(0, 600)}`}`,
          );
        refused.push({ name: `${project.name} ${fault.about}`, value: isNamed ? 1 : 0 });
      }
    }
    if (taken.length === 0) return [];
    const parts = { unit: 'share', better: 'higher', goal: 1 } as const;
    return [
      measureCases(
        { ...parts, id: 'expert-answers-taken', title: `Expert answers taken, of ${taken.length}` },
        taken,
      ),
      measureCases(
        {
          ...parts,
          id: 'expert-answers-refused',
          title: `Answers with a planted fault refused or repaired, the fault named, of ${refused.length}`,
        },
        refused,
      ),
    ];
  },
};
