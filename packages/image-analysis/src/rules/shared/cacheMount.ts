import { RunStep } from './runSteps';

/** A cache that a RUN shall keep outside the image. */
export interface CacheMount {
  /** `/root/.cache/pip` */
  target: string;
  /** `locked` where two builds must not write it at once, as with apt. */
  isLocked?: boolean;
}

/**
 * Whether a RUN mounts a cache or tmpfs over a directory. Only some builders
 * keep the flags in history: false does not prove that there is none.
 */
export function mountsOver(
  step: Pick<RunStep, 'flags'>,
  directory: string,
): boolean {
  return step.flags.some(flag => {
    if (!/^--mount=(?:\S*,)?type=(?:cache|tmpfs)(?:,|$)/.test(flag)) {
      return false;
    }
    const target = /(?:^--mount=|,)(?:target|dst|destination)=([^,]+)/
      .exec(flag)?.[1]
      .replace(/\/+$/, '');
    return (
      target !== undefined &&
      (directory === target || directory.startsWith(`${target}/`))
    );
  });
}

/** The RUN again, with cache mounts in front of its script. */
export function withCacheMounts(
  step: Pick<RunStep, 'flags' | 'script'>,
  mounts: readonly CacheMount[],
): string {
  const added = mounts
    .filter(({ target }) => !mountsOver(step, target))
    .map(
      ({ target, isLocked }) =>
        `--mount=type=cache,target=${target}${
          isLocked ? ',sharing=locked' : ''
        }`,
    );
  return runText([...step.flags, ...added], step.script);
}

/** A RUN of flags and script, one flag per line. */
export function runText(flags: readonly string[], script: string): string {
  if (flags.length === 0) {
    return `RUN ${script}`;
  }
  if (script.startsWith('<<')) {
    return `RUN ${flags.join(' ')} ${script}`;
  }
  return script.includes('\n') && !/\\\n/.test(script)
    ? ['RUN', ...flags, `<<EOF\n${script}\nEOF`].join(' ')
    : `RUN ${[...flags, script].join(' \\\n    ')}`;
}
