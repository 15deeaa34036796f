import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { awaitAttributes, carriedEvents, keys } from '../../adapters/dynamo/table.ts';
import { BacktestMachine } from '../../workflows/backtest/machine.ts';
import { TicketMachine } from '../../workflows/ticket/machine.ts';
import { VisitMachine } from '../../workflows/visit/machine.ts';
import { acknowledge, acknowledgeWildcard } from '../constructs/acknowledge.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { HouseLogGroup } from '../constructs/house-log-group.ts';
import { allowLists, allowOnTable } from '../constructs/table-access.ts';

/** The executions that keep time, one for each open ticket and each visit on its way, and those that replay the past. */
export class Workflows extends Construct {
  readonly ticketMachine: StateMachine;
  readonly visitMachine: StateMachine;
  readonly backtestMachine: StateMachine;

  constructor(scope: Construct, id: string, house: House, table: Table) {
    super(scope, id);
    const environment = { TABLE_NAME: table.tableName };
    const advanceTicket = new HouseFunction(this, 'AdvanceTicket', {
      house,
      functionName: 'advanceTicket',
      description: 'Climbs the rungs of a ticket that are due and says what to wait for next.',
      environment,
    });
    const advanceVisit = new HouseFunction(this, 'AdvanceVisit', {
      house,
      functionName: 'advanceVisit',
      description: 'Takes the steps of a visit that are due and says what to wait for next.',
      environment,
    });
    for (const advance of [advanceTicket, advanceVisit]) {
      allowOnTable(advance, table, 'read', 'write');
    }
    // By load, a ticket goes to whoever has the fewest open ones.
    allowLists(advanceTicket, table, 'byOwner');
    // A visit waits for its order's tickets, and goes to somebody who is free.
    allowOnTable(advanceVisit, table, 'query');
    const isTraced = house.settings.traces;
    const common = { table, awaitAttributes, carriedEvents, isTraced };
    this.ticketMachine = new TicketMachine(this, 'Ticket', {
      ...common,
      advance: advanceTicket,
      key: keys.ticket('{}'),
      logGroup: new HouseLogGroup(this, 'TicketLogs', house),
    }).stateMachine;
    this.visitMachine = new VisitMachine(this, 'Visit', {
      ...common,
      advance: advanceVisit,
      key: keys.visit('{}'),
      logGroup: new HouseLogGroup(this, 'VisitLogs', house),
    }).stateMachine;
    const replay = new HouseFunction(this, 'Replay', {
      house,
      functionName: 'backtest',
      description: 'Replays a page of past tickets under another policy.',
      environment,
      memoryMb: 1024,
      timeout: Duration.minutes(2),
    });
    allowOnTable(replay, table, 'read', 'write', 'query');
    allowLists(replay, table, 'byStatus');
    this.backtestMachine = new BacktestMachine(this, 'Backtest', {
      replay,
      table,
      isTraced,
      key: keys.backtest('{}'),
      logGroup: new HouseLogGroup(this, 'BacktestLogs', house),
    }).stateMachine;
    acceptRole(this.backtestMachine, replay);
    watchFailed(
      this,
      house,
      'backtest',
      this.backtestMachine,
      'A backtest has failed; it may still be shown as running.',
    );
    for (const [name, machine, advance] of [
      ['ticket', this.ticketMachine, advanceTicket],
      ['visit', this.visitMachine, advanceVisit],
    ] as const) {
      acceptRole(machine, advance);
      watch(this, house, name, machine);
    }
  }
}

function acceptRole(machine: StateMachine, advance: HouseFunction): void {
  acknowledgeWildcard(machine, `${advance.functionArn}:*`, 'Versions and aliases of its own Advance task.');
  acknowledge(machine, {
    'AwsSolutions-SF1':
      'Errors are logged. Everything else is in the execution history and in the events of the table.',
    'AwsSolutions-SF2':
      'Traces cost more than the executions themselves; `traces` in infra/settings.ts switches them on.',
    'AwsSolutions-IAM5[Resource::*]': 'Log delivery and X-Ray have no resources to name: their actions only take *.',
  });
}

function watch(scope: Construct, house: House, name: 'ticket' | 'visit', machine: StateMachine): void {
  const failed = `An execution that times a ${name} has failed: its promises are not kept track of until the sweep starts it again.`;
  watchFailed(scope, house, name, machine, failed);
  new HouseAlarm(scope, `${name}-executions-timed-out`, {
    house,
    runbook: `${name}-executions-timed-out`,
    meaning: `An execution that times a ${name} ran for 330 days without handing over to its successor.`,
    metric: machine.metricTimedOut(),
    threshold: 1,
  });
}

function watchFailed(scope: Construct, house: House, name: string, machine: StateMachine, meaning: string): void {
  new HouseAlarm(scope, `${name}-executions-failed`, {
    house,
    runbook: `${name}-executions-failed`,
    meaning,
    metric: machine.metricFailed(),
    threshold: 1,
  });
}
