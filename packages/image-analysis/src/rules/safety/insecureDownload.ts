import { layerName } from '../shared/layerName';
import { ownMetadata } from '../shared/ownMetadata';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { scriptChange } from '../shared/commandScript';
import { noInstructionFound } from '../shared/unknownHistory';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';
import { isUncheckedVariable, uncheckedBy } from './unverified';

/** Downloads that check neither the server nor the signature. */
export const insecureDownload: Rule = {
  id: 'insecure-download',
  version: 1,
  title: 'Download without checks',
  family: 'safety',
  severity: 'medium',
  needs: ['manifest'],
  why: 'Without the check of certificate or signature, whoever is on the way can put anything into the image, and everywhere that it runs.',
  remedy:
    'Keep the checks on; make an own authority known by its certificate instead.',
  sources: [
    {
      name: 'curl, -k: insecure',
      url: 'https://curl.se/docs/manpage.html#-k',
    },
    {
      name: 'Trivy checks for Dockerfiles',
      url: 'https://avd.aquasec.com/misconfig/dockerfile/',
    },
  ],
  decide(input) {
    const findings = [
      ...ownMetadata(input.image, 'ENV').flatMap(({ instruction }) =>
        variablesOf(instruction.text).map(word =>
          variableFinding(word, instruction.text),
        ),
      ),
      ...ownRunSteps(input.image).flatMap(step => {
        const by = [
          ...new Set(
            step.commands.flatMap(command => {
              const option = uncheckedBy(command);
              return option === undefined ? [] : [`${command.name} ${option}`];
            }),
          ),
        ];
        return by.length > 0 ? [stepFinding(step, by)] : [];
      }),
    ];
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : noInstructionFound(input);
  },
};

function variablesOf(line: string): string[] {
  return line.split(/\s+/).filter(word => {
    const equals = word.indexOf('=');
    return (
      equals > 0 &&
      isUncheckedVariable(word.slice(0, equals), word.slice(equals + 1))
    );
  });
}

function variableFinding(word: string, line: string): Finding {
  const [name] = word.split('=');
  return {
    key: name,
    title: `${name} switches off checks in every container`,
    seen: `\`${word}\` holds not only while building but for the program too.`,
    severity: 'high',
    confidence: 'certain',
    method: 'read in the history',
    places: [],
    remedy: {
      text: 'Take the variable out; make an own authority known by its certificate (NODE_EXTRA_CA_CERTS, update-ca-certificates).',
      change: {
        in: 'Dockerfile',
        before: line,
        after:
          line.replace(word, '').replace(/\s+$/, '') === 'ENV'
            ? '# the checks stay on'
            : line
                .replace(word, '')
                .replace(/\s{2,}/g, ' ')
                .trim(),
      },
    },
  };
}

function stepFinding(step: RunStep, by: readonly string[]): Finding {
  const { layer } = step;
  return {
    key: by[0].slice(0, 100),
    title: `${by[0].slice(0, 60)}: download without checks`,
    seen: `${layerName(layer)} uses ${by
      .slice(0, 3)
      .map(option => `\`${option.slice(0, 80)}\``)
      .join(', ')}.`,
    confidence: 'certain',
    method: 'read in the history',
    places: [{ layer: layer.index }],
    remedy: {
      text: 'Leave the option out. If the server has a certificate of your own authority, install that authority’s certificate first.',
      change: scriptChange(step, withChecks),
    },
  };
}

function withChecks(script: string): string {
  return script
    .replace(
      /[ \t]+--(?:insecure|no-check-certificate|allow-unauthenticated|allow-insecure-repositories|force-yes|allow-untrusted|nogpgcheck|no-gpg-checks|allow-unsigned-rpm|strict-ssl=false)(?=[\s;&|]|$)/g,
      '',
    )
    .replace(/[ \t]+--trusted-host(?:=|[ \t]+)[^\s;&|]{1,200}/g, '')
    .replace(/[ \t]+-c[ \t]+http\.sslVerify=(?:false|0)(?=\s)/gi, '')
    .replace(/(\bcurl\b[^;&|\n]{0,300}?[ \t])-k[ \t]/g, '$1')
    .replace(
      /(\bcurl\b[^;&|\n]{0,300}?[ \t]-[fsSLgiIv#]{0,10})k([fsSLgiIvoO#]{0,10})(?=\s)/g,
      '$1$2',
    )
    .replace(
      /\b(?:GIT_SSL_NO_VERIFY|NODE_TLS_REJECT_UNAUTHORIZED)=\w{1,5}[ \t]+/g,
      '',
    );
}
