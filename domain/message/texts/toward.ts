/** A telephone number with the Korean particle for "to", which follows the sound of its last figure: 02-555-0100으로. */
export function toward(phone: string): string {
  const last = phone.trimEnd().at(-1) ?? '';
  if (/[036]/.test(last)) return `${phone}으로`;
  return /\d/.test(last) ? `${phone}로` : `${phone}(으)로`;
}
