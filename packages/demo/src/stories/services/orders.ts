import { jars, jre, layerOf, spread } from '../../contents';
import { buildpacks } from '../../images';
import { buildpacksRun } from '../bases/otherBases';
import { numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

/** Buildpacks: run image, JRE and application in layers of their own. */
export function orders(): Story {
  const repository = 'money/orders';
  return {
    repository,
    pushes: schedule(repository, numbered('7.{}.0', 12)).map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: buildpacks({
        from: buildpacksRun,
        base: { repository: 'base/buildpacks-run', tag: '12' },
        at: release.at,
        labels: sourceLabels(repository, release.version),
        run: { entrypoint: ['/cnb/process/web'], workingDir: '/workspace' },
        layers: [
          {
            createdBy:
              "Layer: 'jre', Created by buildpack: paketo-buildpacks/bellsoft-liberica@10.9.0",
            layer: layerOf(
              jre({
                version: release.index < 7 ? '17.0.12' : '17.0.13',
                bytes: 118 * MB,
              }),
            ),
          },
          {
            createdBy:
              "Layer: 'helper', Created by buildpack: paketo-buildpacks/bellsoft-liberica@10.9.0",
            layer: layerOf(
              spread({
                folder: 'layers/paketo-buildpacks_bellsoft-liberica/helper',
                names: ['helper'],
                bytes: 6.8 * MB,
                density: 0.4,
                content: 'helper',
                mode: 0o755,
              }),
            ),
          },
          {
            createdBy: 'Application Slice: 1',
            layer: layerOf(
              jars({
                folder: 'workspace/BOOT-INF/lib',
                names: [
                  'spring-core.jar',
                  'kafka-clients.jar',
                  'hibernate.jar',
                ],
                bytes: varied(
                  52 * MB,
                  0.04,
                  `orders lock ${Math.floor(release.index / 4)}`,
                ),
                content: `orders lock ${Math.floor(release.index / 4)}`,
              }),
            ),
          },
          {
            createdBy: 'Application Slice: 2',
            layer: layerOf(
              jars({
                folder: 'workspace/BOOT-INF/classes',
                names: ['Orders.class', 'Basket.class', 'application.yaml'],
                bytes: varied(
                  1.9 * MB + release.index * 30_000,
                  0.1,
                  `orders ${release.version}`,
                ),
                content: `orders ${release.version}`,
              }),
            ),
          },
          {
            createdBy: 'Buildpacks Launcher Config',
            layer: layerOf([
              {
                type: 'text',
                path: 'layers/config/metadata.toml',
                text: '[[processes]]\ntype = "web"\ncommand = ["java"]\n',
              },
            ]),
          },
          {
            createdBy: 'Buildpacks Application Launcher',
            layer: layerOf(
              spread({
                folder: 'cnb/lifecycle',
                names: ['launcher'],
                bytes: 2.6 * MB,
                density: 0.42,
                content: 'launcher',
                mode: 0o755,
              }),
            ),
          },
        ],
      }),
    })),
  };
}
