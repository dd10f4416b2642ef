import { TestRuleInput, findingsOf, outcomeOf } from '../testing';
import { deletedLater } from './deletedLater';
import { metadataCopyUp } from './metadataCopyUp';
import { movedLater } from './movedLater';
import { kit, onDebian, run } from './testing';

const same = { bytes: 7_000_000, hash: 'same' };

describe('moved-later', () => {
  const moved: TestRuleInput = {
    image: onDebian([
      kit('COPY server /tmp/'),
      run('mv /tmp/server /usr/local/bin/server'),
    ]),
    contents: [
      {},
      { files: { 'tmp/server': same } },
      { files: { 'usr/local/bin/server': same }, whiteouts: ['tmp/server'] },
    ],
  };

  it('copies to the final place what is moved there later', () => {
    const [finding] = findingsOf(movedLater, moved);
    expect(finding).toMatchObject({
      title: '7.00 MB stored twice because they were moved later',
      claims: [{ file: 0, bytes: 7_000_000 }],
    });
    expect(finding.seen).toContain('/usr/local/bin/server');
    expect(finding.remedy.change?.after).toBe(
      'COPY server /usr/local/bin/server',
    );
  });

  it('is the only rule that speaks of these bytes', () => {
    expect(outcomeOf(deletedLater, moved)).toEqual({ state: 'passed' });
  });

  it('moves within the RUN that makes the files', () => {
    const [finding] = findingsOf(movedLater, {
      ...moved,
      image: onDebian([
        run('build -o /tmp/server'),
        run('mv /tmp/server /usr/local/bin/server'),
      ]),
    });
    expect(finding.remedy.change?.after).toBe(
      'RUN build -o /tmp/server && \\\n    mv /tmp/server /usr/local/bin/server',
    );
  });

  it('tells a hard link from a change of owner', () => {
    const linked = {
      image: onDebian([run('make install'), run('ln /usr/bin/a /usr/bin/b')]),
      contents: [
        {},
        { files: { 'usr/bin/a': same } },
        { files: { 'usr/bin/a': same } },
      ],
    };
    expect(findingsOf(movedLater, linked)).toMatchObject([
      { title: '7.00 MB stored twice because they were hard-linked later' },
    ]);
    expect(outcomeOf(metadataCopyUp, linked)).toEqual({ state: 'passed' });
  });

  it('passes where a file is removed and another one of the same length comes', () => {
    expect(
      outcomeOf(movedLater, {
        ...moved,
        contents: [
          {},
          { files: { 'tmp/server': 7_000_000 } },
          { files: { 'usr/x': 7_000_000 }, whiteouts: ['tmp/server'] },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
