import hardwareSoftware from '../../../policies/hardware-software.json' with { type: 'json' };
import itSystems from '../../../policies/it-systems.json' with { type: 'json' };
import ledDisplay from '../../../policies/led-display.json' with { type: 'json' };
import lubricants from '../../../policies/lubricants.json' with { type: 'json' };
import serviceDesk from '../../../policies/service-desk.json' with { type: 'json' };
import starter from '../../../policies/starter.json' with { type: 'json' };
import threeGuarantees from '../../../policies/three-guarantees.json' with { type: 'json' };
import webShop from '../../../policies/web-shop.json' with { type: 'json' };
import windows from '../../../policies/windows.json' with { type: 'json' };

/** The policies a policy may extend, by name. */
export const presets: Readonly<Record<string, unknown>> = {
  starter,
  'web-shop': webShop,
  'three-guarantees': threeGuarantees,
  'service-desk': serviceDesk,
  lubricants,
  'led-display': ledDisplay,
  'it-systems': itSystems,
  windows,
  'hardware-software': hardwareSoftware,
};
