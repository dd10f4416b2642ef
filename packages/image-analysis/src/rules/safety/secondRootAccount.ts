import { LayerDescription } from '../../model';
import { layerName } from '../shared/layerName';
import { nothingInAnyLayer } from '../size/liveFiles';
import { Rule } from '../Rule';
import { accountsOf } from './accounts';

/** An account beside root that is root. */
export const secondRootAccount: Rule = {
  id: 'second-root-account',
  version: 1,
  title: 'Another account with the rights of root',
  family: 'safety',
  severity: 'medium',
  needs: ['contents'],
  why: 'The kernel knows users by number. An account with the number 0 is root under another name, and looks harmless wherever names are shown.',
  remedy: 'Give every account a number of its own.',
  sources: [
    { name: 'CIS benchmarks: root is the only UID 0 account' },
    { name: 'dockle DKL-LI-0002' },
  ],
  decide(input) {
    const { contents, image } = input;
    const passwd = contents.known
      ? contents.value.liveFile('etc/passwd')
      : undefined;
    const text = contents.known
      ? contents.value.texts['etc/passwd']
      : undefined;
    const layer: LayerDescription | undefined =
      passwd && image.layers[passwd.layer];
    if (text === undefined || layer === undefined || layer.fromBase === true) {
      return nothingInAnyLayer(input);
    }
    const names = accountsOf(text)
      .filter(({ name, uid }) => uid === 0 && name !== 'root')
      .map(({ name }) => name);
    return names.length === 0
      ? { state: 'passed' }
      : {
          state: 'found',
          findings: [
            {
              key: '',
              title: `${names
                .slice(0, 3)
                .join(', ')} is root under another name`,
              seen: `/etc/passwd, as ${layerName(
                layer,
              )} leaves it, gives ${names
                .slice(0, 5)
                .join(', ')} the number 0.`,
              confidence: 'certain',
              method: 'read in /etc/passwd',
              places: [{ layer: layer.index, path: 'etc/passwd' }],
              remedy: {
                text: 'Make the account with a number of its own.',
                change: {
                  in: 'Dockerfile',
                  after: `RUN useradd --no-log-init --uid 10001 ${names[0]}`,
                },
              },
            },
          ],
        };
  },
};
