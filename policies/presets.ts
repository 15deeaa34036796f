/** Few requests are about presets: each is read when it is first asked for (infra/embed-policies.ts lays them beside the bundle). */
const files = {
  starter: () => import('./starter.json', { with: { type: 'json' } }),
  'web-shop': () => import('./web-shop.json', { with: { type: 'json' } }),
  'three-guarantees': () => import('./three-guarantees.json', { with: { type: 'json' } }),
  'service-desk': () => import('./service-desk.json', { with: { type: 'json' } }),
  lubricants: () => import('./lubricants.json', { with: { type: 'json' } }),
  'led-display': () => import('./led-display.json', { with: { type: 'json' } }),
  'it-systems': () => import('./it-systems.json', { with: { type: 'json' } }),
  windows: () => import('./windows.json', { with: { type: 'json' } }),
  'hardware-software': () => import('./hardware-software.json', { with: { type: 'json' } }),
};

export type PresetName = keyof typeof files;

type Presets = { readonly [Name in PresetName]: Awaited<ReturnType<(typeof files)[Name]>>['default'] };

export const presetNames = Object.keys(files) as readonly PresetName[];

/** The policies a policy may extend, by name. */
export async function readPresets(): Promise<Presets> {
  const read = Object.entries(files).map(async ([name, load]) => [name, (await load()).default] as const);
  return Object.fromEntries(await Promise.all(read)) as unknown as Presets;
}
