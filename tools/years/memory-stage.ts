import type { InstantText } from '../../domain/vocabulary.ts';
import type { Act, View } from '../simulate/act.ts';
import { doAct } from '../simulate/deeds.ts';
import type { House } from '../simulate/house.ts';
import { World } from '../simulate/world.ts';
import { nextPlanning, openRoutines, summariesBetween } from './routines.ts';
import type { Evidence, Stage } from './stage.ts';

/** Timers are never quite in time, anywhere. */
const timersLateMs = 40;

/** A year in memory: seconds, where the local stack takes minutes. */
export class MemoryStage implements Stage {
  readonly world: World;
  readonly #begins: InstantText;

  constructor(preset: string, begins: InstantText, house?: House) {
    this.#begins = begins;
    this.world = new World(preset, begins, { delayMs: timersLateMs, ...(house && { house }) });
  }

  async view(): Promise<View> {
    return this.world.view();
  }

  async pass(until: InstantText): Promise<void> {
    const { world } = this;
    for (;;) {
      const planning = nextPlanning(world.houseContext().policy, world.at);
      if (planning > until) break;
      world.pass(planning);
      openRoutines(world);
    }
    world.pass(until);
  }

  async do(act: Act): Promise<string | null> {
    let refusal: string | null = null;
    this.world.step(act.act, () => {
      refusal = doAct(this.world, act);
      return refusal;
    });
    return refusal;
  }

  async evidence(): Promise<Evidence> {
    const { steps, told, office } = this.world.recording;
    const policy = office.active(this.world.at);
    const roles = new Map(policy.staff.map(({ id, role }) => [id, role]));
    const summedUp = policy.staff.filter(({ role }) => role === policy.summary.to);
    const summaries = summariesBetween(policy, this.#begins, this.world.at).flatMap((at) =>
      summedUp.map(({ id, role }) => ({
        at,
        staffId: id,
        role,
        kind: 'monthly-summary' as const,
        entityId: at.slice(0, 7),
      })),
    );
    return {
      policy,
      events: steps.flatMap(({ events }) => events),
      toCustomers: steps.flatMap(({ mails }) => mails),
      heard: [
        ...summaries,
        ...told.flatMap(({ at, staffId, kind, entityId }) => {
          const role = roles.get(staffId);
          return role ? [{ at, staffId, role, kind, entityId }] : [];
        }),
      ],
      toStaff: summaries.length + new Set(told.map(({ at, staffId }) => `${staffId} ${at}`)).size,
    };
  }
}
