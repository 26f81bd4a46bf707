import { defaultCodeOptions } from '#design/code-options';
import { serviceNames } from '#design/services';
import { styleKinds, targets } from '#design/targets';
import type { Command, CommandOption } from './command.ts';
import { nameServiceVariables } from './service-variables.ts';

const file = {
  least: 1,
  most: 1,
  missing: 'Say which file: a .fig file, a saved answer of Figma’s REST API, or the address of a Figma file.',
};
const json: CommandOption = { about: 'print one JSON object instead of text', value: null };
const variables: CommandOption = {
  about: 'the answer of GET /v1/files/KEY/variables/local',
  value: 'FILE',
};
const images: CommandOption = {
  about: 'image fills named by imageRef, exports of layers named 1-2.svg or 1-2.png',
  value: 'DIR',
  repeats: true,
};
const frame: CommandOption = { about: 'a frame by id or name', value: 'ID|NAME', repeats: true };
const aboutFile = [
  'FILE is a .fig file, the saved JSON of GET /v1/files/KEY or /nodes, one bare node of it, "-" for standard input, or the address of a Figma file (with FIGMA_TOKEN; FIGMA_BASE_URL for another API address).',
];

/** Everything the program can do, in the order in which help lists it. */
export const commands: readonly Command[] = [
  {
    name: 'frames',
    synopsis: 'FILE [--json]',
    about: 'list pages and frames: id, type, size, name',
    details: aboutFile,
    arguments: file,
    options: { json },
    load: async () => (await import('./commands/frames.ts')).runFrames,
  },
  {
    name: 'code',
    synopsis: 'FILE --frame ID|NAME ... --out DIR [options]',
    about: `turn frames into ${new Intl.ListFormat('en', { type: 'disjunction' }).format(targets.map(({ title }) => title))}`,
    details: [
      ...aboutFile,
      'FILE may also be a PNG, JPEG or WebP: a screenshot, a sketch, a flattened frame. It has no layers, so a model reads it and writes the page (--mode author, a key is needed); colours are counted in its pixels, texts read twice.',
      'Generating into DIR again changes what the design changed and keeps what you edited since; framewright.lock.json there remembers what was generated. A file that was not generated is never replaced unasked: the first time, the run stops and names it; later, the design’s version goes beside it (App.tsx.design). Nothing is written unless everything can be.',
      'Exit code 0: done; 1: done, with errors in the receipt; 2: bad input, nothing written.',
    ],
    arguments: file,
    options: {
      frame,
      out: { about: 'the folder the files go to', value: 'DIR', required: true },
      target: {
        about: 'what to write',
        value: 'KIND',
        choices: targets.map(({ id }) => id),
        fallback: defaultCodeOptions.target,
      },
      styles: {
        about: 'how styles are written',
        value: 'KIND',
        choices: styleKinds.map(({ id }) => id),
        fallback: defaultCodeOptions.styles,
      },
      mode: {
        about: 'who writes: the compiler, with a model’s plan, or a model',
        value: 'MODE',
        choices: ['compile', 'assist', 'author'],
        fallback: 'compile',
      },
      with: {
        about: 'a text for the model: components, a schema of the data, notes',
        value: 'FILE',
        repeats: true,
      },
      wish: { about: 'what you wish of the code, for the model', value: 'TEXT', repeats: true },
      variables,
      images,
      truth: { about: 'Figma’s own picture of the frame, to compare with', value: 'PNG' },
      'node-ids': { about: 'mark each element with data-node-id', value: null },
      project: { about: 'add what makes it a Vite project', value: null },
      'merge-widths': { about: 'make one page of one frame drawn at several widths', value: null },
      existing: {
        about: 'what to do where a file stands that was not generated',
        value: 'WAY',
        choices: ['stop', 'beside', 'replace'],
        fallback: 'stop',
      },
      json,
    },
    load: async () => (await import('./commands/code.ts')).runCode,
  },
  {
    name: 'hints',
    synopsis: 'FILE --frame ID|NAME [--budget TOKENS] [--json]',
    about: 'print what a model would be sent about a frame',
    details: aboutFile,
    arguments: file,
    options: {
      frame,
      budget: { about: 'leave layers out beyond this many tokens', value: 'TOKENS' },
      variables,
      json,
    },
    load: async () => (await import('./commands/hints.ts')).runHints,
  },
  {
    name: 'image',
    synopsis: 'PROMPT ... --out DIR [options]',
    about: 'draw one picture for each prompt',
    details: [
      'Beside each picture lies a JSON file of the same name with all that was asked for, what it cost and how long it took.',
      'Each picture is written as it comes, and nothing is written over. The same command again draws only what is missing; --again draws all anew, under further names. A picture that came and could not be finished lies beside as NAME.raw.png, and is finished by the next run.',
      'Exit code 0: all are there; 1: some are, and stderr says which are not and why; 2: none, or bad input; 130: interrupted, what was drawn is kept.',
      `Services: ${serviceNames.join(', ')}. Keys and addresses come from ${nameServiceVariables()}; without a key the built-in generator draws labelled placeholders.`,
      'FRAMEWRIGHT_FAILOVER names services to go to when one does not answer, FRAMEWRIGHT_BUDGET_ACTION, _FILE and _MONTH what may be spent in USD, FRAMEWRIGHT_LEDGER a file to count in; models/README.md tells all of them.',
    ],
    arguments: { least: 1, most: 100, missing: 'Say in a sentence what to draw.' },
    options: {
      out: { about: 'the folder the pictures go to', value: 'DIR', required: true },
      size: { about: 'px', value: 'WxH', fallback: '1024x1024' },
      seed: { about: 'the same number draws the same picture, where the service can', value: 'N' },
      service: {
        about: 'who draws; by default the first that has a key',
        value: 'NAME',
        choices: serviceNames,
      },
      again: { about: 'draw also what a former run has drawn', value: null },
      json,
    },
    load: async () => (await import('./commands/image.ts')).runImage,
  },
  {
    name: 'serve',
    synopsis: '[FILE] [--variables FILE] [--images DIR] [--port N] [--watch]',
    about: 'open a design in a stand-in for Figma, with the plugin beside it',
    details: ['Without FILE an example is opened. Ctrl+C ends it.'],
    arguments: { least: 0, most: 1, missing: '' },
    options: {
      variables,
      images,
      port: {
        about: 'the port on 127.0.0.1; 0 takes any free one; by default 5177, or any if that is taken',
        value: 'N',
      },
      watch: { about: 'load the page anew when the built plugin changes', value: null },
    },
    load: async () => (await import('./commands/serve.ts')).runServe,
  },
  {
    name: 'relay',
    synopsis: '[--verbose]',
    about: 'let the panel reach SD.Next on this computer',
    details: [
      'A published plugin reaches only the addresses of its manifest, and SD.Next lets no page in unless it was started so. The relay stands between: it listens at http://localhost:7861 on this computer only, answers the panel that has the key it prints, and passes on what the panel asks of SD.Next and nothing else.',
      'SDNEXT_URL says where SD.Next is (http://127.0.0.1:7860), SDNEXT_AUTH its user:password. Each start prints another key; FRAMEWRIGHT_RELAY_TOKEN keeps one of 24 characters or more. Ctrl+C ends it.',
    ],
    arguments: { least: 0, most: 0, missing: '' },
    options: { verbose: { about: 'print a line for each request', value: null } },
    load: async () => (await import('./commands/relay.ts')).runRelay,
  },
];
