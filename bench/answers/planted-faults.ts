/** Faults that are planted in gold code, one at a time, and the words that must name each of them when it is refused. */
import type { SourceFile } from '#design/source-file';
import type { ProjectFiles } from '../code-structure/project-files.ts';

export interface PlantedFault {
  readonly project: string;
  /** What is wrong, in words. */
  readonly about: string;
  readonly file: string;
  readonly was: string;
  readonly now: string;
  /** What the reason or the request for a repair must say. */
  readonly named: RegExp;
}

export const plantedFaults: readonly PlantedFault[] = [
  {
    project: 'registration-form',
    about: 'a text that is left out',
    file: 'src/components/RegistrationForm.tsx',
    was: 'label="Last name"',
    now: 'label="Surname"',
    named: /Last name/,
  },
  {
    project: 'registration-form',
    about: 'a box in another colour',
    file: 'src/components/ErrorSummary.module.css',
    was: 'background: var(--error-soft)',
    now: 'background: #1c2723',
    named: /Two things need your attention.*stands on #1c2723/,
  },
  {
    project: 'registration-form',
    about: 'a sidebar below the form',
    file: 'src/App.module.css',
    was: 'grid-template-columns: 1fr 336px',
    now: 'grid-template-columns: 1fr',
    named: /too far|instead of to its right/,
  },
  {
    project: 'company-page',
    about: 'cards in one column',
    file: 'src/components/Services.module.css',
    was: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
    now: '1fr',
    named: /“Insulation”|“Heat pumps”/,
  },
  {
    project: 'company-page',
    about: 'letters in another colour',
    file: 'src/components/Hero.module.css',
    was: 'color: var(--orange)',
    now: 'color: #2244ff',
    named: /no more gas/,
  },
  {
    project: 'festival',
    about: 'words on each other on a phone',
    file: 'src/components/Hero.module.css',
    was: '@media (max-width: 1100px) {',
    now: '@media (max-width: 1100px) {\n  .title {\n    height: 20px;\n  }\n',
    named: /overlap/,
  },
  {
    project: 'festival',
    about: 'a section on another ground',
    file: 'src/components/Tickets.module.css',
    was: 'background: var(--navy)',
    now: 'background: #ffffff',
    named: /stands on #ffffff|#fff/,
  },
  {
    project: 'german-page',
    about: 'a form that is wider than a phone',
    file: 'src/components/AppointmentForm.module.css',
    was: 'grid-template-columns: 1fr 1fr',
    now: 'min-width: 600px;\n  grid-template-columns: 1fr 1fr',
    named: /scrolls horizontally at 390 px|is cut off/,
  },
  {
    project: 'shop-list',
    about: 'products that are not shown',
    file: 'src/components/ProductResults.module.css',
    was: 'grid-template-columns: repeat(auto-fill, minmax(240px, 1fr))',
    now: 'display: none',
    named: /is not visible|is not shown/,
  },
  {
    project: 'shop-list',
    about: 'pictures that are not shown',
    file: 'src/components/ProductCard.tsx',
    was: 'src={image}',
    now: 'src=""',
    named: /missing or looks different/,
  },
];

/** The project with the fault; throws where its code does not have the place. */
export function plantFault(project: ProjectFiles, { file, was, now }: PlantedFault): ProjectFiles {
  const hasPlace = (one: SourceFile) => one.kind === 'text' && one.path === file && one.text.includes(was);
  if (!project.files.some(hasPlace)) throw new Error(`${file} does not have "${was}".`);
  const files = project.files.map((one): SourceFile => {
    return one.kind === 'text' && hasPlace(one) ? { ...one, text: one.text.replace(was, () => now) } : one;
  });
  return { ...project, files };
}
