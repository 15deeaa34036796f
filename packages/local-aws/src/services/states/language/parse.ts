/** Reads a definition and refuses, naming the state, whatever would not run here as it runs on AWS. */
import { UnsupportedTemplate } from '../../../service.ts';
import { isOperator, operatorOf } from './choice.ts';
import type { ChoiceRule, Definition, State, StateMap } from './definition.ts';
import { parseIntrinsic } from './intrinsics.ts';
import { isObject } from './json.ts';

const GOING = ['Next', 'End'];
const DATA = ['InputPath', 'OutputPath'];
const RESULT = ['Parameters', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'];

/** Fields known by type, besides `Type`, `Comment` and `QueryLanguage`. */
const FIELDS: Record<State['Type'], readonly string[]> = {
  Task: [
    ...GOING,
    ...DATA,
    ...RESULT,
    'Resource',
    'TimeoutSeconds',
    'TimeoutSecondsPath',
    'HeartbeatSeconds',
    'HeartbeatSecondsPath',
  ],
  Wait: [...GOING, ...DATA, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  Pass: [...GOING, ...DATA, 'Result', 'Parameters', 'ResultPath'],
  Choice: [...DATA, 'Choices', 'Default'],
  Succeed: DATA,
  Fail: ['Error', 'ErrorPath', 'Cause', 'CausePath'],
  Parallel: [...GOING, ...DATA, ...RESULT, 'Branches'],
  Map: [
    ...GOING,
    ...DATA,
    ...RESULT,
    'ItemsPath',
    'ItemSelector',
    'ItemProcessor',
    'Iterator',
    'MaxConcurrency',
    'MaxConcurrencyPath',
  ],
};

/**
 * @param isKnownResource whether a Task's `Resource` can be called here.
 * @throws UnsupportedTemplate
 */
export function parseDefinition(
  machine: string,
  text: string,
  isKnownResource: (resource: string) => boolean,
): Definition {
  const refuse = (what: string): never => {
    throw new UnsupportedTemplate(`State machine ${machine}: ${what}`);
  };
  const refuseIn = (state: string, what: string): never => refuse(`state "${state}": ${what}`);

  function checkMap(map: StateMap, where: string): void {
    if (!isObject(map?.States) || !Object.hasOwn(map.States, map.StartAt)) {
      refuse(`${where}StartAt names no state of its own`);
    }
    for (const [name, state] of Object.entries(map.States)) checkState(name, state, map.States);
  }

  function checkState(name: string, state: State, siblings: StateMap['States']): void {
    const raw = state as unknown as Record<string, unknown>;
    const fields = FIELDS[state.Type] ?? refuseIn(name, `unknown type ${JSON.stringify(state.Type)}`);
    if ((raw.QueryLanguage ?? 'JSONPath') !== 'JSONPath') refuseIn(name, 'JSONata is not supported, only JSONPath');
    const common = ['Type', 'Comment', 'QueryLanguage'];
    const unknown = Object.keys(raw).find((field) => !fields.includes(field) && !common.includes(field));
    if (unknown) refuseIn(name, `the field ${unknown} is not supported`);
    checkTemplates(name, raw);
    checkTargets(name, raw, siblings);
    if (state.Type === 'Choice') for (const rule of state.Choices) checkRule(name, rule);
    if (state.Type === 'Task' && !isKnownResource(state.Resource)) {
      refuseIn(name, `the resource ${state.Resource} is not supported`);
    }
    if (state.Type === 'Parallel') for (const branch of state.Branches) checkMap(branch, `state "${name}": `);
    if (state.Type === 'Map') checkItemProcessor(name, raw);
  }

  function checkItemProcessor(name: string, state: Record<string, any>): void {
    const processor = state.ItemProcessor ?? state.Iterator;
    if (processor?.ProcessorConfig?.Mode === 'DISTRIBUTED') refuseIn(name, 'distributed Map is not supported');
    state.ItemProcessor = processor;
    state.ItemSelector ??= state.Parameters;
    delete state.Parameters;
    checkMap(processor, `state "${name}": `);
  }

  function checkTargets(name: string, state: Record<string, any>, siblings: StateMap['States']): void {
    const rules: { Next?: string }[] = [...(state.Choices ?? []), ...(state.Catch ?? [])];
    const targets = [state.Next, state.Default, ...rules.map((rule) => rule.Next ?? '')];
    const missing = targets.find((target) => target !== undefined && !Object.hasOwn(siblings, target));
    if (missing !== undefined) refuseIn(name, `goes on to "${missing}", which is no state beside it`);
    if (FIELDS[state.Type as State['Type']].includes('Next') && !state.Next && state.End !== true) {
      refuseIn(name, 'has neither Next nor End');
    }
  }

  function checkRule(name: string, rule: ChoiceRule): void {
    const inner = rule.And ?? rule.Or ?? (rule.Not ? [rule.Not] : undefined);
    if (inner) {
      for (const test of inner) checkRule(name, test);
      return;
    }
    const operator = operatorOf(rule);
    if (!rule.Variable || !operator || !isOperator(operator)) refuseIn(name, `unknown test ${JSON.stringify(rule)}`);
  }

  /** Intrinsic functions are parsed now, so that an unknown one is found at start and not at the end of a long wait. */
  function checkTemplates(name: string, value: unknown): void {
    if (Array.isArray(value)) for (const item of value) checkTemplates(name, item);
    if (!isObject(value)) return;
    for (const [field, inner] of Object.entries(value)) {
      if (field === 'States' || field === 'Result') continue;
      if (field.endsWith('.$') && typeof inner === 'string' && !inner.startsWith('$')) {
        try {
          parseIntrinsic(inner);
        } catch (error) {
          refuseIn(name, `${field}: ${(error as Error).message}`);
        }
      } else checkTemplates(name, inner);
    }
  }

  const definition = readJson(text) ?? refuse('its definition is not JSON');
  if ((definition.QueryLanguage ?? 'JSONPath') !== 'JSONPath') refuse('JSONata is not supported, only JSONPath');
  checkMap(definition, '');
  return definition;
}

function readJson(text: string): (Definition & { QueryLanguage?: string }) | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
