import { LayerSpec } from '../blobs';
import { DemoImage, ImageStep, Moment, later, scratch } from './image';
import { Instruction, configure } from './instruction';

/** What every builder needs to know. */
export interface BuildOptions {
  /** Absent: from scratch. */
  from?: DemoImage;
  at: Moment;
  steps: Instruction[];
  platform?: DemoImage['platform'];
  format?: DemoImage['format'];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** How a builder tells an instruction in a config's history. */
export interface Dialect {
  /** Undefined where the builder leaves no entry. */
  tell(step: Instruction): string | undefined;
  /** What else it writes into each entry. */
  entry?: Partial<ImageStep>;
  /** Seconds that a step takes; 0 where all steps have one time. */
  secondsPerStep: number;
  /** The time that all entries carry, where it is not the true one. */
  entriesAt?: Moment;
}

function layerOf(step: Instruction): LayerSpec | undefined {
  return 'layer' in step ? step.layer : undefined;
}

/** Runs the instructions on top of the base, told in the builder's dialect. */
export function build(options: BuildOptions, dialect: Dialect): DemoImage {
  const base = options.from ?? scratch;
  let run = base.run;
  const steps: ImageStep[] = [];
  options.steps.forEach((instruction, index) => {
    run = configure(run, instruction);
    const createdBy = dialect.tell(instruction);
    const layer = layerOf(instruction);
    if (createdBy !== undefined) {
      const at =
        dialect.entriesAt ??
        later(options.at, (index + 1) * dialect.secondsPerStep);
      steps.push({ at, createdBy, layer, ...dialect.entry });
    }
  });
  return {
    platform: options.platform ?? base.platform,
    createdAt: later(options.at, options.steps.length * dialect.secondsPerStep),
    steps: [...base.steps, ...steps],
    run: { ...run, labels: { ...run.labels, ...options.labels } },
    format: options.format ?? 'oci',
    annotations: options.annotations ?? {},
  };
}
