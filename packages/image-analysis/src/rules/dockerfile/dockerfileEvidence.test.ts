import { Rule } from '../Rule';
import { decideByDockerfile, findingAt, linesText } from './dockerfileEvidence';
import { imageBuiltFrom, outcomeFor } from './testing';

const finds = (toldBy: Rule[] = []): Rule => ({
  id: 'x',
  version: 1,
  title: 'x',
  family: 'hygiene',
  severity: 'low',
  needs: ['dockerfile'],
  why: 'Y.',
  remedy: 'Z.',
  sources: [{ name: 'x' }],
  decide: input =>
    decideByDockerfile(
      input,
      evidence =>
        evidence.dockerfile.used.map(({ instructions, index }) =>
          findingAt(evidence, {
            key: `${index}`,
            title: 'X',
            seen: 'x',
            at: instructions.slice(0, 1),
            remedy: { text: 'y' },
          }),
        ),
      toldBy,
    ),
});
const text = 'FROM a AS b\nRUN one\nFROM c\nRUN two\nCOPY --from=b /x /y\n';

describe('decideByDockerfile', () => {
  it('is certain of a recorded Dockerfile and names line and layer', () => {
    expect(outcomeFor(finds(), text)).toMatchObject({
      state: 'found',
      findings: [
        { confidence: 'certain', places: [{ line: 2, layer: undefined }] },
        {
          places: [{ path: 'Dockerfile', line: 4, layer: 1 }],
          method: 'from the Dockerfile that the build recorded',
        },
      ],
    });
  });

  it('is less sure of what lies in the repository now', () => {
    expect(outcomeFor(finds(), text, { from: 'source' })).toMatchObject({
      findings: [
        { confidence: 'likely', method: expect.stringMatching(/may be newer/) },
        {},
      ],
    });
    expect(
      outcomeFor(finds(), text, {
        from: 'source',
        image: imageBuiltFrom('FROM z\nRUN other'),
      }),
    ).toMatchObject({ findings: [{ confidence: 'guess' }, {}] });
  });

  it('leaves to other rules what they find in the image', () => {
    const teller = (state: 'found' | 'passed'): Rule => ({
      ...finds(),
      id: 'teller',
      needs: ['manifest'],
      decide: () => (state === 'found' ? { state, findings: [] } : { state }),
    });
    expect(outcomeFor(finds([teller('found')]), text)).toMatchObject({
      findings: [{ key: '0' }],
    });
    expect(outcomeFor(finds([teller('passed')]), text)).toMatchObject({
      findings: [{}, {}],
    });
    expect(
      outcomeFor(finds([teller('found')]), 'FROM c\nRUN two\n'),
    ).toMatchObject({
      state: 'not-applicable',
      reason: expect.stringMatching(/teller/),
    });
  });

  it('does not apply to an image that came without Dockerfile', () => {
    const image = {
      layers: ['a'],
      history: [{ createdBy: 'jib-maven-plugin:3.4.0', author: 'Jib' }],
    };
    expect(outcomeFor(finds(), text, { image, from: 'source' })).toMatchObject({
      state: 'not-applicable',
    });
  });

  it('is undecided where it cannot be read', () => {
    expect(outcomeFor(finds(), 'no Dockerfile')).toEqual({
      state: 'undecided',
      missing: 'dockerfile',
      reason: 'Dockerfile cannot be read: it has no FROM',
    });
  });

  it('shows no secret of the Dockerfile', () => {
    const secret: Rule = {
      ...finds(),
      decide: input =>
        decideByDockerfile(input, evidence => [
          findingAt(evidence, {
            key: '',
            title: 'X',
            seen: evidence.dockerfile.stages[0].instructions[0].text,
            at: [],
            remedy: { text: 'y' },
          }),
        ]),
    };
    expect(
      outcomeFor(secret, 'FROM a\nENV DB_PASSWORD=hunter2\n'),
    ).toMatchObject({ findings: [{ seen: 'ENV DB_PASSWORD=***' }] });
  });
});

describe('linesText', () => {
  const at = (...lines: number[]) =>
    linesText(
      lines.map(line => ({
        line,
        endLine: line,
        keyword: 'RUN',
        text: '',
        flags: [],
        mounts: [],
        form: 'shell' as const,
        args: [],
        content: '',
        heredocs: [],
        assignments: [],
      })),
    );
  it('names some lines', () => {
    expect([at(1), at(1, 2), at(1, 2, 3, 4, 5)]).toEqual([
      'line 1',
      'lines 1 and 2',
      'lines 1, 2, 3 and 2 more',
    ]);
  });
});
