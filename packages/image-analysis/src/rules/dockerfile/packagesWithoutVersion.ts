import { unpinnedPackages } from '../reproducibility/unpinnedPackages';
import { unpinnedCommand } from '../reproducibility/unpinnedCommand';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { runCommands } from './runCommands';

/** Packages that a build installs in whatever version there is. One finding per image. */
export const packagesWithoutVersion: Rule = {
  id: 'packages-without-version',
  version: 1,
  title: 'Dockerfile installs packages without their versions',
  family: 'reproducibility',
  severity: 'info',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'Without a version a build takes what the repository has that day, so that two builds of one commit may differ. For packages of a pinned distribution that is often accepted, for compilers and libraries of a build seldom.',
  remedy: 'Name versions where they matter, or install from a lock file.',
  sources: [
    {
      name: 'hadolint DL3008, DL3013, DL3016, DL3018, DL3028, DL3033, DL3037, DL3041, DL3062',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3008',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const told = unpinnedPackages.decide(input).state === 'found';
      const found = evidence.dockerfile.used
        .flatMap(({ instructions }) => instructions)
        .filter(run => !(told && evidence.layers.has(run)))
        .flatMap(run =>
          runCommands(run).flatMap(command => {
            const unpinned = unpinnedCommand(command);
            return unpinned ? [{ run, ...unpinned }] : [];
          }),
        );
      if (found.length === 0) {
        return [];
      }
      const names = [...new Set(found.flatMap(({ packages }) => packages))];
      return [
        findingAt(evidence, {
          key: '',
          title: 'Packages without version',
          seen: `${names.slice(0, 8).join(', ')}${
            names.length > 8 ? ` and ${names.length - 8} more` : ''
          } ${
            names.length === 1 ? 'is' : 'are'
          } installed in whatever version there is when the build runs.`,
          at: [...new Set(found.map(({ run }) => run))],
          remedy: {
            text: 'Name the version where another one would matter.',
          },
        }),
      ];
    }),
};
