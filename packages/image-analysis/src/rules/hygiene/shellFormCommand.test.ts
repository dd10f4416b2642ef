import { onAlpine } from '../size/testing';
import { TestImage } from '../../testing';
import { findingsOf, outcomeOf } from '../testing';
import { shellFormCommand } from './shellFormCommand';

function image(
  run: TestImage['run'],
  steps: string[] = ['COPY app /app', 'CMD app'],
) {
  return onAlpine({ steps, run });
}

const shell = (script: string) => ['/bin/sh', '-c', script];

describe('shell-form-command', () => {
  it('writes a single command as a list', () => {
    const [finding] = findingsOf(shellFormCommand, {
      image: image({ cmd: shell('node server.js') }),
    });
    expect(finding).toMatchObject({
      title: 'CMD runs through a shell',
      severity: 'info',
      remedy: {
        change: {
          before: 'CMD node server.js',
          after: 'CMD ["node", "server.js"]',
        },
      },
    });
  });

  it('keeps the shell where the script needs it, and lets exec take its place', () => {
    const [finding] = findingsOf(shellFormCommand, {
      image: image({
        entrypoint: shell('./migrate && java $JAVA_OPTS -jar app.jar'),
      }),
    });
    expect(finding).toMatchObject({
      title: 'ENTRYPOINT runs through a shell',
      severity: 'low',
    });
    expect(finding.remedy.change?.after).toBe(
      'ENTRYPOINT ["/bin/sh", "-c", "./migrate && exec java $JAVA_OPTS -jar app.jar"]',
    );
  });

  it('says that CMD does not reach an ENTRYPOINT in a shell', () => {
    const [finding] = findingsOf(shellFormCommand, {
      image: image({ entrypoint: shell('app'), cmd: ['--fast'] }),
    });
    expect(finding.seen).toContain('CMD is not passed to it');
  });

  it.each<[string, TestImage['run']]>([
    ['a list', { cmd: ['node', 'server.js'] }],
    ['exec in the script', { cmd: shell('exec node server.js') }],
    ['exec at the end', { cmd: shell('./migrate && exec node server.js') }],
    ['an init', { entrypoint: ['/sbin/tini', '--'], cmd: shell('node a.js') }],
    ['nothing to start', {}],
  ])('accepts %s', (_, run) => {
    expect(outcomeOf(shellFormCommand, { image: image(run) })).toEqual({
      state: 'passed',
    });
  });

  it('does not apply where the build chose its shell', () => {
    expect(
      outcomeOf(shellFormCommand, {
        image: image({
          shell: ['/bin/bash', '-o', 'pipefail', '-c'],
          cmd: ['/bin/bash', '-c', 'app'],
        }),
      }).state,
    ).toBe('not-applicable');
  });

  it('does not blame an image for the CMD of its base', () => {
    expect(
      outcomeOf(shellFormCommand, {
        image: {
          layers: ['base', 'app'],
          history: [
            { createdBy: 'ADD rootfs.tar.gz / # buildkit' },
            {
              createdBy: 'CMD ["/bin/sh" "-c" "serve"]',
              emptyLayer: true,
            },
            { createdBy: 'COPY app /app # buildkit' },
          ],
          run: { cmd: shell('serve') },
        },
      }),
    ).toEqual({ state: 'passed' });
  });
});
