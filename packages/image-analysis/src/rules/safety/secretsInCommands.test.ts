import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { secretsInCommands } from './secretsInCommands';

describe('secrets-in-commands', () => {
  it('finds a literal value given to a secret variable', () => {
    const findings = findingsOf(secretsInCommands, {
      image: onDebian({
        steps: ['RUN PGPASSWORD=hunter2hunter2 psql -f schema.sql'],
      }),
    });
    expect(findings).toMatchObject([
      {
        key: 'PGPASSWORD',
        places: [{ layer: 1 }],
        remedy: {
          change: {
            before: 'RUN PGPASSWORD=*** psql -f schema.sql',
            after:
              'RUN --mount=type=secret,id=pgpassword,env=PGPASSWORD PGPASSWORD="$PGPASSWORD" psql -f schema.sql',
          },
        },
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('finds it behind an option', () => {
    expect(
      findingsOf(secretsInCommands, {
        image: onDebian({
          steps: ['RUN tool login --password hunter2hunter2 --user ann'],
        }),
      }),
    ).toMatchObject([{ key: 'password' }]);
  });

  it.each([
    ['a reference to a variable', 'RUN tool login --password "$PASSWORD"'],
    ['what is read from a mount', 'RUN TOKEN=$(cat /run/secrets/t) npm ci'],
    ['a default', 'RUN export TOKEN="${TOKEN:-none}"; npm ci'],
    ['a line for a file', 'RUN echo "token=$TOKEN" > .rc && npm ci'],
    ['a file with the secret', 'RUN tool login --password-file /run/x'],
    ['keys that are public', 'RUN apt-key adv --recv-keys A035C8C1'],
    ['words that mean other things', 'RUN tool --key name --auth basic'],
  ])('accepts %s', (_, step) => {
    expect(
      outcomeOf(secretsInCommands, { image: onDebian({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });

  it('accepts build arguments, which have a rule of their own', () => {
    expect(
      outcomeOf(secretsInCommands, {
        image: {
          layers: ['a'],
          history: [
            {
              createdBy:
                'RUN |1 NPM_TOKEN=abcdefgh /bin/sh -c npm ci # buildkit',
            },
          ],
        },
      }),
    ).toEqual({ state: 'passed' });
  });
});
