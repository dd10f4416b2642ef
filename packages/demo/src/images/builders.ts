import { createHash } from 'node:crypto';
import { tableKey } from '../blobs';
import { BuildOptions, build } from './build';
import { BaseRecord, DemoImage } from './image';
import { Instruction } from './instruction';

function jsonWords(words: string[]): string {
  return JSON.stringify(words);
}

/** As Go prints a list of quoted strings: no commas. */
function goWords(words: string[]): string {
  return `[${words.map(word => JSON.stringify(word)).join(' ')}]`;
}

function tellBuildKit(step: Instruction): string {
  switch (step.do) {
    case 'RUN':
      return `RUN /bin/sh -c ${step.command} # buildkit`; // flags are dropped
    case 'COPY':
    case 'ADD': {
      const chown = step.chown ? `--chown=${step.chown} ` : '';
      return `${step.do} ${chown}${step.sources} ${step.to} # buildkit`;
    }
    case 'WORKDIR':
      return `WORKDIR ${step.path}`;
    case 'CMD':
    case 'ENTRYPOINT':
      return `${step.do} ${goWords(step.words)}`;
    case 'EXPOSE':
      return `EXPOSE map[${step.port}/tcp:{}]`;
    case 'USER':
      return `USER ${step.user}`;
    default:
      return `${step.do} ${step.name}=${step.value}`;
  }
}

/** `docker build` of today. */
export function buildKit(options: BuildOptions): DemoImage {
  return build(options, {
    tell: tellBuildKit,
    entry: { comment: 'buildkit.dockerfile.v0' },
    secondsPerStep: 7,
  });
}

/** Classic docker names sources by a hash of their content. */
function contentHash(step: Instruction): string {
  const text = 'layer' in step && step.layer ? tableKey(step.layer) : step.do;
  return createHash('sha256').update(text).digest('hex');
}

function tellNop(step: Instruction, space: string): string {
  switch (step.do) {
    case 'RUN':
      return `/bin/sh -c ${step.mounts ? `${step.mounts} ` : ''}${
        step.command
      }`;
    case 'COPY':
    case 'ADD': {
      const kind = /\/$|^\.$/.test(step.sources) ? 'dir' : 'file';
      return `/bin/sh -c #(nop) ${step.do} ${kind}:${contentHash(step)} in ${
        step.to
      } `;
    }
    case 'WORKDIR':
      return `/bin/sh -c #(nop) WORKDIR ${step.path}`;
    case 'CMD':
    case 'ENTRYPOINT':
      return `/bin/sh -c #(nop) ${space}${step.do} ${jsonWords(step.words)}`;
    case 'EXPOSE':
      return `/bin/sh -c #(nop) ${space}EXPOSE ${step.port}`;
    case 'USER':
      return `/bin/sh -c #(nop) ${space}USER ${step.user}`;
    default:
      return `/bin/sh -c #(nop) ${space}${step.do} ${step.name}=${step.value}`;
  }
}

/** `docker build` before BuildKit: its media types, its `#(nop)` lines. */
export function classicDocker(options: BuildOptions): DemoImage {
  const image = build(options, {
    tell: step => tellNop(step, ' '),
    secondsPerStep: 11,
  });
  const isOld = typeof options.at === 'string';
  return {
    ...image,
    format: 'docker',
    dockerVersion: isOld ? '18.09.7' : '20.10.24',
  };
}

/** `buildah bud --layers`: says what it built from, in words and annotations. */
export function buildah(
  options: BuildOptions & { base: BaseRecord },
): DemoImage {
  const version = '1.37.5';
  const image = build(options, {
    tell: step => tellNop(step, ''),
    secondsPerStep: 9,
  });
  const own = options.from?.steps.length ?? 0;
  return {
    ...image,
    steps: image.steps.map((step, index) =>
      index === own ? { ...step, builtFrom: options.base } : step,
    ),
    run: {
      ...image.run,
      labels: { ...image.run.labels, 'io.buildah.version': version },
    },
    recordedBase: options.base,
  };
}

function tellKaniko(step: Instruction): string | undefined {
  switch (step.do) {
    case 'RUN':
      return `RUN ${step.mounts ? `${step.mounts} ` : ''}${step.command}`;
    case 'COPY':
    case 'ADD':
      return `${step.do} ${step.from ? `--from=${step.from} ` : ''}${
        step.sources
      } ${step.to}`;
    default:
      return undefined; // what makes no layer leaves no entry
  }
}

/** kaniko: the Dockerfile's own lines, at the year 1. */
export function kaniko(options: BuildOptions): DemoImage {
  return build(options, {
    tell: tellKaniko,
    entry: { author: 'kaniko' },
    secondsPerStep: 13,
    entriesAt: '0001-01-01T00:00:00Z',
  });
}
