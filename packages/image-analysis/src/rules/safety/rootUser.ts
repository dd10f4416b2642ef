import { ownMetadata } from '../shared/ownMetadata';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { Account, accountsOf } from './accounts';

/** What distroless images call the user that may do nothing. */
const NOBODY_SPECIAL = '65532:65532';

/** The container's first process runs as root. */
export const rootUser: Rule = {
  id: 'root-user',
  version: 1,
  title: 'Runs as root',
  family: 'safety',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Root in a container may write every file of it, and is root on the host too once it breaks out. Clusters with restricted pod security refuse to start it.',
  remedy: 'End the Dockerfile with a USER that is not root, best by number.',
  sources: [
    { name: 'CIS Docker Benchmark 4.1, dockle CIS-DI-0001' },
    {
      name: 'hadolint DL3002',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3002',
    },
    {
      name: 'Docker, Building best practices: USER',
      url: 'https://docs.docker.com/build/building/best-practices/#user',
    },
  ],
  decide(input) {
    const { image, facts } = input;
    if (image.platform.os === 'windows') {
      return {
        state: 'not-applicable',
        reason:
          'Windows containers run as ContainerUser or ContainerAdministrator',
      };
    }
    const user = (facts.user ?? '').trim();
    const [name] = user.split(':');
    const accounts = knownAccounts(input);
    const uid = /^\d{1,10}$/.test(name)
      ? Number(name)
      : accounts.find(account => account.name === name)?.uid;
    const isRoot = name === '' || name === 'root' || uid === 0;
    return isRoot
      ? { state: 'found', findings: [findingOf(input, user, accounts)] }
      : { state: 'passed' };
  },
};

function knownAccounts({ contents }: RuleInput): Account[] {
  const text = contents.known ? contents.value.texts['etc/passwd'] : undefined;
  return text === undefined ? [] : accountsOf(text);
}

function findingOf(
  input: RuleInput,
  user: string,
  accounts: readonly Account[],
): Finding {
  const { image } = input;
  const step = ownMetadata(image, 'USER').at(-1)?.instruction.text;
  const isInherited =
    step === undefined &&
    image.metadataSteps.some(
      ({ instruction }) => instruction.keyword === 'USER',
    );
  const how =
    user === ''
      ? 'Neither this image nor its base names a user, so root it is'
      : `The config says USER ${user}${
          isInherited ? ', which comes from the base' : ''
        }`;
  // Accounts that were made for running programs: `node`, `app`, `nonroot`.
  const ready = accounts.find(
    ({ uid, name }) => uid >= 1000 && uid < 65_534 && name !== 'nobody',
  );
  const privileged = input.facts.exposedPorts.find(
    port => Number.parseInt(port, 10) < 1024,
  );
  return {
    key: '',
    title:
      user === '' ? 'No user set: runs as root' : `Runs as root (USER ${user})`,
    seen: `${how}.`,
    confidence: 'certain',
    method: 'read in the config',
    places: [],
    remedy: {
      text: `${
        ready
          ? `The image has the user ${ready.name} (${ready.uid}) for this.`
          : 'Any number from 1 on does, no account is needed for it; give it the files that the program writes by COPY --chown.'
      }${
        privileged
          ? ` Docker lets every user listen on port ${privileged}, and so does Kubernetes with containerd since 2.0; elsewhere use a port from 1024 on.`
          : ''
      }`,
      change: {
        in: 'Dockerfile',
        before: step,
        after: `USER ${ready ? `${ready.uid}:${ready.gid}` : NOBODY_SPECIAL}`,
      },
    },
  };
}
