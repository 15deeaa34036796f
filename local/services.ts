import type { Runtime, Service } from './service.ts';

export type ServiceFactory = (runtime: Runtime) => Service;

/** The emulated AWS services, in the order they start; they stop the other way round. */
export const SERVICES: readonly ServiceFactory[] = [];
