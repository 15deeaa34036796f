import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../constructs/acknowledge.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { HouseSchedule } from '../constructs/house-schedule.ts';
import { allowLists, allowOnTable } from '../constructs/table-access.ts';
import type { Mail } from './mail.ts';
import type { Workflows } from './workflows.ts';

/** What it works with beside the table. */
interface Neighbours {
  workflows: Workflows;
  mail: Mail;
  timeZone: string;
}

/** What happens by the clock on the wall: planning the day's visits, the monthly summary, the sweep. */
export class Schedules extends Construct {
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, house: House, table: Table, { workflows, mail, timeZone }: Neighbours) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      runbook: 'dead-letters-schedules',
      holds: 'A scheduled run',
    });
    const common = { timeZone, deadLetters: this.deadLetters };
    const planVisits = this.#planVisits(house, table);
    new HouseSchedule(this, 'PlanVisitsDaily', {
      ...common,
      description: 'Finds the visits that fall due and hands them to their executions.',
      expression: 'cron(0 6 * * ? *)',
      target: planVisits,
    });
    new HouseSchedule(this, 'SummaryDaily', {
      ...common,
      description: "Makes last month's complaint summary; runs on twelve days so that a working day is among them.",
      expression: 'cron(0 8 1-12 * ? *)',
      target: this.#summary(house, table),
    });
    const sweep = this.#sweep(house, table, workflows, mail);
    new HouseSchedule(this, 'SweepTwoHourly', {
      ...common,
      description: 'Repairs the difference between open rows and running executions.',
      expression: 'rate(2 hours)',
      target: sweep,
    });
    watchRuns(this, house, 'plan-visits', planVisits, Duration.days(1), 'daily');
    watchRuns(this, house, 'sweep', sweep, Duration.hours(6), 'every two hours');
  }

  #planVisits(house: House, table: Table): HouseFunction {
    const planVisits = new HouseFunction(this, 'PlanVisits', {
      house,
      functionName: 'planVisits',
      description: 'Finds the visits that fall due and hands them to their executions.',
      environment: { TABLE_NAME: table.tableName },
      timeout: Duration.minutes(5),
      deadLetters: this.deadLetters,
    });
    allowOnTable(planVisits, table, 'read', 'write', 'query');
    allowLists(planVisits, table, 'byStatus', 'byOwner');
    return planVisits;
  }

  #summary(house: House, table: Table): HouseFunction {
    const summary = new HouseFunction(this, 'Summary', {
      house,
      functionName: 'summary',
      description: "Makes last month's complaint summary, once, on its working day.",
      environment: { TABLE_NAME: table.tableName },
      timeout: Duration.minutes(1),
      deadLetters: this.deadLetters,
    });
    allowOnTable(summary, table, 'read', 'write', 'query');
    return summary;
  }

  #sweep(house: House, table: Table, { ticketMachine, visitMachine }: Workflows, { digests }: Mail): HouseFunction {
    const sweep = new HouseFunction(this, 'Sweep', {
      house,
      functionName: 'sweep',
      description: 'Repairs the difference between open rows and running executions, and mails left half sent.',
      environment: {
        TABLE_NAME: table.tableName,
        TICKET_MACHINE_ARN: ticketMachine.stateMachineArn,
        VISIT_MACHINE_ARN: visitMachine.stateMachineArn,
        ...digests.environment,
      },
      timeout: Duration.minutes(5),
      deadLetters: this.deadLetters,
    });
    allowOnTable(sweep, table, 'read', 'write', 'query');
    allowLists(sweep, table, 'byStatus');
    digests.allowTimers(sweep);
    for (const machine of [ticketMachine, visitMachine]) {
      const executions = executionsOf(machine);
      sweep.allow(['states:ListExecutions'], [machine.stateMachineArn]);
      sweep.allow(['states:StopExecution'], [executions]);
      acknowledgeWildcard(sweep.role!, executions, 'Executions come and go; all are of this one state machine.');
    }
    return sweep;
  }
}

function executionsOf(machine: StateMachine): string {
  return Stack.of(machine).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

function watchRuns(
  scope: Construct,
  house: House,
  name: string,
  fn: HouseFunction,
  within: Duration,
  rhythm: string,
): void {
  new HouseAlarm(scope, `${name}-not-running`, {
    house,
    runbook: `${name}-not-running`,
    meaning: `${name} should run ${rhythm} and has not.`,
    metric: fn.metricInvocations({ period: within }),
    threshold: 1,
    below: true,
    silenceIsBad: true,
  });
}
