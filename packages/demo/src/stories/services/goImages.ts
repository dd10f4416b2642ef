import { LayerEntry } from '../../blobs';
import { layerOf } from '../../contents';
import { DemoImage, Instruction, Moment, classicDocker } from '../../images';
import { uncompressedBytes } from '../sizes';

function bytesOf(entries: LayerEntry[]): number {
  return uncompressedBytes(
    classicDocker({
      at: '2019-01-01T00:00:00Z',
      steps: [{ do: 'RUN', command: '', layer: layerOf(entries) }],
    }),
  );
}

/** Source, build and start in one stage, on an image with a compiler. */
export function singleStage(options: {
  from: DemoImage;
  at: Moment;
  /** Of the whole image. */
  uncompressedBytes: number;
  context: LayerEntry[];
  built: LayerEntry[];
  folder: string;
  command: string;
  start: string;
}): DemoImage {
  const { from, at, context, built, folder, command, start } = options;
  const missing =
    options.uncompressedBytes - uncompressedBytes(from) - bytesOf(context);
  return classicDocker({
    from,
    at,
    steps: [
      { do: 'WORKDIR', path: `/${folder}` },
      { do: 'COPY', sources: '.', to: '.', layer: layerOf(context) },
      {
        do: 'RUN',
        command,
        layer: layerOf(built, { uncompressedBytes: missing }),
      },
      { do: 'CMD', words: [start] },
    ],
  });
}

/** One static program on a base without a compiler, or on none. */
export function programOn(options: {
  from?: DemoImage;
  at: Moment;
  program: LayerEntry[];
  uncompressedBytes: number;
  before?: Instruction[];
  start: string;
}): DemoImage {
  const { from, at, program, before = [], start } = options;
  return classicDocker({
    from,
    at,
    steps: [
      ...before,
      {
        do: 'COPY',
        sources: start,
        to: start,
        layer: layerOf(program, {
          uncompressedBytes: options.uncompressedBytes,
        }),
      },
      { do: 'ENTRYPOINT', words: [start] },
    ],
  });
}
