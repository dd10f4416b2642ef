import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInRules } from './index';
import { RuleFamily } from './Rule';
import { ruleMessages } from './ruleMessages';
import { rulesDocument } from './rulesDocument';
import { ruleInputOf } from './testing';

const documentFile = join(__dirname, '../../../../docs/rules.md');
const messagesFolder = join(
  __dirname,
  '../../../../plugins/image-insights/src/translations/rules',
);
const families: readonly RuleFamily[] = [
  'size',
  'layers',
  'hygiene',
  'reproducibility',
  'safety',
];

/** Every file of a family's folder that is a rule. */
function ruleFiles(): string[] {
  return [
    'size',
    'layers',
    'hygiene',
    'reproducibility',
    'safety',
    'dockerfile',
  ]
    .flatMap(family =>
      readdirSync(join(__dirname, family)).map(file =>
        join(__dirname, family, file),
      ),
    )
    .filter(
      file =>
        file.endsWith('.ts') &&
        !file.endsWith('.test.ts') &&
        /: Rule = \{/.test(readFileSync(file, 'utf8')),
    );
}

/** All that rules are written in, in one text. */
function ruleSources(): string {
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
}

function camelCase(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

describe('the catalogue of rules', () => {
  it('has at least 40 rules, each with an id of its own', () => {
    const ids = builtInRules.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter(id => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('has every rule in a file of its name, and that file a test', () => {
    const files = ruleFiles();
    const named = (id: string) =>
      files.filter(file => file.endsWith(`/${camelCase(id)}.ts`));
    expect(
      builtInRules.filter(({ id }) => named(id).length !== 1).map(r => r.id),
    ).toEqual([]);
    expect(files).toHaveLength(builtInRules.length);
    expect(
      files.filter(file => !existsSync(file.replace(/\.ts$/, '.test.ts'))),
    ).toEqual([]);
  });

  it('says of every rule why, what to do and where it comes from', () => {
    for (const rule of builtInRules) {
      const { id, why, remedy, title, sources, needs } = rule;
      expect({ id, isWhy: /^[A-Z.].*\.$/s.test(why) }).toMatchObject({
        isWhy: true,
      });
      expect({ id, isRemedy: /\.$/.test(remedy) }).toMatchObject({
        isRemedy: true,
      });
      expect({ id, isTitle: !title.endsWith('.') }).toMatchObject({
        isTitle: true,
      });
      expect({ id, count: sources.length }).not.toMatchObject({ count: 0 });
      expect({ id, count: needs.length }).not.toMatchObject({ count: 0 });
    }
  });

  it('finds nothing but advice in a small image made well', () => {
    const input = ruleInputOf({
      image: {
        name: 'made well',
        layers: ['program'],
        layerBytes: [600_000],
        history: [
          {
            createdBy: 'COPY /out/app /app # buildkit',
            comment: 'buildkit.dockerfile.v0',
          },
        ],
        labels: {
          'org.opencontainers.image.source': 'https://git.example.com/app',
          'org.opencontainers.image.revision': 'a'.repeat(40),
          'org.opencontainers.image.version': '1.0.0',
          'org.opencontainers.image.created': '2026-10-01T10:00:00Z',
        },
        run: { user: '1000', entrypoint: ['/app'] },
      },
      contents: [{ files: { app: { bytes: 600_000, mode: 0o755, uid: 0 } } }],
    });
    const found = builtInRules
      .filter(rule =>
        rule.needs.every(one => one === 'manifest' || one === 'contents'),
      )
      .flatMap(rule => {
        const outcome = rule.decide(input);
        return outcome.state === 'found'
          ? outcome.findings
              .filter(({ severity }) => (severity ?? rule.severity) !== 'info')
              .map(() => rule.id)
          : [];
      });
    expect(found).toEqual([]);
  });

  it('is written down in docs/rules.md', () => {
    const document = rulesDocument(builtInRules);
    if (process.env.UPDATE_DOCS) {
      writeFileSync(documentFile, document);
    }
    expect(readFileSync(documentFile, 'utf8')).toBe(document);
  });

  it.each(families)(
    'is what translations of the family %s start from',
    family => {
      const file = join(messagesFolder, `${family}English.ts`);
      const messages = ruleMessages({ family, rules: builtInRules });
      if (process.env.UPDATE_DOCS) {
        writeFileSync(file, messages);
      }
      expect(readFileSync(file, 'utf8')).toBe(messages);
    },
  );

  it('knows findings by what translations say that it does', () => {
    const sources = ruleSources();
    const texts = [
      ...readFileSync(
        join(messagesFolder, 'methodsEnglish.ts'),
        'utf8',
      ).matchAll(/'method\.[^']+':\s+'([^']+)',/g),
    ].map(([, text]) => text);
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter(text => !sources.includes(text))).toEqual([]);
  });

  it('says nothing that a translation would take for a mark', () => {
    for (const { id, title, why, remedy } of builtInRules) {
      expect([id, /\{\{|\$t\(/.test([title, why, remedy].join('\n'))]).toEqual([
        id,
        false,
      ]);
    }
  });
});
