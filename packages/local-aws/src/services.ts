import type { Runtime, Service } from './service.ts';
import { createApiGatewayService } from './services/apigateway/index.ts';
import { createCognitoService } from './services/cognito/index.ts';
import { createDynamoDbService } from './services/dynamodb/index.ts';
import { createEventSourceMappingService } from './services/event-source-mapping/index.ts';
import { createEventsService } from './services/events/index.ts';
import { createLambdaService } from './services/lambda/index.ts';
import { createSchedulerService } from './services/scheduler/index.ts';
import { createSecretsManagerService } from './services/secretsmanager/index.ts';
import { createSesService } from './services/ses/index.ts';
import { createSqsService } from './services/sqs/index.ts';
import { createStatesService } from './services/states/index.ts';

export type ServiceFactory = (runtime: Runtime) => Service;

/** The emulated AWS services in the order they start: those others call come first. They stop the other way round. */
export const SERVICES: readonly ServiceFactory[] = [
  createSecretsManagerService,
  createCognitoService,
  createSesService,
  createSqsService,
  createLambdaService,
  createDynamoDbService,
  createEventsService,
  createStatesService,
  createSchedulerService,
  createEventSourceMappingService,
  createApiGatewayService,
];
