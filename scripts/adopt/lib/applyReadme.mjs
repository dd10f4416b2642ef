import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apps } from './createApp.mjs';
import { insertLines } from './insertLines.mjs';
import { readmeLines } from './readmeLines.mjs';

/** The registry that the README's lines name. */
const exampleHost = 'registry.example.com';

/**
 * Does to an app what the README says, with the README's own lines. Only two
 * things in them are changed: the host of the registry is that of the proof's,
 * which speaks plain HTTP, and `packages/app` is the folder of the app.
 */
export async function applyReadme({ steps, app, host }) {
  for (const block of readmeLines()) {
    const systems = block.system === 'both' ? ['new', 'old'] : [block.system];
    for (const system of systems.filter(one => one in apps)) {
      const folder = apps[system];
      const isShared = !/packages\/app\b/.test(block.file ?? block.text);
      if (isShared && system === 'old' && block.system === 'both') continue;
      const inApp = text => text.replaceAll(/packages\/app\b/g, folder);
      const where = `README.md:${block.line}`;
      if (block.action === 'run') {
        for (const line of block.text.split('\n').filter(Boolean)) {
          const [command, ...args] = inApp(line).split(' ');
          await steps.run('readme', command, args, { cwd: app });
        }
        continue;
      }
      const file = join(app, inApp(block.file));
      try {
        const text = ofRegistry(block.text, host);
        const source = readFileSync(file, 'utf8');
        writeFileSync(file, insertLines(source, { ...block, text }));
      } catch (error) {
        throw new Error(
          `${where} cannot be applied to ${inApp(block.file)}: ${
            error.message
          }`,
        );
      }
    }
  }
}

/** The component whose images are looked at, with the README's annotation. */
export function componentFile({ host, repository }) {
  const block = readmeLines().find(({ system }) => system === 'entity');
  const annotation = block.text
    .replace(`${exampleHost}/shop/checkout`, `${host}/${repository}`)
    .replace('metadata:', 'metadata:\n  name: checkout');
  return `apiVersion: backstage.io/v1alpha1
kind: Component
${annotation}
spec:
  type: service
  lifecycle: production
  owner: guests
  system: examples
`;
}

function ofRegistry(text, host) {
  return text.replace(
    `- host: ${exampleHost}`,
    `- host: ${host}\n      plainHttp: true`,
  );
}
