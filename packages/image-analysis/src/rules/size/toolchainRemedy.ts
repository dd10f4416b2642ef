import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription, LayerDescription } from '../../model';
import { Finding } from '../Rule';
import { runText } from '../shared/cacheMount';
import {
  MultiStageChange,
  multiStageDockerfile,
} from '../shared/multiStageDockerfile';
import { packageCommand } from '../shared/packageCommand';
import { rewriteCommands } from '../shared/rewriteCommands';
import { RunStep, runStepOf } from '../shared/runSteps';
import { isBuildPackage } from './buildPackages';
import { entryProgram } from './entryProgram';

/**
 * What to do about a compiler that a layer installs: two stages where the
 * program is built in the image, else its removal in the same RUN.
 */
export function toolchainRemedy(options: {
  image: ImageDescription;
  layer: LayerDescription;
  contents?: ImageContents;
}): Finding['remedy'] {
  const { image, layer, contents } = options;
  const stages = contents && stagesFor(image, contents);
  if (stages) {
    return {
      text: 'Build in a stage of its own, and copy the program and the files that it reads from there.',
      change: { in: 'Dockerfile', ...stages },
    };
  }
  const step = runStepOf(layer);
  const after = step && withRemoval(step);
  return {
    text: 'Build in a stage of its own and copy the result from it. Where that is not possible, remove the compiler in the RUN that installed it.',
    ...(step &&
      after !== undefined && {
        change: {
          in: 'Dockerfile' as const,
          before: runText(step.flags, step.script),
          after,
        },
      }),
  };
}

/** The image in two stages, where its program and its base are known. */
function stagesFor(
  image: ImageDescription,
  contents: ImageContents,
): MultiStageChange | undefined {
  const program = entryProgram(image, contents);
  const base = image.base.known ? image.base.name : undefined;
  if (
    base === undefined ||
    program === undefined ||
    image.layers[program.layer]?.fromBase === true ||
    // What was not built here comes from a stage of its own already.
    runStepOf(image.layers[program.layer]) === undefined
  ) {
    return undefined;
  }
  const elf = contents.executables.find(({ file }) => file === program.id);
  return multiStageDockerfile({
    image,
    buildBase: base,
    runtimeBase: elf?.linkage === 'static' ? 'scratch' : base,
    artefacts: [`/${program.path}`],
  });
}

/**
 * The RUN with what it installed to build removed at its end; absent where
 * nothing in it comes after the installation and would have built with it.
 */
function withRemoval(step: RunStep): string | undefined {
  const place = step.commands.findIndex(
    command => packageCommand(command)?.action === 'install',
  );
  const install = step.commands[place];
  const read = install && packageCommand(install);
  if (!read || place === step.commands.length - 1) {
    return undefined;
  }
  const tools = read.packages.filter(isBuildPackage);
  const others = read.packages.filter(name => !isBuildPackage(name));
  if (tools.length === 0) {
    return undefined;
  }
  if (read.manager === 'apt') {
    return runText(
      step.flags,
      `${step.script} \\\n    && apt-get purge -y --auto-remove ${tools.join(
        ' ',
      )}`,
    );
  }
  if (read.manager !== 'apk' || /--virtual|\s-t\s/.test(install.text)) {
    return undefined;
  }
  const add = ['apk add', ...read.options].join(' ');
  const named = `${add} --virtual .build-dependencies ${tools.join(' ')}`;
  const script = rewriteCommands(step, command =>
    command === install
      ? [
          ...(others.length > 0 ? [`${add} ${others.join(' ')}`] : []),
          named,
        ].join(' && ')
      : undefined,
  );
  return runText(
    step.flags,
    `${script} \\\n    && apk del .build-dependencies`,
  );
}
