import { certificates, fedora, layerOf } from '../../contents';
import { DemoImage, bazel, buildKit, scratch } from '../../images';
import { debian127 } from './debianBases';
import { MB } from '../sizes';

/** Fedora with microdnf, for what Buildah builds. */
export const fedora40: DemoImage = {
  ...scratch,
  createdAt: { daysAgo: 190, second: 3600 },
  steps: [
    {
      at: { daysAgo: 190, second: 3600 },
      createdBy: 'KIWI 10.1.9',
      author: 'Fedora Project Contributors <devel@lists.fedoraproject.org>',
      layer: layerOf(fedora(108 * MB), { uncompressedBytes: 112 * MB }),
    },
  ],
  run: { ...scratch.run, env: ['container=oci'], cmd: ['/bin/bash'] },
};

/** The run image of the buildpacks: Debian slim and a user. */
export const buildpacksRun = buildKit({
  from: debian127,
  at: { daysAgo: 185, second: 7200 },
  labels: { 'io.buildpacks.stack.id': 'io.buildpacks.stacks.bookworm' },
  steps: [
    {
      do: 'RUN',
      command:
        'groupadd cnb --gid 1000 && useradd --uid 1000 --gid 1000 -m -s /bin/bash cnb',
      layer: layerOf([
        {
          type: 'text',
          path: 'etc/passwd',
          text: 'root:x:0:0:root:/root:/bin/bash\ncnb:x:1000:1000::/home/cnb:/bin/bash\n',
        },
        { type: 'directory', path: 'home/cnb' },
      ]),
    },
    { do: 'USER', user: '1000:1000' },
  ],
});

/** No shell, no package manager: certificates, time zones and a user. */
export const staticBase = bazel({
  at: '1970-01-01T00:00:00Z',
  run: {
    env: ['SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt'],
    user: '65532',
  },
  layers: [
    {
      label: '//static:base-files',
      layer: layerOf([
        {
          type: 'text',
          path: 'etc/os-release',
          text: 'PRETTY_NAME="Brightwater static"\nID=debian\nVERSION_ID="12"\n',
        },
        {
          type: 'text',
          path: 'var/lib/dpkg/status.d/base-files',
          text: 'Package: base-files\nVersion: 12.4\nInstalled-Size: 340\n',
        },
      ]),
    },
    {
      label: '//static:tzdata',
      layer: layerOf([
        {
          type: 'file',
          path: 'usr/share/zoneinfo/tzdata.zi',
          bytes: 1_420_000,
          density: 0.22,
          content: 'tzdata 2026a',
        },
      ]),
    },
    {
      label: '//static:ca-certificates',
      layer: layerOf(certificates(214_000)),
    },
    {
      label: '//static:passwd',
      layer: layerOf([
        {
          type: 'text',
          path: 'etc/passwd',
          text: 'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
        },
      ]),
    },
  ],
});

/** The same for 64-bit ARM: nothing in it depends on the processor. */
export const staticBaseArm: DemoImage = {
  ...staticBase,
  platform: { os: 'linux', architecture: 'arm64' },
};
