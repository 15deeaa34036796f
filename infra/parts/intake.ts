import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { HouseLogGroup } from '../constructs/house-log-group.ts';
import { allowLists, allowOnTable } from '../constructs/table-access.ts';
import type { Staff } from './staff.ts';
import type { Storage } from './storage.ts';

/** One line of the access log. No address and no body: they would be personal data. */
const accessLogLine = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
  bytes: '$context.responseLength',
};

/** Where everything comes in: shops' webhooks, signed; staff, with a token; readers of the reference, openly. */
export class Intake extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, house: House, storage: Storage, staff: Staff) {
    super(scope, id);
    const { corsOrigins, throttling } = house.settings;
    this.api = new HttpApi(this, 'Api', {
      description: 'Aftercare: webhooks, staff API and its reference',
      createDefaultStage: false,
      ...(corsOrigins.length > 0 && {
        corsPreflight: {
          allowOrigins: [...corsOrigins],
          allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE],
          allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match'],
          exposeHeaders: ['etag', 'idempotent-replayed', 'location'],
          maxAge: Duration.hours(1),
        },
      }),
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: throttling.rate, burstLimit: throttling.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new HouseLogGroup(this, 'AccessLogs', house)),
        format: AccessLogFormat.custom(JSON.stringify(accessLogLine)),
      },
    });
    this.#openRoutes(house, storage);
    this.#staffRoutes(house, storage, staff);
    this.#watch(house);
  }

  #openRoutes(house: House, { table, shops }: Storage): void {
    const webhook = new HouseFunction(this, 'Webhook', {
      house,
      functionName: 'webhook',
      description: "Takes a shop's signed delivery and stores what it says in one transaction.",
      environment: { TABLE_NAME: table.tableName, SHOPS_SECRET_ARN: shops.secretArn },
      // A shop waits five seconds at most; more memory is more CPU, which makes a cold start short.
      memoryMb: 1024,
      timeout: Duration.seconds(5),
    });
    allowOnTable(webhook, table, 'read', 'write');
    webhook.allow(['secretsmanager:GetSecretValue'], [shops.secretArn]);
    const reference = new HouseFunction(this, 'Reference', {
      house,
      functionName: 'reference',
      description: 'Serves the OpenAPI document and its page.',
      environment: {},
      memoryMb: 256,
    });
    const open = new HttpNoneAuthorizer();
    this.#route(webhook, open, ['POST /webhooks/{shopId}']);
    this.#route(reference, open, ['GET /openapi.json', 'GET /reference']);
  }

  #staffRoutes(house: House, { table, endpoints }: Storage, staff: Staff): void {
    const api = new HouseFunction(this, 'ApiFunction', {
      house,
      functionName: 'api',
      description: 'The staff API: tickets, visits, summaries.',
      environment: { TABLE_NAME: table.tableName, ENDPOINTS_SECRET_ARN: endpoints.secretArn },
      memoryMb: 1024,
    });
    allowOnTable(api, table, 'read', 'readMany', 'write', 'query');
    api.allow(['secretsmanager:GetSecretValue'], [endpoints.secretArn]);
    allowLists(api, table, 'byStatus', 'byOwner');
    const policyApi = new HouseFunction(this, 'PolicyApiFunction', {
      house,
      functionName: 'policyApi',
      description: 'The staff API: policies, calendars, staff.',
      environment: { TABLE_NAME: table.tableName, ENDPOINTS_SECRET_ARN: endpoints.secretArn },
      memoryMb: 1024,
    });
    allowOnTable(policyApi, table, 'read', 'write', 'query');
    policyApi.allow(['secretsmanager:GetSecretValue'], [endpoints.secretArn]);
    allowLists(policyApi, table, 'byOwner');
    // It takes a client's access tokens as well, by their `client_id`, and cannot be told not to: functions/_kit/http-caller.ts does.
    const authorizer = new HttpJwtAuthorizer('Authorizer', staff.issuer, {
      jwtAudience: [staff.client.userPoolClientId],
    });
    this.#route(api, authorizer, [
      'ANY /tickets',
      'ANY /tickets/{proxy+}',
      'GET /tasks',
      'ANY /visits',
      'ANY /visits/{proxy+}',
      'ANY /orders/{proxy+}',
      'ANY /suppressions/{proxy+}',
      'GET /summaries/{proxy+}',
      'GET /lateness',
      'POST /deadlines/preview',
      'GET /webhook-endpoints',
      'POST /webhook-endpoints/{proxy+}',
      'GET /webhook-deliveries',
      'ANY /webhook-deliveries/{proxy+}',
    ]);
    this.#route(policyApi, authorizer, [
      'ANY /policies',
      'ANY /policies/{proxy+}',
      'GET /backtests/{proxy+}',
      'ANY /calendars',
      'ANY /calendars/{proxy+}',
      'GET /staff',
      'ANY /staff/{proxy+}',
    ]);
  }

  #route(
    fn: HouseFunction,
    authorizer: IHttpRouteAuthorizer,
    routes: readonly `${keyof typeof HttpMethod} /${string}`[],
  ) {
    const integration = new HttpLambdaIntegration(`${fn.node.id}Integration`, fn);
    for (const route of routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      for (const added of this.api.addRoutes({ path, methods: [method], integration, authorizer })) {
        if (authorizer instanceof HttpNoneAuthorizer) {
          acknowledge(added, {
            'AwsSolutions-APIG4':
              "Deliveries carry the shop's signature, which the function verifies; the reference is public on purpose.",
          });
        }
      }
    }
  }

  #watch(house: House): void {
    new HouseAlarm(this, 'ServerErrors', {
      house,
      runbook: 'api-server-errors',
      meaning: 'The API answered with server errors: shops retry only for a while, staff cannot work.',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
    });
    new HouseAlarm(this, 'Slow', {
      house,
      runbook: 'api-slow',
      meaning: 'One request in a hundred takes longer than three seconds; a shop gives up after five.',
      metric: this.api.metricLatency({ period: Duration.minutes(5), statistic: 'p99' }),
      threshold: 3000,
      evaluationPeriods: 3,
    });
  }
}
