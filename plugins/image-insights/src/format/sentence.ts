/** A message as a sentence: with a full stop where it has no end of its own. */
export function sentence(message: string): string {
  const text = message.trim();
  return text === '' || /[.!?:;…]$/.test(text) ? text : `${text}.`;
}
