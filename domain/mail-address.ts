const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * An address mail can be sent to, or null: SES takes neither quotes nor anything but ASCII before the `@`, and domains
 * only by their ASCII name, `xn--mller-kva.example` for `müller.example`. Each domain is written in one way.
 */
export function mailAddress(text: string | null | undefined): string | null {
  const [, local, domain] = /^(.{1,64})@([^@]+)$/u.exec(text?.trim() ?? '') ?? [];
  if (local === undefined || domain === undefined || !localPart.test(local)) return null;
  const ascii = asciiDomain(domain);
  const address = `${local}@${ascii}`;
  return ascii !== null && address.length <= 254 ? address : null;
}

function asciiDomain(domain: string): string | null {
  // What a URL would not take as part of a host name, or take for something else.
  if (/[\s/?#:%\\[\]]/u.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  const { hostname } = new URL(`http://${domain}`);
  return domainName.test(hostname) ? hostname : null;
}
