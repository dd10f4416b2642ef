import { onDebian, run } from '../layers/testing';
import { findingsOf } from '../testing';
import { unpinnedPackages } from './unpinnedPackages';

describe('unpinned-packages', () => {
  const packages = (script: string) => {
    const [finding] = findingsOf(unpinnedPackages, {
      image: onDebian([run(script)]),
    });
    return finding?.seen;
  };

  it.each([
    [
      'apt-get update && apt-get install -y --no-install-recommends curl git',
      '2 by apt: curl, git.',
    ],
    ['apk add --no-cache --virtual .deps gcc', '1 by apk: gcc.'],
    ['dnf install -y curl', '1 by dnf: curl.'],
    ['microdnf install -y curl', '1 by microdnf: curl.'],
    ['zypper --non-interactive in curl', '1 by zypper: curl.'],
    [
      'pip install --no-cache-dir flask "requests[socks]"',
      '2 by pip: flask, requests[socks].',
    ],
    ['python3 -m pip install flask', '1 by pip: flask.'],
    ['npm install -g pm2 @angular/cli', '2 by npm: pm2, @angular/cli.'],
    ['npm install -g npm@latest', '1 by npm: npm@latest.'],
    ['gem install rails', '1 by gem: rails.'],
    [
      'go install golang.org/x/tools/gopls@latest',
      '1 by go: golang.org/x/tools/gopls@latest.',
    ],
    [
      'set -eux; for p in a; do true; done; apt-get install -y curl',
      '1 by apt: curl.',
    ],
  ])('finds %s', (script, seen) => {
    expect(packages(script)).toBe(seen);
  });

  it.each([
    'apt-get install -y curl=7.88.1-10 git/bookworm ./local.deb',
    'apt-get install -y -t bookworm-backports curl=1',
    'apt-get install -y "curl=${CURL_VERSION}" $PACKAGES',
    'apk add curl=8.5.0-r0 bash~5.2 ./mine.apk',
    'dnf install -y curl-7.76.1 @development https://example.com/a.rpm',
    'pip install flask==3.0.0 -r requirements.txt ./wheels/a.whl git+https://example.com/a.git',
    'pip install -c constraints.txt flask',
    'pip install -r requirements.txt',
    'npm ci',
    'npm install',
    'npm install -g pm2@5.3.0 ./local git+https://example.com/a.git',
    'gem install rails:7.1.0',
    'gem install rails -v 7.1.0',
    'go install golang.org/x/tools/gopls@v0.16.0',
    'go install ./...',
    'apt-get remove -y curl',
    'if false; then apt-get install -y curl; fi',
  ])('passes %s', script => {
    expect(packages(script)).toBeUndefined();
  });

  it('is one finding for the whole image, with versions that the image holds', () => {
    const findings = findingsOf(unpinnedPackages, {
      image: onDebian([
        run('apt-get install -y curl'),
        run('pip install flask'),
      ]),
      contents: [
        {},
        {
          files: { 'var/lib/dpkg/status': 10 },
          packageDatabases: [
            {
              manager: 'dpkg',
              path: 'var/lib/dpkg/status',
              packages: [
                {
                  name: 'curl',
                  version: '7.88.1-10+deb12u8',
                  installedBytes: 500_000,
                  depends: [],
                  recommends: [],
                },
              ],
            },
          ],
        },
        {},
      ],
    });
    expect(findings).toMatchObject([
      {
        title: '2 packages installed without a version',
        remedy: {
          change: {
            in: 'Dockerfile',
            before: 'RUN apt-get install -y curl',
            after: 'RUN apt-get install -y curl=7.88.1-10+deb12u8',
          },
        },
      },
    ]);
  });
});
