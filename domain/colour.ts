/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

/** How much two colours, `#1f6f5c`, differ to the eye: 1 to 21, as WCAG reckons it. Text reads from 4.5 on. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(parse(one)), luminance(parse(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** A colour with some of another in it: `share` 1 is all of the other. */
export function mix(colour: string, other: string, share: number): string {
  const [from, to] = [parse(colour), parse(other)];
  const parts = from.map((part, index) => Math.round(part + (to[index]! - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** A colour made lighter until it reads on a dark ground. */
export function readableOn(ground: string, colour: string): string {
  const shares = [0, 0.2, 0.35, 0.5, 0.65, 0.8];
  return shares.map((share) => mix(colour, '#ffffff', share)).find((one) => contrast(one, ground) >= 4.5) ?? '#ffffff';
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function parse(colour: string): Rgb {
  const part = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return [part(1), part(3), part(5)];
}
