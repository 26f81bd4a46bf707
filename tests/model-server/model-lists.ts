/** What the three services have, as each of them lists it. */

export const openAiModels = {
  object: 'list',
  data: [
    'gpt-5.4',
    'gpt-5.4-mini',
    'gpt-5.4-nano',
    'gpt-image-2',
    'text-embedding-3-small',
    'text-embedding-3-large',
    'whisper-1',
    'omni-moderation-latest',
  ].map((id) => ({ id, object: 'model', created: 1_770_000_000, owned_by: 'openai' })),
};

const asked = (inputs: readonly string[], outputs: readonly string[]) => ({
  input_modalities: inputs,
  output_modalities: outputs,
  tokenizer: 'GPT',
});

export const openRouterModels = {
  data: [
    {
      id: 'openai/gpt-5.4',
      architecture: asked(['text', 'image'], ['text']),
      supported_parameters: ['structured_outputs', 'seed', 'max_tokens'],
      pricing: { prompt: '0.0000025', completion: '0.000015' },
      context_length: 1_050_000,
    },
    {
      id: 'openai/gpt-5.4-image-2',
      architecture: asked(['text', 'image', 'file'], ['text', 'image']),
      supported_parameters: ['structured_outputs', 'seed'],
      pricing: { prompt: '0.000008', completion: '0.000015', image_output: '0.000015' },
      context_length: 272_000,
    },
    {
      id: 'openai/text-embedding-3-small',
      architecture: asked(['text'], ['embeddings']),
      supported_parameters: [],
      pricing: { prompt: '0.00000002', completion: '0' },
      context_length: 8192,
    },
    {
      id: 'acme/speaker',
      architecture: asked(['text'], ['speech']),
      supported_parameters: [],
      pricing: { prompt: '0', completion: '0' },
      context_length: 4096,
    },
  ],
};

export const openRouterKey = { data: { label: 'sk-or-...', usage: 1.25, limit: null, is_free_tier: false } };

export const checkpoints = [
  {
    title: 'juggernaut [0724518c6b]',
    model_name: 'juggernaut',
    filename: 'models/juggernaut.safetensors',
    type: 'safetensors',
    sha256: null,
    hash: '0724518c6b',
    config: null,
  },
  {
    title: 'dreamshaper [879db523c3]',
    model_name: 'dreamshaper',
    filename: 'models/dreamshaper.safetensors',
    type: 'safetensors',
    sha256: null,
    hash: '879db523c3',
    config: null,
  },
];

/** What OpenRouter's Images address draws with, as `GET /images/models` tells it. */
export const openRouterDrawers = {
  data: [
    {
      id: 'openai/gpt-image-2',
      architecture: { input_modalities: ['text', 'image'], output_modalities: ['image'] },
      supported_parameters: {
        quality: { type: 'enum', values: ['auto', 'low', 'medium', 'high'] },
        n: { type: 'range', min: 1, max: 10 },
        stream: { type: 'boolean' },
      },
      supports_streaming: true,
      endpoints: '/api/v1/images/models/openai/gpt-image-2/endpoints',
    },
  ],
};

/** The body of `GET /sdapi/v1/upscalers` of a server with one upscaler that is a model. */
export const upscalers = ['None', 'Resize Nearest', 'Resize Lanczos', 'RealESRGAN 4x Plus'].map((name) => ({
  name,
  model_name: null,
  model_path: null,
  model_url: null,
  scale: 4,
}));

const named = (...names: readonly string[]) => names.map((name) => ({ name }));
const axis = (label: string, type: string, cost: number, choices: boolean) => ({
  label,
  type,
  cost,
  choices,
});

type SdNextLists = Readonly<Record<string, object>> & {
  readonly samplers: readonly { readonly name: string }[];
  readonly preprocessors: readonly { readonly name: string }[];
  readonly masking: MaskingEntry;
  readonly 'video/models': readonly VideoModelEntry[];
};

interface MaskingEntry {
  readonly models: readonly string[];
  readonly types: readonly string[];
  readonly [field: string]: unknown;
}

interface VideoModelEntry {
  readonly engine: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

/** The other lists of such a server, by their names below `/sdapi/v1/`. */
export const sdNextLists: SdNextLists = {
  samplers: named('UniPC', 'Euler a', 'DPM++ 2M').map((one) => ({ ...one, options: {} })),
  'control-models': ['None', 'Canny FP16 XL', 'Depth XL'],
  preprocessors: named('None', 'Canny', 'Midas Depth Hybrid').map((one) => ({
    ...one,
    group: 'Other',
    params: {},
  })),
  masking: {
    models: ['None', 'Facebook SAM ViT Base', 'Rembg U2Net'],
    colormaps: ['pink'],
    params: {},
    types: ['Exact', 'Opaque', 'Binary', 'Masked', 'Grayscale', 'Color', 'Composite'],
  },
  'ip-adapters': ['None', 'Base SDXL', 'Plus Face ViT-H SDXL'],
  detailers: named('face-yolo8n', 'hand_yolov8n').map((one) => ({ ...one, path: null })),
  'vqa/models': [
    {
      name: 'Alibaba Qwen 2.5 VL 3B',
      repo: 'Qwen/Qwen2.5-VL-3B',
      prompts: ['Use Prompt'],
      capabilities: ['vqa'],
    },
  ],
  'xyz-grid': [
    axis('Nothing', 'str', 0, false),
    axis('[Model] Model', 'str', 1, true),
    axis('[Param] Steps', 'int', 0, false),
    axis('[Param] Seed', 'int', 0, false),
    axis('[Sampler] Name', 'str', 0, true),
  ],
  'video/models': [
    { engine: 'LTX Video', name: 'LTXVideo 0.9.7 T2V', repo: '', url: '', mode: 't2v', workflow: null },
  ],
};
