import { describeTestImage } from '../../testing';
import { onDebian } from '../size/testing';
import { requestedPackages } from './installedByOwn';

function namesOf(...steps: string[]) {
  return requestedPackages(describeTestImage(onDebian({ steps }))).map(
    ({ name, layer, isConditional }) =>
      `${layer.index} ${name}${isConditional ? ' ?' : ''}`,
  );
}

describe('requestedPackages', () => {
  it('reads names without versions, architectures and releases', () => {
    expect(
      namesOf(
        'RUN apt-get install -y -t stable curl=8.1 libc6:arm64 vim/bookworm g++',
      ),
    ).toEqual(['1 curl', '1 libc6', '1 vim', '1 g++']);
  });

  it('leaves out what is removed in the same or a later RUN', () => {
    expect(
      namesOf(
        'RUN apt-get install -y a b && apt-get purge -y a',
        'RUN apt-get remove b',
      ),
    ).toEqual([]);
  });

  it('leaves out the members of a virtual package that is removed', () => {
    expect(
      namesOf(
        'RUN apk add curl && apk add --virtual .b gcc make && apk del .b',
      ),
    ).toEqual(['1 curl']);
  });

  it('marks what may never be installed', () => {
    expect(namesOf('RUN if x; then apk add vim; fi')).toEqual(['1 vim ?']);
  });

  it('passes over files, addresses and variables', () => {
    expect(namesOf('RUN apt-get install -y ./a.deb $PACKAGES /b.deb')).toEqual(
      [],
    );
  });
});
