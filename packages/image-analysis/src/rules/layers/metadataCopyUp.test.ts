import { findingsOf, outcomeOf } from '../testing';
import { metadataCopyUp } from './metadataCopyUp';
import { kit, onDebian, run } from './testing';

const same = (bytes: number, uid: number) => ({ bytes, uid, hash: 'same' });

describe('metadata-copy-up', () => {
  it('rewrites the COPY of what a later RUN hands to a user', () => {
    const [finding] = findingsOf(metadataCopyUp, {
      image: onDebian([
        kit('COPY . /app'),
        run('useradd -r app && chown -R app:app /app'),
      ]),
      contents: [
        {},
        { files: { 'app/lib': same(30_000_000, 0) } },
        { files: { 'app/lib': same(30_000_000, 1000), 'etc/passwd': 900 } },
      ],
    });
    expect(finding).toMatchObject({
      title: '30.0 MB stored twice by a change of owner or mode',
      confidence: 'certain',
      claims: [{ file: 0, bytes: 30_000_000 }],
    });
    expect(finding.remedy.change).toEqual({
      in: 'Dockerfile',
      before: 'COPY . /app\nRUN useradd -r app && chown -R app:app /app',
      after: 'RUN useradd -r app\nCOPY --chown=app:app . /app',
    });
  });

  it("claims its own copy where the file is the base's", () => {
    const [finding] = findingsOf(metadataCopyUp, {
      image: onDebian([run('chmod -R g+w /usr/local')]),
      contents: [
        {
          files: { 'usr/local/node': { ...same(90_000_000, 0), mode: 0o755 } },
        },
        {
          files: { 'usr/local/node': { ...same(90_000_000, 0), mode: 0o775 } },
        },
      ],
    });
    expect(finding.claims).toEqual([{ file: 1, bytes: 90_000_000 }]);
    expect(finding.seen).toContain('1 of the files from the base image');
  });

  it('joins the change with the RUN that made the files', () => {
    const [finding] = findingsOf(metadataCopyUp, {
      image: onDebian([run('make install'), run('chmod -R 755 /opt/tool')]),
      contents: [
        {},
        { files: { 'opt/tool/x': { ...same(500_000, 0), mode: 0o700 } } },
        { files: { 'opt/tool/x': { ...same(500_000, 0), mode: 0o755 } } },
      ],
    });
    expect(finding.remedy.change?.after).toBe(
      'RUN make install && \\\n    chmod -R 755 /opt/tool',
    );
  });

  it('knows by history alone that a RUN which only changes owners holds copies', () => {
    const [finding] = findingsOf(metadataCopyUp, {
      image: onDebian(
        [kit('COPY --chmod=755 dist /app'), run('chown -R 1000:1000 /app')],
        { layerBytes: [30_000_000, 8_000_000, 8_100_000] },
      ),
    });
    expect(finding).toMatchObject({
      confidence: 'likely',
      claims: [{ layer: 2, compressedBytes: 8_100_000 }],
    });
    expect(finding.remedy.change?.after).toBe(
      'COPY --chmod=755 --chown=1000:1000 dist /app',
    );
  });

  it('proposes no COPY by history alone that would change more than the RUN did', () => {
    const [finding] = findingsOf(metadataCopyUp, {
      image: onDebian(
        [kit('COPY dist /app'), run('chown -R 1000:1000 /app/data')],
        { layerBytes: [30_000_000, 8_000_000, 1_100_000] },
      ),
    });
    expect(finding.remedy.change).toBeUndefined();
  });

  it('makes no --chmod of symbolic modes and no --chown of two owners', () => {
    const [finding] = findingsOf(metadataCopyUp, {
      image: onDebian([
        kit('COPY . /app'),
        run('chmod -R g=u /app && chown 1 /app/a && chown 2 /app/b'),
      ]),
      contents: [
        {},
        { files: { 'app/a': same(40_000, 0) } },
        { files: { 'app/a': same(40_000, 1) } },
      ],
    });
    expect(finding.remedy.change).toBeUndefined();
  });

  it('does not suspect a RUN that does more than change owners', () => {
    expect(
      outcomeOf(metadataCopyUp, {
        image: onDebian([
          kit('COPY . /app'),
          run('make -C /app && chown -R app /app'),
        ]),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'contents' });
  });

  it('passes without contents where nothing is run', () => {
    expect(
      outcomeOf(metadataCopyUp, {
        image: onDebian([kit('COPY a /a'), kit('COPY b /b')]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('proposes a COPY of its own where only some files change', () => {
    const [finding] = findingsOf(metadataCopyUp, {
      image: onDebian([kit('COPY . /app'), run('chown -R 1000 /app/data')]),
      contents: [
        {},
        { files: { 'app/data/a': same(500_000, 0), 'app/b': 9_000 } },
        { files: { 'app/data/a': same(500_000, 1000) } },
      ],
    });
    expect(finding.remedy.change).toBeUndefined();
    expect(finding.remedy.text).toContain('--chown=1000');
  });

  it('leaves out what package managers write anew anyway', () => {
    expect(
      outcomeOf(metadataCopyUp, {
        image: onDebian([run('apt-get install -y curl')]),
        contents: [
          { files: { 'var/cache/debconf/templates.dat': same(700_000, 0) } },
          { files: { 'var/cache/debconf/templates.dat': same(700_000, 0) } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('speaks of no owner where only times changed', () => {
    expect(
      findingsOf(metadataCopyUp, {
        image: onDebian([run('make a'), run('touch /opt/a')]),
        contents: [
          {},
          { files: { 'opt/a': same(500_000, 0) } },
          { files: { 'opt/a': same(500_000, 0) } },
        ],
      }),
    ).toMatchObject([{ title: '500 kB stored again unchanged' }]);
  });

  it('says nothing of a lock file that comes first and again with the sources', () => {
    expect(
      outcomeOf(metadataCopyUp, {
        image: onDebian([
          kit('COPY package-lock.json /app/'),
          kit('COPY . /app'),
        ]),
        contents: [
          {},
          { files: { 'app/package-lock.json': same(900_000, 0) } },
          { files: { 'app/package-lock.json': same(900_000, 0) } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where files have other contents, not other owners', () => {
    expect(
      outcomeOf(metadataCopyUp, {
        image: onDebian([kit('COPY a /a'), run('sed -i s/x/y/ /a')]),
        contents: [{}, { files: { a: 100_000 } }, { files: { a: 100_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });
});
