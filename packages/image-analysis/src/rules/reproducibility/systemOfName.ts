import { CODE_NAMES, Product, SYSTEMS } from './endOfLife';

const SYSTEM_NAMES: ReadonlyArray<[RegExp, string]> = [
  [/(?:^|\/)debian:v?(\d{1,2})(?:\.\d+)*(?:-|$|@)/, 'debian'],
  [/(?:^|\/)ubuntu:v?(\d\d\.\d\d)/, 'ubuntu'],
  [/(?:^|\/)alpine:v?(3\.\d{1,2})/, 'alpine'],
  [/-alpine(3\.\d{1,2})/, 'alpine'],
  [/(?:^|\/)centos:(?:centos)?(\d)/, 'centos'],
  [/(?:^|\/)rockylinux(?:\/rockylinux)?:(\d{1,2})/, 'rocky'],
  [/(?:^|\/)almalinux(?:\/[\d\w-]+)?:(\d{1,2})/, 'almalinux'],
  [/(?:^|\/)amazonlinux:(\d{1,4})/, 'amzn'],
  [/(?:^|\/)oraclelinux:(\d{1,2})/, 'ol'],
  [/(?:^|\/)fedora:(\d\d)/, 'fedora'],
  [/(?:^|\/)(?:rhel|ubi)(\d{1,2})(?:\/|:|-|$)/, 'rhel'],
];

/**
 * The system in an image by the image's name in lower case: a version beside the
 * name of a distribution, or a code name among the words of the tag.
 */
export function systemOfName(
  name: string,
): { product: Product; version: string } | undefined {
  for (const [form, id] of SYSTEM_NAMES) {
    const version = form.exec(name)?.[1];
    if (version !== undefined) {
      return { product: SYSTEMS[id], version };
    }
  }
  const short = name.split('@')[0].slice(name.lastIndexOf('/') + 1);
  const tag = short.split(':')[1] ?? '';
  for (const word of tag.split(/[-_.]/)) {
    if (Object.hasOwn(CODE_NAMES, word)) {
      const [id, version] = CODE_NAMES[word];
      return { product: SYSTEMS[id], version };
    }
  }
  return undefined;
}
