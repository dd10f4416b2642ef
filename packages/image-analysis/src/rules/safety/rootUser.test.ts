import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { rootUser } from './rootUser';

function image(user: string | undefined, steps: string[] = []) {
  return onDebian({ steps: ['COPY app /app', ...steps], run: { user } });
}

describe('root-user', () => {
  it.each([undefined, '', 'root', '0', '0:0', '0:1000', 'root:root', '00'])(
    'finds the user %j to be root',
    user => {
      expect(findingsOf(rootUser, { image: image(user) })).toHaveLength(1);
    },
  );

  it.each(['1000', '65532:65532', 'nobody', 'app:app', '1:0'])(
    'accepts the user %j',
    user => {
      expect(outcomeOf(rootUser, { image: image(user) })).toEqual({
        state: 'passed',
      });
    },
  );

  it('finds accounts that are root under another name', () => {
    expect(
      findingsOf(rootUser, {
        image: image('admin'),
        contents: [
          { texts: { 'etc/passwd': 'admin:x:0:0::/root:/bin/sh\n' } },
        ].map(layer => ({ ...layer, files: { 'etc/passwd': 30 } })),
      }),
    ).toHaveLength(1);
  });

  it('rewrites the own USER, and proposes an account that is there', () => {
    const [finding] = findingsOf(rootUser, {
      image: image('root', ['USER root']),
      contents: [
        {
          files: { 'etc/passwd': 100 },
          texts: {
            'etc/passwd':
              'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\nnode:x:1000:1000::/home/node:/bin/sh\n',
          },
        },
      ],
    });
    expect(finding.remedy).toMatchObject({
      text: expect.stringContaining('node (1000)'),
      change: { before: 'USER root', after: 'USER 1000:1000' },
    });
  });

  it('tells a user that comes from the base', () => {
    const [finding] = findingsOf(rootUser, {
      image: {
        layers: ['base', 'app'],
        history: [
          { createdBy: 'ADD rootfs.tar.gz / # buildkit' },
          { createdBy: 'USER root', emptyLayer: true },
          { createdBy: 'CMD ["sh"]', emptyLayer: true },
          { createdBy: 'COPY app /app # buildkit' },
        ],
        run: { user: 'root' },
      },
    });
    expect(finding.seen).toBe(
      'The config says USER root, which comes from the base.',
    );
  });

  it('counts for images FROM scratch too', () => {
    expect(findingsOf(rootUser, { image: { layers: ['app'] } })).toHaveLength(
      1,
    );
  });

  it('does not apply to Windows', () => {
    expect(
      outcomeOf(rootUser, {
        image: {
          layers: ['a'],
          config: { platform: { os: 'windows', architecture: 'amd64' } },
        },
      }).state,
    ).toBe('not-applicable');
  });
});
