/** A message as a sentence: with a full stop where it has no end of its own. */
export function sentence(message: string): string {
  const text = message.trim();
  return text === '' || /[.!?:;…]$/.test(text) ? text : `${text}.`;
}

/** A text with a capital in front, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
