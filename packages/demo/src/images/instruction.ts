import { LayerSpec } from '../blobs';
import { RunConfig } from './image';

/** A line of a Dockerfile, with the layer that it made. */
export type Instruction =
  | { do: 'RUN'; command: string; layer: LayerSpec; mounts?: string }
  | {
      do: 'COPY' | 'ADD';
      sources: string;
      to: string;
      layer: LayerSpec;
      /** The earlier stage that the sources come from. */
      from?: string;
      chown?: string;
    }
  /** With a layer where the directory had to be made. */
  | { do: 'WORKDIR'; path: string; layer?: LayerSpec }
  | { do: 'ENV' | 'ARG' | 'LABEL'; name: string; value: string }
  | { do: 'CMD' | 'ENTRYPOINT'; words: string[] }
  | { do: 'EXPOSE'; port: number }
  | { do: 'USER'; user: string };

/** The run-time configuration after an instruction. */
export function configure(run: RunConfig, step: Instruction): RunConfig {
  switch (step.do) {
    case 'WORKDIR':
      return { ...run, workingDir: step.path };
    case 'ENV':
      return {
        ...run,
        env: [
          ...run.env.filter(line => !line.startsWith(`${step.name}=`)),
          `${step.name}=${step.value}`,
        ],
      };
    case 'LABEL':
      return { ...run, labels: { ...run.labels, [step.name]: step.value } };
    case 'CMD':
      return { ...run, cmd: step.words };
    case 'ENTRYPOINT':
      return { ...run, entrypoint: step.words, cmd: undefined };
    case 'EXPOSE':
      return {
        ...run,
        exposedPorts: [...run.exposedPorts, `${step.port}/tcp`],
      };
    case 'USER':
      return { ...run, user: step.user };
    default:
      return run;
  }
}
