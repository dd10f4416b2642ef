import { aptInstall, debian, layerOf } from '../../contents';
import { DemoImage, Moment, classicDocker, scratch } from '../../images';
import { MB } from '../sizes';

/** A Debian of today: one entry, by the project's own script. */
function debianSlim(point: string, at: Moment, epoch: number): DemoImage {
  return {
    ...scratch,
    createdAt: at,
    steps: [
      {
        at,
        createdBy: `# debian.sh --arch 'amd64' out/ 'bookworm' '@${epoch}'`,
        comment: 'debuerreotype 0.15',
        layer: layerOf(
          debian({
            version: point,
            codename: 'bookworm',
            bytes: 70 * MB,
            content: `debian ${point}`,
          }),
          { uncompressedBytes: 74.8 * MB },
        ),
      },
    ],
    run: {
      ...scratch.run,
      env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      ],
      cmd: ['bash'],
    },
  };
}

/** Debian 12 as it was until about three months ago. */
export const debian127 = debianSlim(
  '12.7',
  { daysAgo: 215, second: 3600 },
  1727740800,
);
/** Debian 12 as it is now. */
export const debian128 = debianSlim(
  '12.8',
  { daysAgo: 96, second: 3600 },
  1731283200,
);

/** Debian 9, on which the images of the workshop stand. */
export const stretch = classicDocker({
  at: '2019-01-22T13:36:51Z',
  steps: [
    {
      do: 'ADD',
      sources: 'rootfs.tar.xz',
      to: '/',
      layer: layerOf(
        debian({
          version: '9.6',
          codename: 'stretch',
          bytes: 92 * MB,
          content: 'debian 9.6',
        }),
        { uncompressedBytes: 101 * MB },
      ),
    },
    { do: 'CMD', words: ['bash'] },
  ],
});

/** Debian with what most builds need, on which large official images stand. */
export const buildpackDeps = classicDocker({
  from: stretch,
  at: '2019-01-23T00:03:12Z',
  steps: [
    {
      do: 'RUN',
      command:
        'apt-get update && apt-get install -y --no-install-recommends ca-certificates curl netbase wget && rm -rf /var/lib/apt/lists/*',
      layer: layerOf(
        aptInstall({
          packages: ['curl', 'wget', 'openssl'],
          bytes: 10 * MB,
          content: 'stretch curl',
        }),
        { uncompressedBytes: 10.7 * MB },
      ),
    },
    {
      do: 'RUN',
      command:
        'apt-get update && apt-get install -y --no-install-recommends bzr git mercurial openssh-client subversion procps && rm -rf /var/lib/apt/lists/*',
      layer: layerOf(
        aptInstall({
          packages: ['git', 'mercurial', 'subversion', 'ssh'],
          bytes: 134 * MB,
          content: 'stretch scm',
        }),
        { uncompressedBytes: 142 * MB },
      ),
    },
  ],
});
