import { onDebian, onScratch } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { addInsteadOfCopy } from './addInsteadOfCopy';

describe('add-instead-of-copy', () => {
  it('says COPY where ADD adds a file', () => {
    const [finding] = findingsOf(addInsteadOfCopy, {
      image: onDebian({ steps: ['ADD app.conf settings/ /etc/app/'] }),
    });
    expect(finding).toMatchObject({
      places: [{ layer: 1 }],
      remedy: {
        change: {
          before: 'ADD app.conf settings/ /etc/app/',
          after: 'COPY app.conf settings/ /etc/app/',
        },
      },
    });
  });

  it.each([
    ['archives, which it unpacks', 'ADD dist.tar.gz /app/'],
    ['compressed files of any form', 'ADD a.tar.xz b.tgz /app/'],
    ['addresses, which have a rule of their own', 'ADD https://a.example/x /x'],
    ['Git repositories', 'ADD git@github.com:moby/moby.git /src'],
    ['patterns, which may stand for archives', 'ADD *.t* /app/'],
    ['variables', 'ADD $FILE /app/'],
  ])('accepts %s', (_, step) => {
    expect(
      outcomeOf(addInsteadOfCopy, { image: onDebian({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });

  it('accepts the root that an image begins with', () => {
    expect(
      outcomeOf(addInsteadOfCopy, {
        image: onScratch({ steps: ['ADD rootfs /'] }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('knows directories by the mark of classic Docker', () => {
    expect(
      findingsOf(addInsteadOfCopy, {
        image: onDebian({
          steps: [`ADD dir:${'a'.repeat(64)} in /app `],
          builder: 'docker-classic',
        }),
      }),
    ).toHaveLength(1);
  });

  it('asks the layer whether a file of classic Docker was unpacked', () => {
    const image = onDebian({
      steps: [`ADD file:${'a'.repeat(64)} in /app.jar `],
      builder: 'docker-classic',
    });
    expect(
      findingsOf(addInsteadOfCopy, {
        image,
        contents: [{}, { files: { 'app.jar': 100 } }],
      }),
    ).toHaveLength(1);
    expect(
      outcomeOf(addInsteadOfCopy, {
        image,
        contents: [{}, { files: { 'app.jar/a': 1, 'app.jar/b': 1 } }],
      }),
    ).toEqual({ state: 'passed' });
    expect(outcomeOf(addInsteadOfCopy, { image })).toEqual({ state: 'passed' });
  });
});
