import { cleanText } from '../facts/cleanText';

const MOST_CHARACTERS = 100;

/**
 * What a system calls itself, from the small files that say so; absent where
 * nothing tells, as in images from scratch.
 */
export function operatingSystem(
  texts: Readonly<Record<string, string>>,
): string | undefined {
  const told =
    releaseName(texts['etc/os-release']) ??
    releaseName(texts['usr/lib/os-release']) ??
    versionOf('Alpine Linux v', texts['etc/alpine-release']) ??
    versionOf('Debian ', texts['etc/debian_version']);
  return told && cleanText(told, MOST_CHARACTERS);
}

function releaseName(text: string | undefined): string | undefined {
  const facts = new Map<string, string>();
  for (const line of text?.split('\n') ?? []) {
    const equals = line.indexOf('=');
    if (equals > 0) {
      facts.set(line.slice(0, equals).trim(), unquoted(line.slice(equals + 1)));
    }
  }
  const name = facts.get('NAME');
  const version = facts.get('VERSION') ?? facts.get('VERSION_ID') ?? '';
  return (
    facts.get('PRETTY_NAME') ||
    (name && `${name} ${version}`.trim()) ||
    undefined
  );
}

function unquoted(value: string): string {
  const text = value.trim();
  const quote = text[0];
  return text.length > 1 &&
    (quote === '"' || quote === "'") &&
    text.endsWith(quote)
    ? text.slice(1, -1)
    : text;
}

function versionOf(name: string, text: string | undefined): string | undefined {
  const version = text?.trim();
  return version ? `${name}${version}` : undefined;
}
