import { findingsOf, outcomeOf, ruleInputOf } from '../testing';
import { deletedLater } from './deletedLater';
import { kit, onDebian, run } from './testing';

const steps = [
  kit('COPY app.tar.gz /tmp/'),
  run('tar -xzf /tmp/app.tar.gz -C /opt && rm /tmp/app.tar.gz'),
];

describe('deleted-later', () => {
  it('names the instruction that brought a file and the one that removed it', () => {
    const [finding] = findingsOf(deletedLater, {
      image: onDebian(steps),
      contents: [
        { files: { 'bin/sh': 1_000 } },
        { files: { 'tmp/app.tar.gz': 48_000_000 } },
        { files: { 'opt/app': 90_000_000 }, whiteouts: ['tmp/app.tar.gz'] },
      ],
    });
    expect(finding).toMatchObject({
      key: 'tmp/app.tar.gz',
      title: '48.0 MB removed by a later layer',
      severity: 'high',
      places: [
        { layer: 1, path: 'tmp/app.tar.gz', bytes: 48_000_000 },
        { layer: 2 },
      ],
      claims: [{ file: 1, bytes: 48_000_000 }],
    });
    expect(finding.seen).toContain('`COPY app.tar.gz /tmp/`');
    expect(finding.seen).toContain('`RUN tar -xzf');
    expect(finding.remedy.change).toEqual({
      in: 'Dockerfile',
      before:
        'COPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt && rm /tmp/app.tar.gz',
      after:
        'RUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz \\\n    tar -xzf /tmp/app.tar.gz -C /opt',
    });
  });

  it('joins neighbouring RUNs of which one removes what the other made', () => {
    const [finding] = findingsOf(deletedLater, {
      image: onDebian([run('make -C /src all'), run('rm -rf /src/obj')]),
      contents: [
        {},
        { files: { 'src/obj/a.o': 400_000, 'src/obj/b.o': 600_000, out: 9 } },
        { whiteouts: ['src/obj'] },
      ],
    });
    expect(finding.title).toBe('1.00 MB removed by a later layer');
    expect(finding.places[0]).toEqual({
      layer: 1,
      path: 'src/obj',
      bytes: 1_000_000,
    });
    expect(finding.remedy.change?.after).toBe(
      'RUN make -C /src all && \\\n    rm -rf /src/obj',
    );
  });

  it('moves only the removal where other instructions lie between', () => {
    const [finding] = findingsOf(deletedLater, {
      image: onDebian([
        run('make -C /src all'),
        kit('COPY conf /etc/app'),
        run('useradd app && rm -rf /src/obj'),
      ]),
      contents: [
        {},
        { files: { 'src/obj/a.o': 400_000 } },
        {},
        { whiteouts: ['src/obj'] },
      ],
    });
    expect(finding.remedy.change?.after).toBe(
      'RUN make -C /src all && \\\n    rm -rf /src/obj',
    );
  });

  it('keeps out of the context what is copied with the rest and removed', () => {
    const [finding] = findingsOf(deletedLater, {
      image: onDebian([kit('COPY . /app'), run('rm -rf /app/.git')]),
      contents: [
        {},
        {
          files: {
            'app/.git/pack': 5_000_000,
            'app/.git/index': 9_000,
            'app/main.py': 3_000,
          },
        },
        { whiteouts: ['app/.git'] },
      ],
    });
    expect(finding.remedy.change).toEqual({
      in: '.dockerignore',
      after: '.git',
    });
  });

  it('says nothing of base files, caches, moved files and a few bytes', () => {
    expect(
      outcomeOf(deletedLater, {
        image: onDebian([run('a'), run('b')]),
        contents: [
          { files: { 'usr/share/doc/big': 9_000_000 } },
          {
            files: {
              'root/.cache/pip/http/a': 9_000_000,
              'opt/old': { bytes: 9_000_000, hash: 'same' },
              'tmp/note': 9_999,
            },
          },
          {
            files: { 'opt/new': { bytes: 9_000_000, hash: 'same' } },
            whiteouts: [
              'usr/share/doc/big',
              'root/.cache/pip',
              'opt/old',
              'tmp/note',
            ],
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes without contents where only one layer lies on the base', () => {
    expect(outcomeOf(deletedLater, { image: onDebian([run('a')]) })).toEqual({
      state: 'passed',
    });
  });

  it('does not know without contents where layers could hide each other', () => {
    expect(outcomeOf(deletedLater, { image: onDebian(steps) })).toEqual({
      state: 'undecided',
      missing: 'contents',
      reason: 'layer contents were not read',
    });
  });

  it('says which layers were not read where it found nothing in the others', () => {
    const input = ruleInputOf({
      image: onDebian(steps),
      contents: [{}, {}, {}],
    });
    if (!input.contents.known) {
      throw new Error('contents are given');
    }
    const { value } = input.contents;
    const outcome = deletedLater.decide({
      ...input,
      contents: {
        known: true,
        value: {
          ...value,
          isComplete: false,
          layers: value.layers.map((layer, index) =>
            index === 1
              ? { ...layer, isRead: false, unreadReason: 'too large' }
              : layer,
          ),
        },
      },
    });
    expect(outcome).toEqual({
      state: 'undecided',
      missing: 'contents',
      reason: '1 of 3 layers were not read: too large',
    });
  });
});
