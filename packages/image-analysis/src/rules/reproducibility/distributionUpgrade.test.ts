import { kit, onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { distributionUpgrade } from './distributionUpgrade';

describe('distribution-upgrade', () => {
  it.each([
    'apt-get update && apt-get -y upgrade',
    'apt-get dist-upgrade -y',
    'apk upgrade --no-cache',
    'yum -y update',
    'dnf upgrade -y --refresh',
    'zypper --non-interactive dup',
    'set -ex; microdnf update -y; microdnf clean all',
  ])('finds %s', script => {
    expect(
      findingsOf(distributionUpgrade, { image: onDebian([run(script)]) }),
    ).toHaveLength(1);
  });

  it.each([
    'apt-get update',
    'apt-get install -y --only-upgrade libssl3',
    'apk add --upgrade curl',
    'yum -y update openssl',
    'dnf upgrade -y --security',
    'pip install --upgrade pip',
    'echo "run apt-get upgrade yourself"',
  ])('passes %s', script => {
    expect(
      outcomeOf(distributionUpgrade, { image: onDebian([run(script)]) }),
    ).toEqual({ state: 'passed' });
  });

  it('leaves the other commands of the RUN, and tells what was replaced', () => {
    const [finding] = findingsOf(distributionUpgrade, {
      image: onDebian([
        run('apt-get update && apt-get upgrade -y && apt-get install -y curl'),
      ]),
      contents: [
        { files: { 'usr/lib/libssl.so': 4_000_000 } },
        { files: { 'usr/lib/libssl.so': 4_000_100 } },
      ],
    });
    expect(finding.seen).toContain('replaces 4.00 MB');
    expect(finding.remedy.change?.after).toBe(
      'RUN apt-get update && apt-get install -y curl',
    );
  });

  it('does not judge the base', () => {
    expect(
      outcomeOf(distributionUpgrade, {
        image: {
          layers: ['root', 'upgraded', 'app'],
          labels: { 'io.buildah.version': '1.37.0' },
          history: [
            { createdBy: '/bin/sh -c #(nop) ADD file:0123456789abcdef in / ' },
            { createdBy: '/bin/sh -c yum -y update' },
            {
              ...kit('COPY . /app'),
              createdBy: '/bin/sh -c #(nop) COPY dir:0123456789abcdef in /app ',
              comment: 'FROM quay.io/centos/centos:stream9',
            },
          ],
        },
      }),
    ).toEqual({ state: 'passed' });
  });
});
