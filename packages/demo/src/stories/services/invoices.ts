import { jars, layerOf, sources } from '../../contents';
import { jib } from '../../images';
import { jre11 } from '../bases/runtimeBases';
import { numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

/** Dependencies, resources and classes apart: a release moves kilobytes. */
export function invoices(): Story {
  const repository = 'money/invoices';
  return {
    repository,
    pushes: schedule(repository, numbered('1.{}.0', 12, 8)).map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: jib({
        from: jre11,
        at: release.at,
        labels: sourceLabels(repository, release.version),
        run: {
          entrypoint: [
            'java',
            '-cp',
            '@/app/jib-classpath-file',
            'example.brightwater.invoices.Application',
          ],
          workingDir: '/app',
          user: '1000',
        },
        layers: [
          {
            role: 'dependencies',
            layer: layerOf(
              jars({
                folder: 'app/libs',
                names: [
                  'pdfbox.jar',
                  'spring-web.jar',
                  'jackson.jar',
                  'netty.jar',
                ],
                bytes: 38 * MB + Math.floor(release.index / 6) * 1.4 * MB,
                content: `invoices lock ${Math.floor(release.index / 6)}`,
              }),
            ),
          },
          {
            role: 'resources',
            layer: layerOf(
              sources({
                folder: 'app/resources',
                names: [
                  'application.yaml',
                  'letterhead.svg',
                  'fonts/serif.ttf',
                ],
                bytes: 1.2 * MB,
                content: 'invoices resources',
              }),
            ),
          },
          {
            role: 'classes',
            layer: layerOf(
              jars({
                folder: 'app/classes/example/brightwater/invoices',
                names: ['Application.class', 'Invoice.class', 'Renderer.class'],
                bytes: varied(
                  410_000 + release.index * 9_000,
                  0.06,
                  `invoices ${release.version}`,
                ),
                content: `invoices ${release.version}`,
              }),
            ),
          },
        ],
      }),
    })),
  };
}
