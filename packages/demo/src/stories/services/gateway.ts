import { goProgram, layerOf, sources } from '../../contents';
import { DemoImage, buildKit } from '../../images';
import { gatewayDockerfile } from '../../sources/sourceFiles';
import { staticBase, staticBaseArm } from '../bases/otherBases';
import { Release, commitOf, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

function gatewayImage(
  repository: string,
  release: Release,
  from: DemoImage,
  bytes: number,
): DemoImage {
  const { architecture } = from.platform;
  return buildKit({
    from,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      {
        do: 'COPY',
        sources: `/out/${architecture}/gateway`,
        to: '/gateway',
        from: 'build',
        layer: layerOf(
          goProgram({
            path: 'gateway',
            bytes,
            stripped: true,
            content: `${repository} ${release.version} ${architecture}`,
          }),
        ),
      },
      {
        do: 'COPY',
        sources: 'routes.yaml',
        to: '/etc/gateway/',
        layer: layerOf(
          sources({
            folder: 'etc/gateway',
            names: ['routes.yaml', 'limits.yaml'],
            bytes: 64_000,
            content: `routes ${Math.floor(release.index / 3)}`,
          }),
        ),
      },
      { do: 'EXPOSE', port: 8443 },
      { do: 'ENTRYPOINT', words: ['/gateway'] },
    ],
  });
}

/** For two processor families, with provenance; `latest` moves. */
export function gateway(
  repository: string,
  versions: string[],
  bytes: number,
): Story {
  return {
    repository,
    pushes: schedule(repository, versions).map(release => {
      const grown = varied(
        bytes + release.index * 0.35 * MB,
        0.02,
        `${repository} ${release.version}`,
      );
      return {
        kind: 'index',
        tags: [release.version, 'latest'],
        provenance: {
          dockerfile: gatewayDockerfile,
          base: { repository: 'base/static', tag: '12-nonroot' },
          revision: commitOf(repository, release.version),
          source: `https://git.brightwater.example/${repository}`,
        },
        images: [
          gatewayImage(repository, release, staticBase, grown),
          gatewayImage(repository, release, staticBaseArm, grown * 0.94),
        ],
      };
    }),
  };
}
