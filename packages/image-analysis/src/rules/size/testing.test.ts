import { describeTestImage } from '../../testing';
import { onAlpine, onDebian, onGolang, onNamed, onScratch } from './testing';

describe('images of tests', () => {
  it.each([
    [
      'Debian',
      onDebian({ steps: ['RUN a', 'CMD ["b"]'] }),
      1,
      'debian:bookworm',
    ],
    ['Alpine', onAlpine({ steps: ['RUN a', 'CMD ["b"]'] }), 1, 'alpine:3.20.3'],
    ['Go', onGolang({ steps: ['RUN a', 'CMD ["b"]'] }), 4, 'golang:1.22.5'],
    ['scratch', onScratch({ steps: ['COPY /a /b'] }), 0, 'scratch'],
    [
      'a named image',
      onNamed('docker.io/library/python:3.12', { steps: ['RUN a'] }),
      1,
      'docker.io/library/python:3.12',
    ],
    [
      'Debian by classic Docker',
      onDebian({ steps: ['RUN a'], builder: 'docker-classic' }),
      1,
      'debian:bookworm',
    ],
  ])('stand on %s as it is recognised', (_, image, layerCount, name) => {
    expect(describeTestImage(image).base).toMatchObject({
      known: true,
      layerCount,
      name,
    });
  });

  it('tell builders apart', () => {
    const builder = (image: Parameters<typeof describeTestImage>[0]) =>
      describeTestImage(image).builder.name;
    expect(builder(onDebian({ steps: ['RUN a'] }))).toBe('buildkit');
    expect(
      builder(onDebian({ steps: ['RUN a'], builder: 'docker-classic' })),
    ).toBe('docker-classic');
    expect(builder(onNamed('x:1', { steps: ['RUN a'] }))).toBe('buildah');
  });
});
