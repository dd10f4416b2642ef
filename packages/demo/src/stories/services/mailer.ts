import { aptInstall, gems, layerOf, sources } from '../../contents';
import { kaniko } from '../../images';
import { ruby33 } from '../bases/runtimeBases';
import { numbered, schedule, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

/** Built inside the cluster, where kaniko keeps the lines as they are. */
export function mailer(): Story {
  const repository = 'runway/mailer';
  return {
    repository,
    pushes: schedule(repository, numbered('1.{}.0', 10, 2)).map(release => ({
      kind: 'image',
      tags: [release.version],
      image: kaniko({
        from: ruby33,
        at: release.at,
        format: 'docker',
        steps: [
          {
            do: 'RUN',
            command:
              'apt-get update && apt-get install -y libxml2 && rm -rf /var/lib/apt/lists/*',
            layer: layerOf(
              aptInstall({
                packages: ['xml2'],
                bytes: 7.4 * MB,
                content: 'mailer libxml2',
              }),
            ),
          },
          {
            do: 'COPY',
            sources: '/usr/local/bundle',
            to: '/usr/local/bundle',
            from: 'bundle',
            layer: layerOf(
              gems({
                bytes: varied(
                  (58 + 1.6 * Math.floor(release.index / 4)) * MB,
                  0.01,
                  `mailer lock ${Math.floor(release.index / 4)}`,
                ),
                content: `mailer lock ${Math.floor(release.index / 4)}`,
              }),
            ),
          },
          {
            do: 'COPY',
            sources: '.',
            to: '/app',
            layer: layerOf(
              sources({
                folder: 'app',
                names: ['config.ru', 'mailer.rb', 'templates/parcel.erb'],
                bytes: varied(1.4 * MB, 0.1, release.version),
                content: `mailer ${release.version}`,
              }),
            ),
          },
          { do: 'WORKDIR', path: '/app' },
          { do: 'CMD', words: ['bundle', 'exec', 'sidekiq'] },
        ],
      }),
    })),
  };
}
