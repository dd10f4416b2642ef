import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { packageCommand } from '../shared/packageCommand';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { runCommands, surelyRun } from './runCommands';

/** A RUN whose own words undo its cache mount, and which. */
interface Defeated {
  key: string;
  /** The words, without the place. */
  why: string;
  text: string;
  without?: RegExp;
}

/** A cache mount that the same RUN forbids to be used. */
export const cacheMountWithoutEffect: Rule = {
  id: 'cache-mount-without-effect',
  version: 1,
  title: 'Cache mount that is never used',
  family: 'layers',
  severity: 'info',
  needs: ['dockerfile'],
  why: 'The mount promises that nothing is fetched twice, but the package manager is told to keep nothing, or the cache is emptied in the same step: every build fetches everything.',
  remedy:
    'Take away the option or the clearing: what lies in a cache mount never reaches the image.',
  sources: [
    {
      name: 'Docker, Dockerfile reference: RUN --mount=type=cache, example for apt',
      url: 'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
    },
    {
      name: 'Docker, Optimize cache usage in builds: use cache mounts',
      url: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence =>
      evidence.dockerfile.used.flatMap(stage =>
        stage.instructions.flatMap(run =>
          defeats(run, stage).map(({ key, why, text, without }) =>
            findingAt(evidence, {
              key: `${key} ${stage.instructions.indexOf(run)} ${stage.index}`,
              title: 'Cache mount without effect',
              seen: `The RUN in line ${run.line} mounts a cache, but ${why}.`,
              at: [run],
              remedy: {
                text,
                change: without && {
                  in: 'Dockerfile',
                  before: run.text,
                  after: run.text.replace(without, ''),
                },
              },
            }),
          ),
        ),
      ),
    ),
};

function defeats(
  run: DockerfileInstruction,
  stage: DockerfileStage,
): Defeated[] {
  const targets = run.mounts
    .filter(({ type }) => type === 'cache')
    .map(({ target = '' }) => target.replace(/\/+$/, ''));
  if (targets.length === 0) {
    return [];
  }
  const has = (part: string) => targets.some(target => target.includes(part));
  const found: Defeated[] = [];
  for (const { name, args } of surelyRun(run)) {
    if (
      has('.cache/pip') &&
      /^pip[\d.]*$/.test(name) &&
      args.includes('--no-cache-dir')
    ) {
      found.push({
        key: 'pip',
        why: 'pip is told to keep nothing by --no-cache-dir',
        text: 'Leave --no-cache-dir out.',
        without: /[ \t]--no-cache-dir\b/g,
      });
    }
    if (
      (has('/var/cache/apk') || has('/etc/apk/cache')) &&
      name === 'apk' &&
      args.includes('--no-cache')
    ) {
      found.push({
        key: 'apk',
        why: 'apk is told to keep nothing by --no-cache',
        text: 'Leave --no-cache out.',
        without: /[ \t]--no-cache\b/g,
      });
    }
  }
  return [
    ...found.slice(0, 1),
    ...clearedApt(run, has),
    ...dockerClean(run, stage, has),
  ];
}

function clearedApt(
  run: DockerfileInstruction,
  has: (part: string) => boolean,
): Defeated[] {
  const clears = surelyRun(run).some(
    ({ name, args }) =>
      name === 'rm' &&
      args.some(word => /^\/var\/lib\/apt\/lists\b/.test(word)),
  );
  return clears && has('/var/lib/apt')
    ? [
        {
          key: 'apt-lists',
          why: 'it deletes the lists in /var/lib/apt/lists, which are in the mount',
          text: 'Leave the deletion out: the lists are not in the image.',
        },
      ]
    : [];
}

/** Debian’s and Ubuntu’s images have apt delete what it fetched. */
function dockerClean(
  run: DockerfileInstruction,
  stage: DockerfileStage,
  has: (part: string) => boolean,
): Defeated[] {
  const installs = surelyRun(run).some(command => {
    const packages = packageCommand(command);
    return packages?.manager === 'apt' && packages.action === 'install';
  });
  const { image } = stage.from;
  if (
    !installs ||
    !has('/var/cache/apt') ||
    image === undefined ||
    !/^(?:docker\.io\/)?(?:library\/)?(?:debian|ubuntu)(?::|@|$)/.test(image)
  ) {
    return [];
  }
  const keeps = stage.instructions
    .slice(0, stage.instructions.indexOf(run) + 1)
    .some(
      ({ content }) =>
        content.includes('docker-clean') ||
        content.includes('Keep-Downloaded-Packages'),
    );
  return keeps ||
    runCommands(run).some(({ text }) => text.includes('docker-clean'))
    ? []
    : [
        {
          key: 'apt-archives',
          why: `${image} has apt delete every package that it fetched (/etc/apt/apt.conf.d/docker-clean)`,
          text: 'Before it, RUN rm -f /etc/apt/apt.conf.d/docker-clean && echo \'Binary::apt::APT::Keep-Downloaded-Packages "true";\' > /etc/apt/apt.conf.d/keep-cache.',
        },
      ];
}
