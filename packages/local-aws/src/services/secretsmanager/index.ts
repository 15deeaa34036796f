import { createHash } from 'node:crypto';
import { physicalName } from '../../physical-name.ts';
import { type Resource, type Runtime, type Service, UnsupportedTemplate } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import { answer } from './api.ts';
import { generateSecretString } from './generate.ts';
import { createSecretStore } from './store.ts';

/**
 * Secrets Manager: values with versions and staging labels. As on AWS, the template gives a secret its first value, and
 * another one only when what it says of the value changes: what was put by the API is left alone. Nothing is encrypted,
 * and a secret that leaves the template is kept.
 */
export function createSecretsManagerService(runtime: Runtime): Service {
  const { clock, db } = runtime;
  const store = createSecretStore(db);
  const nameOf = (resource: { properties: Record<string, any>; stackName: string; logicalId: string }) =>
    physicalName(resource, 512);

  function arnOf(name: string): string {
    return `arn:aws:secretsmanager:${runtime.region}:${runtime.accountId}:secret:${name}-${arnSuffix(name)}`;
  }

  function declare({ logicalId, properties }: Resource): void {
    const { SecretString, GenerateSecretString, Description } = properties;
    if (SecretString !== undefined && GenerateSecretString !== undefined) {
      throw new UnsupportedTemplate(`${logicalId}: SecretString and GenerateSecretString exclude one another.`);
    }
    const name = nameOf({ logicalId, properties, stackName: runtime.stackName });
    const arn = arnOf(name);
    const declared = SecretString ?? (GenerateSecretString && JSON.stringify(GenerateSecretString));
    const known = store.list().find((secret) => secret.arn === arn);
    const now = clock.now();
    transaction(db, () => {
      store.save({
        arn,
        name,
        description: Description,
        created: known?.created ?? now,
        changed: known?.changed ?? now,
        declared,
      });
      if (declared === undefined || declared === known?.declared) return;
      store.addVersion(arn, { string: SecretString ?? generate(logicalId, GenerateSecretString) }, now);
    });
  }

  return {
    name: 'secretsmanager',
    kinds: {
      'AWS::SecretsManager::Secret': {
        properties: ['Description', 'GenerateSecretString', 'KmsKeyId', 'Name', 'SecretString', 'Tags'],
        identify(context) {
          const arn = arnOf(nameOf(context));
          return { ref: arn, attributes: { Id: arn } };
        },
        declare,
      },
    },
    handle: async (request) => answer({ store, clock }, request),
  };
}

function generate(logicalId: string, options: Record<string, any>): string {
  try {
    return generateSecretString(options);
  } catch (error) {
    throw new UnsupportedTemplate(`${logicalId}: GenerateSecretString: ${(error as Error).message}`);
  }
}

/** Six letters and digits, the same for a name at every start. */
function arnSuffix(name: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const digest = createHash('sha256').update(`secret ${name}`).digest();
  return [...digest.subarray(0, 6)].map((byte) => letters[byte % letters.length]).join('');
}
