import { LayerSpec } from '../../blobs';
import { aptInstall, layerOf, spread } from '../../contents';
import { buildKit } from '../../images';
import { debian127 } from '../bases/debianBases';
import { Release, numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

function resizerLayer(
  release: Release,
  packing: LayerSpec['packing'],
): LayerSpec {
  return layerOf(
    spread({
      folder: 'usr/local/bin',
      names: ['resizer'],
      bytes: varied(
        27 * MB + release.index * 150_000,
        0.03,
        `resizer ${release.version}`,
      ),
      density: packing === 'zstd' ? 0.31 : 0.36,
      content: `resizer ${release.version}`,
      mode: 0o755,
    }),
    { packing },
  );
}

/**
 * Packed by gzip at first, by Zstandard since 0.5.0. Its base is renewed by
 * nobody: by now it is months behind.
 */
export function imageResizer(): Story {
  const repository = 'runway/image-resizer';
  return {
    repository,
    pushes: schedule(repository, numbered('0.{}.0', 8, 1)).map(release => {
      const packing = release.index < 4 ? 'gzip' : 'zstd';
      return {
        kind: 'image',
        tags: [release.version],
        image: buildKit({
          from: debian127,
          at: release.at,
          labels: sourceLabels(repository, release.version),
          steps: [
            {
              do: 'RUN',
              command:
                'apt-get update && apt-get install -y --no-install-recommends libvips42 && rm -rf /var/lib/apt/lists/*',
              layer: layerOf(
                aptInstall({
                  packages: ['vips', 'heif', 'webp', 'jpeg'],
                  bytes: 48 * MB,
                  content: 'resizer libvips',
                }),
                { packing },
              ),
            },
            { do: 'WORKDIR', path: '/' },
            {
              do: 'COPY',
              sources: '/src/target/release/resizer',
              to: '/usr/local/bin/resizer',
              from: 'build',
              layer: resizerLayer(release, packing),
            },
            { do: 'WORKDIR', path: '/tmp', layer: layerOf([]) },
            { do: 'ENTRYPOINT', words: ['resizer'] },
          ],
        }),
      };
    }),
  };
}
