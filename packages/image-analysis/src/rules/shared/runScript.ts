import { LayerDescription } from '../../model';

/** What a RUN executes, and the flags that some builders keep. */
export interface RunScript {
  /** `--mount=type=cache,target=/root/.npm`, … */
  flags: string[];
  script: string;
}

/** A line that begins a step, in an instruction that joins several. */
const STEP = /^(RUN|COPY|ADD)[ \t]+/;

/**
 * The script of a layer's RUN, or of all RUNs where the builder made one layer
 * of several steps. Absent for layers that nothing was run for.
 */
export function runScript(layer: LayerDescription): RunScript | undefined {
  if (layer.instruction?.keyword !== 'RUN') {
    return undefined;
  }
  const scripts: RunScript[] = [];
  let isRun = false;
  for (const line of layer.instruction.text.split('\n')) {
    const keyword = STEP.exec(line);
    if (keyword) {
      isRun = keyword[1] === 'RUN';
      if (isRun) {
        scripts.push(withoutFlags(line.slice(keyword[0].length)));
      }
    } else if (isRun) {
      const last = scripts[scripts.length - 1];
      last.script += `\n${line}`;
    }
  }
  if (scripts.length === 0) {
    return undefined;
  }
  return {
    flags: scripts.flatMap(({ flags }) => flags),
    script: scripts.map(({ script }) => script.trim()).join('\n'),
  };
}

function withoutFlags(text: string): RunScript {
  const flags: string[] = [];
  let rest = text.trimStart();
  for (;;) {
    const flag = /^--(?:mount|network|security)=\S+/.exec(rest)?.[0];
    if (flag === undefined) {
      return { flags, script: rest };
    }
    flags.push(flag);
    rest = rest.slice(flag.length).trimStart();
  }
}
