/** Options of SD.Next as `GET /sdapi/v1/options-info` describes them: one of every component and type that it knows. */
import { isObject } from './wire.ts';

type Section = readonly [id: string, title: string];

const offload: Section = ['model_options', 'Model Offloading'];
const compile: Section = ['compute', 'Compute Settings'];
const look: Section = ['ui', 'User Interface'];
const unseen: Section = ['hidden', 'Hidden options'];

interface Described {
  readonly section: Section;
  readonly label: string;
  readonly component: string;
  readonly type: 'string' | 'number' | 'boolean' | 'array';
  readonly standard: unknown;
  readonly args?: object;
  readonly isSecret?: boolean;
  readonly isLegacy?: boolean;
}

const described: Readonly<Record<string, Described>> = {
  offload_sep: {
    section: offload,
    label: 'Offloading',
    component: 'separator',
    type: 'string',
    standard: '<h2>Offloading</h2>',
  },
  diffusers_offload_mode: {
    ...{ section: offload, label: 'Model offload mode', component: 'radio', type: 'string' },
    ...{ standard: 'balanced', args: { choices: ['none', 'balanced', 'group', 'model', 'sequential'] } },
  },
  diffusers_offload_min_gpu_memory: {
    ...{ section: offload, label: 'Offload low watermark', component: 'slider', type: 'number' },
    ...{ standard: 0.2, args: { minimum: 0, maximum: 1, step: 0.01 } },
  },
  models_not_to_offload: {
    ...{ section: offload, label: 'Model types not to offload', component: 'dropdown', type: 'array' },
    ...{ standard: [], args: { multiselect: true, choices: ['sd', 'sdxl', 'f1'] } },
  },
  cuda_compile_backend: {
    ...{ section: compile, label: 'Model compile backend', component: 'dropdown', type: 'string' },
    ...{ standard: 'inductor', args: { choices: ['none', 'inductor', ['Stable fast', 'stable-fast']] } },
  },
  cuda_compile: {
    ...{ section: compile, label: 'Compile parts', component: 'checkboxgroup', type: 'array' },
    ...{ standard: ['Model'], args: { choices: ['Model', 'TE', 'VAE'] } },
  },
  sdp_options: {
    section: compile,
    label: 'Full precision',
    component: 'switch',
    type: 'boolean',
    standard: false,
  },
  dynamic_attention_slice_rate: {
    ...{ section: compile, label: 'Attention slicing rate in GB', component: 'number', type: 'number' },
    ...{ standard: 0.5, args: { precision: 2 } },
  },
  openvino_devices: {
    section: compile,
    label: 'Devices to use',
    component: 'input',
    type: 'string',
    standard: '',
  },
  outdir_choice: {
    section: compile,
    label: 'Any text',
    component: 'dropdown',
    type: 'string',
    standard: 'as typed',
  },
  img2img_background_color: {
    section: look,
    label: 'Image transparent colour fill',
    component: 'color',
    type: 'string',
    standard: '#ffffff',
  },
  gradio_state: {
    section: unseen,
    label: 'Not for people',
    component: 'input',
    type: 'string',
    standard: '',
  },
  huggingface_token: {
    ...{ section: compile, label: 'HuggingFace token', component: 'input', type: 'string', standard: '' },
    isSecret: true,
  },
  old_option: {
    section: look,
    label: 'An option of before',
    component: 'input',
    type: 'string',
    standard: '',
    isLegacy: true,
  },
};

export const optionsInfo: object = {
  options: Object.fromEntries(
    Object.entries(described).map(([name, one]) => [
      name,
      {
        label: one.label,
        section_id: one.section[0],
        section_title: one.section[1],
        visible: true,
        hidden: one.section === unseen,
        type: one.type,
        component: one.component,
        component_args: one.args ?? {},
        default: one.standard,
        is_legacy: one.isLegacy ?? false,
        is_secret: one.isSecret ?? false,
      },
    ]),
  ),
  sections: [offload, compile, look, unseen].map((section) => ({
    id: section[0],
    title: section[1],
    hidden: section === unseen,
  })),
};

/** The values at the start; the server also has values that it describes nowhere. */
export function startOptions(): Record<string, unknown> {
  const values = Object.entries(described).map(([name, { standard }]) => [name, standard] as const);
  return { ...Object.fromEntries(values), huggingface_token: 'hf_secret', sd_model_checkpoint: 'juggernaut' };
}

/** Sets options as the server does: a number outside of its range is refused, and an unknown name. */
export function changeOptions(options: Record<string, unknown>, changes: Record<string, unknown>): object[] {
  return Object.entries(changes).map(([name, value]) => {
    const args: unknown = described[name]?.args;
    const { minimum, maximum } = (isObject(args) ? args : {}) as { minimum?: number; maximum?: number };
    const isOutside =
      typeof value === 'number' &&
      ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum));
    const isTaken = name in options && !isOutside;
    if (isTaken) options[name] = value;
    return { [name]: isTaken };
  });
}
